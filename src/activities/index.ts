export type { ActivityStatus } from './define-kind.js';
export type { ActivityId, MerchantId } from './fields.js';
export { readId } from './fields.js';
export { parseActivity } from './parse.js';
export type { Activity, ActivityKind, ActivityOf } from './registry.js';
export { activityKinds, activitySchemas } from './registry.js';
export type { ActivitySummary } from './summarize.js';
export { summarize } from './summarize.js';
export { kindTitles } from './titles.js';
