export type { ActivityId } from './fields.js';
export { readId } from './fields.js';
export type { ActivityStatus } from './kind.js';
export { parseActivity } from './parse.js';
export type { Activity, ActivityKind, ActivityOf } from './registry.js';
export { activityKinds, kinds } from './registry.js';
export type { ActivitySummary } from './summary.js';
export { summary } from './summary.js';
export { titles } from './titles.js';
