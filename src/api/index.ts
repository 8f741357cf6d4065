/**
 * The Activity API without a page: fetch, parse and summarize a member's activities in Node, in a
 * worker or in a browser. Nothing here touches the DOM.
 */
export type {
  Activity,
  ActivityId,
  ActivityKind,
  ActivityOf,
  ActivityStatus,
  ActivitySummary,
  ActivityWords,
  LevelChange,
  MerchantId,
} from '../activities/index.js';
export {
  activityKinds,
  activitySchemas,
  kindTitles,
  parseActivity,
  summarize,
} from '../activities/index.js';
export { defaultApiUrl } from '../shared/api-url.js';
export { activityPages } from './activity-pages.js';
export { fetchPage } from './checked-fetch-page.js';
export type { FeedErrorCode, FeedPhase } from './errors.js';
export { FeedError } from './errors.js';
export type { FetchAttempt, FetchOptions } from './fetch-options.js';
export type { ActivityIssue, ActivityPage } from './parse-page.js';
export { pageSize, parsePage } from './parse-page.js';
export type { ActivityQuery } from './query.js';
export { activitiesUrl } from './query.js';
