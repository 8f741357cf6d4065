import { faultBodies, faultStatuses } from '../../../src/sandbox/faults/faults.js';
import type { SandboxFaults } from '../../../src/sandbox/index.js';

/** A feed, and the state in which its page is searched for the token. */
export interface CanaryCase {
  readonly name: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly faults?: SandboxFaults;
  /** Whether its API is on another origin. */
  readonly isElsewhere?: boolean;
  /** Whether long delays end at once. */
  readonly isWoundUp?: boolean;
  /** JavaScript that is run with the `feed` before it is inserted, and once it has settled. */
  readonly before?: string;
  readonly after?: string;
  /** The expected state of the feed, as a JavaScript expression. */
  readonly state: string;
}

const failing = (code: string) => `feed.error && feed.error.code === '${code}'`;

const codes: Readonly<Record<number, string>> = {
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not-found',
  429: 'rate-limited',
};

const byStatus = faultStatuses.map((status): CanaryCase => {
  const code = codes[status] ?? (status < 500 ? 'bad-request' : 'server');
  return { name: `a ${status}`, faults: { status }, state: failing(code) };
});

/** Bodies that never end: one sends nothing, the other sends slowly. */
const byBody = faultBodies
  .filter((body) => body !== 'stall' && body !== 'slow')
  .map((body): CanaryCase => {
    const code = body === 'drop' ? 'network' : 'invalid-response';
    return { name: `a body with ${body}`, faults: { body }, state: failing(code) };
  });

const states: readonly CanaryCase[] = [
  { name: 'idle', attributes: { user: '' }, state: `feed.status === 'idle'` },
  { name: 'loading', faults: { body: 'stall' }, state: `feed.status === 'loading'` },
  { name: 'ready', state: `feed.status === 'ready'` },
  {
    name: 'loading more',
    faults: { body: 'stall', page: 'more' },
    after: 'void feed.loadMore()',
    state: `feed.status === 'loading' && feed.activities.length === 20`,
  },
  {
    name: 'the last page is loaded',
    after: 'while (feed.hasMore) await feed.loadMore()',
    state: `feed.activities.length === 41 && !feed.hasMore`,
  },
  {
    name: 'empty',
    attributes: { user: 'empty@example.com' },
    state: `feed.status === 'ready' && feed.activities.length === 0`,
  },
  { name: 'removed', after: 'feed.remove()', state: '!feed.isConnected' },
  {
    name: 'signed out',
    after:
      'feed.token = null; feed.tokenUrl = null; feed.getToken = undefined; feed.apiUrl = "https://shop.invalid"; await feed.updateComplete',
    state: `feed.status === 'idle' && feed.activities.length === 0`,
  },
  {
    name: 'a further page that failed',
    faults: { status: 500, page: 'more' },
    after: 'await feed.loadMore().catch(() => {})',
    state: `${failing('server')} && feed.error.phase === 'more'`,
  },
  {
    name: 'refreshed, with new and repeated rows',
    faults: { arrivals: 2, repeat: 3, errorMessages: 'One is missing.' },
    after: 'await feed.loadMore(); await feed.refresh()',
    state: 'feed.activities.length > 30',
  },
  {
    name: 'a cursor that does not advance',
    faults: { cursor: 'stuck' },
    after: 'await feed.loadMore()',
    state: '!feed.hasMore',
  },
];

const errors: readonly CanaryCase[] = [
  { name: 'a redirect', faults: { redirect: true }, state: failing('redirected') },
  { name: 'no CORS', faults: { noCors: true }, isElsewhere: true, state: failing('network') },
  {
    name: 'another origin',
    isElsewhere: true,
    state: `feed.status === 'ready'`,
  },
  { name: 'a timeout', faults: { body: 'stall' }, isWoundUp: true, state: failing('timeout') },
  {
    name: 'an absurd Retry-After',
    faults: { status: 503, retryAfter: '99999999999999999999' },
    state: failing('server'),
  },
  { name: 'no API', attributes: { 'api-url': '/nowhere' }, state: failing('not-found') },
  { name: 'no URL', attributes: { 'api-url': 'https://' }, state: failing('invalid-config') },
  {
    name: 'plain http',
    attributes: { 'api-url': 'http://stamps.invalid/api/v3' },
    state: failing('invalid-config'),
  },
  { name: 'no ids', attributes: { 'merchant-ids': 'abc' }, state: failing('invalid-config') },
  {
    name: 'a bad token-type',
    before: `feed.tokenType = 'Be\\nar'`,
    state: failing('invalid-config'),
  },
  {
    name: 'no progress',
    attributes: { 'api-url': '/stale' },
    after: 'await feed.loadMore().catch(() => {})',
    state: failing('no-progress'),
  },
  {
    name: 'a server that quotes the header in an error',
    attributes: { 'api-url': '/echo/error' },
    state: failing('bad-request'),
  },
  {
    name: 'a server that quotes the header in a page',
    attributes: { 'api-url': '/echo/page' },
    state: 'feed.activities.length === 1',
  },
  {
    name: 'a fetch whose error holds the request',
    before: `feed.fetch = (url, init) => url.includes('/token') ? fetch(url, init) : Promise.reject(
      Object.assign(new Error('failed'), { config: { url, headers: Object.fromEntries(init.headers) } }))`,
    state: failing('network'),
  },
  {
    name: 'a fetch whose error quotes the header',
    before: `feed.fetch = (url, init) => {
      if (url.includes('/token')) return fetch(url, init);
      throw new TypeError(init.headers.get('Authorization'));
    }`,
    state: failing('network'),
  },
];

export const canaryCases: readonly CanaryCase[] = [...states, ...byStatus, ...byBody, ...errors];
