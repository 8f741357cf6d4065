export type {
  Activity,
  ActivityId,
  ActivityKind,
  ActivityPage,
  ActivityQuery,
  ActivityStatus,
  ActivitySummary,
  FeedErrorCode,
  FeedPhase,
} from '../api/index.js';
export { FeedError } from '../api/index.js';
export type { FeedStatus } from '../feed/feed-delegate.js';
export type { Messages } from '../locales/index.js';
export { en, id, overrideMessages, registerMessages } from '../locales/index.js';
export type { GetToken, TokenReason } from '../shared/token-provider.js';
export type { GroupBy } from './converters.js';
export type { FeedDiagnostics } from './diagnostics.js';
export { StampsEndEvent, StampsErrorEvent, StampsLoadEvent } from './events.js';
export type { RenderRow } from './rows/row.js';
export { StampsActivityFeed } from './stamps-activity-feed.js';
