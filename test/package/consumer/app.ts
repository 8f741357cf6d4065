// A TypeScript app that imports the package by its name. installed.test.ts compiles it.
import type {
  Activity,
  ActivityKind,
  ActivityPage,
  ActivityQuery,
  ActivitySummary,
  Messages,
} from 'stamps-activity-feed';
import 'stamps-activity-feed';
import { activityPages, FeedError, summarize } from 'stamps-activity-feed/api';
import { StampsActivityFeed } from 'stamps-activity-feed/element';
import { registerMessages } from 'stamps-activity-feed/locales';
import { id } from 'stamps-activity-feed/locales/id';
import { createSandbox } from 'stamps-activity-feed/sandbox';

const feed = document.createElement('stamps-activity-feed');
feed.apiUrl = '/stamps';
feed.merchantIds = [2, 5];
feed.addEventListener('stamps-load', ({ activities, page, hasMore }) => {
  const came: readonly Activity[] = activities;
  const loaded: ActivityPage = page;
  document.title = hasMore ? '…' : `${came.length} ${loaded.issues.length}`;
});
feed.addEventListener('stamps-error', ({ error }) => {
  const isOurs: boolean = error instanceof FeedError && error.code === 'not-found';
  document.title = isOurs ? 'not found' : error.message;
});
document.querySelector('stamps-activity-feed')?.retry();

export class OwnFeed extends StampsActivityFeed {}

export const stampsOf = (activity: Activity): number | null | undefined =>
  activity.kind === 'redemption' ? activity.redemption.stamps : undefined;

export const titlesOf = async (query: ActivityQuery): Promise<string[]> => {
  const titles: string[] = [];
  for await (const { activities } of activityPages(query, { fetch: own })) {
    titles.push(...activities.map((activity): ActivitySummary => summarize(activity)).map(titleOf));
  }
  return titles;
};

const titleOf = ({ title }: ActivitySummary): string => title;
const sandbox = createSandbox();
const own: typeof fetch = (input, init) => sandbox(new Request(input, init));
const dutch: Messages = { ...id, language: 'nl' };
registerMessages(dutch);

// @ts-expect-error An element of another name has no such property.
document.createElement('stamps-feed').apiUrl = '/stamps';
// @ts-expect-error There is no such kind.
export const kind: ActivityKind = 'gift-card';
