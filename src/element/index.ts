export type { ActivityFilter } from '../activities/index.js';
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
  MerchantId,
} from '../api/index.js';
export { FeedError } from '../api/index.js';
export type { FeedStatus } from '../feed/feed-delegate.js';
export type { MessageOverrides, Messages } from '../locales/index.js';
export { overrideMessages, registerMessages } from '../locales/index.js';
export type { GetToken, TokenReason } from '../shared/token-provider.js';
export type { GroupBy, HeadingLevel } from './converters.js';
export type { FeedDiagnostics } from './diagnostics.js';
export { StampsEndEvent, StampsErrorEvent, StampsFilterEvent, StampsLoadEvent } from './events.js';
export type { RenderRow } from './rows/row-context.js';
export { StampsActivityFeed } from './stamps-activity-feed.js';
