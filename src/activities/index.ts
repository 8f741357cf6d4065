export type { ActivityStatus } from './define-kind.js';
export type { ActivityId } from './fields.js';
export { readId } from './fields.js';
export { parseActivity } from './parse.js';
export type { Activity, ActivityKind, ActivityOf } from './registry.js';
export { activityKinds, kinds } from './registry.js';
export type { ActivitySummary } from './summarize.js';
export { summary } from './summarize.js';
export { titles } from './titles.js';
