import { createServer } from 'node:http';
import { overrideMessages, StampsActivityFeed } from 'stamps-activity-feed';
import { activityPages, fetchPage } from 'stamps-activity-feed/api';
import { define } from 'stamps-activity-feed/define';
import type { StampsActivityFeed as Feed } from 'stamps-activity-feed/element';
import { id } from 'stamps-activity-feed/locales/id';
import {
  type ActivityProxyOptions,
  createActivityProxy,
  getAccessToken,
  type NodeRequest,
  toNodeListener,
} from 'stamps-activity-feed/proxy';
import { redisStore } from 'stamps-activity-feed/proxy/redis';
import { createSandbox } from 'stamps-activity-feed/sandbox';
import { renderActivityFeed } from 'stamps-activity-feed/ssr';

const { STAMPS_TOKEN, STAMPS_SECRET, STAMPS_API_URL } = process.env;

// Variables that may be missing are `string | undefined`, which `exactOptionalPropertyTypes` tells from an absent option.
const options: ActivityProxyOptions<NodeRequest> = {
  resolveUser: () => 'one@example.com',
  token: STAMPS_TOKEN,
  secret: STAMPS_SECRET,
  apiUrl: STAMPS_API_URL,
  timeout: undefined,
  onError: undefined,
};
const proxy = createActivityProxy(options);
createServer(toNodeListener(proxy));
createActivityProxy({
  resolveUser: () => 'one@example.com',
  getToken: getAccessToken({ token: STAMPS_TOKEN ?? '', crmMerchantId: 2, apiUrl: STAMPS_API_URL }),
});

const sandbox = createSandbox({ basePath: undefined, secret: undefined });
const signal: AbortSignal | undefined = undefined;
await fetchPage(
  { user: 'one@example.com', apiUrl: STAMPS_API_URL },
  { token: STAMPS_TOKEN, signal },
);
for await (const page of activityPages({ user: 'one@example.com' }, { fetch: undefined })) {
  console.log(page.activities.length);
}
await renderActivityFeed({ attributes: { 'api-url': '/stamps' }, proxy, request: undefined });

const feed: Feed = document.createElement('stamps-activity-feed');
feed.user = STAMPS_TOKEN;
feed.addEventListener('stamps-load', ({ activities }) => console.log(activities.length));
console.log(feed instanceof StampsActivityFeed, define, id, redisStore, overrideMessages, sandbox);

// A package without types would accept these.
// @ts-expect-error
feed.groupBy = 'week';
// @ts-expect-error
createSandbox({ base: '/' });
