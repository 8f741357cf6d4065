import { expect } from 'chai';
import type { Browser, Page } from 'puppeteer-core';
import { createSandbox, faultParams } from '../../../src/sandbox/index.js';
import { launchChromium } from '../../support/chromium.js';
import { serve, type TestServer } from '../../support/serve.js';
import { type CanaryCase, canaryCases } from './canary-cases.js';
import { builds, type HostilePages, scriptTag, serveHostilePages } from './hostile-page.js';

/** A request that the browser sent. */
interface Sent {
  readonly address: string;
  readonly postData?: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** What the search found in one state. */
interface Finding {
  readonly reached: boolean;
  readonly places: readonly string[];
}

const registrations = (...ids: readonly number[]) =>
  Response.json({ activities: ids.map((id) => ({ id, type: 9, created: 1_700_000_000 })) });

const twenty = Array.from({ length: 20 }, (_, n) => 900 - n);
let asked = 0;

/** Responds with known activities in another order each time, so only the cursor is new. */
const stale = async (request: Request) => {
  if (!request.url.includes('older_than')) return registrations(...twenty);
  const cut = (asked++ % 18) + 1;
  return registrations(...twenty.slice(cut), ...twenty.slice(0, cut));
};

const header = (request: Request) => `${request.headers.get('Authorization')}`;
const others = {
  '/stale/activities': stale,
  '/echo/error/activities': async (request: Request) =>
    Response.json(
      { detail: `Bad header: ${header(request)}`, errors: [{ token: header(request) }] },
      { status: 400 },
    ),
  '/echo/page/activities': async (request: Request) =>
    Response.json({
      activities: [{ id: 1, type: 9, notes: header(request), debug: { header: header(request) } }],
      error_messages: [header(request)],
    }),
};

const sources = ['token', 'token-url', 'getToken'] as const;

/** Runs on the page: brings a feed into its state, and searches for the token. */
const find = (
  given: CanaryCase,
  attributes: Record<string, string>,
  token: string,
) => `(async () => {
  canary.isWoundUp = ${given.isWoundUp === true};
  const feed = document.createElement('stamps-activity-feed');
  const token = ${JSON.stringify(token)};
  for (const [name, value] of Object.entries(${JSON.stringify(attributes)})) {
    // The page's own function holds the token, so it is not searched.
    if (name === 'getToken') Object.defineProperty(feed, 'given', { value: feed.getToken = async () => token });
    else feed.setAttribute(name, value);
  }
  ${given.before ?? ''};
  document.body.append(feed);
  await feed.updateComplete;
  await hostile.until(() => feed.status !== 'loading' || ${/'loading'/.test(given.state)} );
  await hostile.until(() => feed.activities.length >= ${given.name === 'loading more' ? 20 : 0});
  ${given.after ?? ''};
  await hostile.until(() => ${given.state});
  const reached = !!(${given.state});
  // Pages log errors, rethrow them, and leave rejections unhandled.
  if (feed.error) {
    console.info(feed.error, feed.error.stack, feed.error.cause);
    Promise.reject(feed.error);
  }
  void feed.loadMore();
  await new Promise((resolve) => setTimeout(resolve));
  const places = canary.search(feed, token.split('.').slice(1));
  feed.remove();
  return { reached, places };
})()`;

describe('the token', function () {
  this.timeout(240_000);
  let browser: Browser;
  let server: HostilePages;
  let elsewhere: TestServer;

  before(async () => {
    elsewhere = await serve(createSandbox());
    server = await serveHostilePages({
      ...others,
      '/token': async () => Response.json({ access_token: server.token }),
    });
    browser = await launchChromium();
  });

  after(async () => {
    await browser?.close();
    await Promise.all([server?.stop(), elsewhere?.stop()]);
  });

  const open = () => server.open(browser, scriptTag('canary.js') + builds.module, '');

  const attributesOf = (given: CanaryCase, source: (typeof sources)[number]) => {
    const params = faultParams(given.faults ?? {});
    params.set('sandbox_session', `${source} ${given.name}`);
    const { token } = server;
    return {
      'api-url': `${given.isElsewhere ? elsewhere.origin : ''}/api/v3?${params}`,
      user: 'forty.one@example.com',
      [source]: { token, 'token-url': '/token', getToken: '' }[source],
      ...given.attributes,
    };
  };

  /** Everything that leaves the browser: URLs, headers, bodies. */
  const listen = async (page: Page) => {
    const cdp = await page.createCDPSession();
    await cdp.send('Network.enable');
    const sent: Sent[] = [];
    cdp.on('Network.requestWillBeSent', ({ request: { url, postData, headers } }) => {
      sent.push({ address: url, postData, headers });
    });
    // Another event has the headers that the network adds, such as cookies.
    cdp.on('Network.requestWillBeSentExtraInfo', ({ headers }) => {
      const { ':authority': host = headers.Host, ':path': path = '' } = headers;
      sent.push({ address: `http://${host}${path}`, headers });
    });
    return sent;
  };

  it('is found by the search in every place (a test of the search)', async () => {
    const { page } = await open();
    const found = await page.evaluate(`(() => {
      const feed = document.createElement('stamps-activity-feed');
      document.body.append(feed);
      const text = 'c4n4ry';
      const tries = {
        document: () => document.body.attachShadow({ mode: 'open' }).append(text),
        feed: () => { feed.extra = { deep: [new Map([['a', text]])] }; },
        heard: () => dispatchEvent(new ErrorEvent('error', { error: new Error('x', { cause: new Error(text) }) })),
        logged: () => console.debug({ text }),
        storage: () => sessionStorage.setItem('a', text),
        history: () => history.replaceState({ text }, ''),
        performance: () => performance.mark(text),
        globals: () => { window.extra = () => {}; window.extra.text = text; },
      };
      return Object.entries(tries).map(([place, put]) => {
        const before = canary.search(feed, [text]);
        put();
        return !before.includes(place) && canary.search(feed, [text]).includes(place) ? place : 'missed ' + place;
      });
    })()`);
    expect(found).to.deep.equal([
      'document',
      'feed',
      'heard',
      'logged',
      'storage',
      'history',
      'performance',
      'globals',
    ]);
  });

  for (const source of sources) {
    it(`can't be found on the page, in any state and after any fault: ${source}`, async () => {
      const { page } = await open();
      const said: string[] = [];
      page.on('console', (message) =>
        said.push(message.text(), JSON.stringify(message.location())),
      );
      page.on('pageerror', (error) => said.push(`${error} ${(error as Error).stack}`));
      const sent = await listen(page);
      const findings: Record<string, Finding> = {};
      for (const given of canaryCases) {
        const attributes = attributesOf(given, source);
        findings[given.name] = (await page.evaluate(
          find(given, attributes, server.token),
        )) as Finding;
      }
      const expected = canaryCases.map(({ name }) => [name, { reached: true, places: [] }]);
      expect(findings).to.deep.equal(Object.fromEntries(expected));

      const secrets = server.token.split('.').slice(1);
      const tells = (text: string) => secrets.some((secret) => text.includes(secret));
      expect(said.filter(tells)).to.deep.equal([]);
      expect(said.length).to.be.above(canaryCases.length / 2);
      const carried = sent.filter((request) => tells(JSON.stringify(request)));
      expect(carried).to.have.length.above(canaryCases.length);
      for (const { address, postData, headers } of carried) {
        // Only the Authorization header of requests to the API may hold it.
        const { Authorization, authorization = Authorization, ...rest } = headers;
        expect(authorization).to.equal(`Bearer ${server.token}`);
        expect(tells(JSON.stringify([address, postData, rest]))).to.equal(false);
        expect([server.origin, elsewhere.origin]).to.include(new URL(address).origin);
      }
      const referrers = sent
        .filter(({ address }) => /\/activities|\/token/.test(address))
        .map(({ headers }) => headers.Referer || headers.referer || 'none');
      expect(new Set(referrers)).to.deep.equal(new Set(['none']));
    });
  }
});
