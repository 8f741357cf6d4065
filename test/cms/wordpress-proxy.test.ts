import { expect } from 'chai';
import { createActivityProxy, getAccessToken } from '../../src/proxy/index.js';
import { createSandbox, sandboxCredentials } from '../../src/sandbox/index.js';
import { historyOf, idsIn, pageOf, type RawRequest, raw } from '../proxy/harness.js';
import { members } from '../support/sandbox-client.js';
import { serve, type TestServer } from '../support/serve.js';
import { forgedPaths, forgedQueries } from './wordpress/forged-requests.js';
import {
  needsWordPress,
  nonceOn,
  signIn,
  startWordPress,
  type WordPress,
  wordPressConfig,
} from './wordpress/wordpress.js';

const b = encodeURIComponent(members.history);

describe('the proxy of the WordPress plugin', function () {
  this.timeout(120_000);
  needsWordPress(this);
  let site: WordPress;
  let api: TestServer;
  let own: readonly number[];
  const cookies: Record<string, string> = {};
  const nonces: Record<string, string> = {};
  /** The URLs that the plugin requested from Stamps. */
  const requested: URL[] = [];
  /** Replaces the sandbox's response. */
  let fault: ((request: Request) => Promise<Response> | undefined) | undefined;

  before(async () => {
    const sandbox = createSandbox();
    api = await serve(async (request) => {
      const url = new URL(request.url);
      if (url.pathname.includes('/activities')) requested.push(url);
      return fault?.(request) ?? sandbox(request);
    });
    site = await startWordPress({
      apiUrl: `${api.origin}/api/v3`,
      accounts: { a: members.fortyOne, b: members.history },
      config: `${wordPressConfig} define( 'STAMPS_TIMEOUT', 0.5 ); define( 'STAMPS_REQUESTS_PER_MINUTE', 300 );`,
      posts: { stamps: '[stamps_activity_feed]' },
    });
    own = await historyOf(members.fortyOne);
    for (const name of ['a', 'b']) {
      cookies[name] = await signIn(site.origin, name);
      nonces[name] = await nonceOn(`${site.origin}/stamps/`, cookies[name]);
      expect(nonces[name]).to.match(/^\w{10}$/);
    }
  });

  after(async () => {
    await site?.stop();
    await api?.stop();
  });

  afterEach(() => {
    fault = undefined;
  });

  const ask = (path: string, { cookie = cookies.a, ...others }: RawRequest = {}) =>
    raw(site.origin, `/wp-json/stamps/v1${path}`, { cookie, ...others });
  const asA = (query = '') => `/activities?_wpnonce=${nonces.a}&${query}`;

  it('returns all pages of the session’s member unchanged', async () => {
    const first = await ask(asA());
    expect(first.status).to.equal(200);
    expect(idsIn(first.text)).to.deep.equal(await pageOf(members.fortyOne));
    const more = await ask(asA(`older_than=${idsIn(first.text).at(-1)}`));
    expect(idsIn(more.text)).to.deep.equal(own.slice(20, 40));
    const other = await ask(`/activities?_wpnonce=${nonces.b}`, { cookie: cookies.b });
    expect(idsIn(other.text)).to.deep.equal(await pageOf(members.history));
  });

  it('passes on only the documented parameters, normalized', async () => {
    const path = `/activities/by-merchant-group?_wpnonce=${nonces.a}`;
    await ask(`${path}&merchant_id=2&merchant_id=005&merchant_id=2&older_than=0042&x=1`);
    expect([...(requested.at(-1)?.searchParams ?? [])]).to.deep.equal([
      ['user', members.fortyOne],
      ['merchant_id', '2'],
      ['merchant_id', '5'],
      ['older_than', '42'],
    ]);
  });

  for (const query of [
    'older_than=',
    'older_than=1e3',
    'older_than=1&older_than=1',
    'older_than=1%0a',
  ]) {
    it(`responds with 400 for ${query}, in the API’s format`, async () => {
      const { status, text } = await ask(asA(query));
      expect(status).to.equal(400);
      expect(JSON.parse(text)).to.have.all.keys('detail', 'errors', 'error_code', 'error_message');
    });
  }

  const expectSafe = (
    { status, text }: Awaited<ReturnType<typeof ask>>,
    statuses: readonly number[],
  ) => {
    expect(status, text).to.be.oneOf([...statuses]);
    expect(text).to.not.include(members.history);
    const body = JSON.parse(text);
    if (status === 200) expect(idsIn(text).filter((id) => !own.includes(id))).to.deep.equal([]);
    else expect(body.detail).to.be.a('string');
  };

  for (const query of forgedQueries) {
    it(`member A never sees member B with the query ${query}`, async () => {
      for (const path of ['', '/by-merchant-group']) {
        const answer = await ask(`/activities${path}?_wpnonce=${nonces.a}&${query}`);
        expectSafe(answer, [200, 400, 404]);
      }
    });
  }

  for (const path of forgedPaths) {
    it(`member A never sees member B at the path ${path}`, async () => {
      const answer = await ask(`${path}?_wpnonce=${nonces.a}&user=${b}`);
      if (/^application\/json/.test(`${answer.headers['content-type']}`) && !/^\/?$/.test(path)) {
        expectSafe(answer, [200, 404]);
      } else expect(answer.text).to.not.include('"activities":[');
    });
  }

  it('has requested no other member in the tests above', async () => {
    const users = new Set(requested.flatMap((url) => url.searchParams.getAll('user')));
    expect([...users]).to.have.members([members.fortyOne, members.history]);
    for (const { pathname, searchParams } of requested) {
      expect(pathname).to.match(/^\/api\/v3\/activities(\/by-merchant-group)?$/);
      for (const name of searchParams.keys()) {
        expect(name).to.be.oneOf(['user', 'merchant_id', 'older_than']);
      }
    }
  });

  it('responds with 403 without a nonce, with another member’s, or from another site', async () => {
    for (const path of [
      '/activities',
      '/activities?_wpnonce=x',
      `/activities?_wpnonce=${nonces.b}`,
    ]) {
      const { status, text, headers } = await ask(path);
      expect(status, path).to.equal(403);
      expect(JSON.parse(text).detail).to.be.a('string');
      expect(headers['stamps-member-key']).to.match(/^[\w-]{22}$/);
    }
    const cross = await ask(asA(), { headers: { 'Sec-Fetch-Site': 'cross-site' } });
    expect(cross.status).to.equal(403);
    const header = await ask('/activities', { headers: { 'X-WP-Nonce': nonces.a ?? '' } });
    expect(header.status).to.equal(200);
  });

  it('responds with 401 after a sign-out, with any nonce', async () => {
    for (const path of ['/activities', asA(`user=${b}`)]) {
      const { status, text, headers } = await ask(path, { cookie: '' });
      expect(status).to.equal(401);
      expect(JSON.parse(text)).to.deep.equal({ detail: 'No member is signed in.' });
      expect(headers['stamps-member-key']).to.equal('none');
    }
  });

  it('refuses other methods', async () => {
    for (const method of ['POST', 'PUT', 'DELETE']) {
      expect((await ask(asA(), { method })).status, method).to.equal(404);
    }
    const head = await ask(asA(), { method: 'HEAD' });
    expect([head.status, head.text]).to.deep.equal([200, '']);
  });

  it('passes on the API’s errors without details of the server', async () => {
    const json =
      (status: number, body: unknown, headers = {}) =>
      async () =>
        Response.json(body, { status, headers });
    const cases: readonly [() => Promise<Response>, number, unknown][] = [
      [json(400, { detail: 'No' }), 400, { detail: 'No' }],
      [json(503, { detail: 'Down' }, { 'Retry-After': '7' }), 503, { detail: 'Down' }],
      [async () => new Response('<h1>Bad gateway</h1>', { status: 502 }), 502, undefined],
      [async () => new Response('{"activities": [', { status: 200 }), 502, undefined],
      [async () => Response.redirect('http://127.0.0.1:9/elsewhere', 302), 502, undefined],
      [json(403, { detail: 'Forbidden' }), 502, undefined],
      [async () => new Response('x'.repeat(1_048_577)), 502, undefined],
    ];
    for (const [answer, status, body] of cases) {
      fault = ({ url }) => (url.includes('/activities') ? answer() : undefined);
      const got = await ask(asA());
      expect(got.status).to.equal(status);
      const { detail } = JSON.parse(got.text);
      if (body) expect(JSON.parse(got.text)).to.deep.equal(body);
      else expect(detail).to.match(/Try again later\.$/);
      if (status === 503) expect(got.headers['retry-after']).to.equal('7');
    }
  });

  it('keeps ids that exceed JavaScript’s safe integers', async () => {
    const text = '{"activities":[{"id":90071992547409931234,"type":9}]}';
    fault = ({ url }) =>
      url.includes('/activities') ? Promise.resolve(new Response(text)) : undefined;
    expect((await ask(asA())).text).to.equal(text);
  });

  it('responds with 504 when Stamps does not respond in time', async () => {
    fault = ({ url }) => (url.includes('/activities') ? new Promise(() => {}) : undefined);
    expect((await ask(asA())).status).to.equal(504);
  });

  it('limits the requests of each member', async () => {
    const space = 'Stamps\\ActivityFeed';
    const waits = await site.evaluate(
      `for ( $n = 0; $n < 300; $n++ ) { if ( ${space}\\rate_limit_wait( '0812-99' ) ) { echo 'early '; } }
      echo ${space}\\rate_limit_wait( '+62 812 99' ) > 0 || ${space}\\rate_limit_wait( '62812 99' ) > 0 ? 'late' : 'never'; echo ${space}\\rate_limit_wait( '0812-98' );`,
    );
    expect(waits).to.equal('late0');
  });

  it('counts invalid and parallel requests of a member exactly', async () => {
    const space = 'Stamps\\ActivityFeed';
    const count = `echo ${space}\\count_in_database( 'stamps_activity_feed_rate_test', 7 ), ' ';`;
    const printed = await Promise.all(
      Array.from({ length: 6 }, () => site.evaluate(count.repeat(20))),
    );
    const counts = printed.join('').trim().split(' ').map(Number);
    expect(counts.sort((a, b) => a - b)).to.deep.equal(
      Array.from({ length: 120 }, (_, n) => n + 1),
    );
    const next = await site.evaluate(count.replace(', 7', ', 8'));
    expect(next.trim()).to.equal('1');
    const name = `'_transient_stamps_activity_feed_rate_' . ${space}\\member_key( '${members.fortyOne}' )`;
    const stored = `global $wpdb; echo $wpdb->get_var( $wpdb->prepare( "SELECT option_value FROM $wpdb->options WHERE option_name = %s", ${name} ) );`;
    const before = Number(await site.evaluate(stored));
    expect((await ask(asA('older_than=x'))).status).to.equal(400);
    expect(Number(await site.evaluate(stored))).to.not.equal(before);
  });

  it('disables caching, and sends the member key as the proxy for Node does', async () => {
    const { headers } = await ask(asA());
    expect(headers['cache-control']).to.equal('private, no-store');
    expect(headers.vary).to.include('Cookie');
    expect(headers['content-type']).to.match(/^application\/json/);
    expect(headers['x-content-type-options']).to.equal('nosniff');
    const { token, merchantId: crmMerchantId } = sandboxCredentials.group;
    const node = createActivityProxy({
      getToken: getAccessToken({
        token,
        crmMerchantId,
        fetch: async () => Response.json({ access_token: 'x' }),
      }),
      resolveUser: () => members.fortyOne,
      fetch: async () => Response.json({ activities: [] }),
    });
    const same = await node(new Request('http://shop.example/activities'));
    expect(headers['stamps-member-key']).to.equal(same.headers.get('Stamps-Member-Key'));
  });

  it('logs no warning, and prints its token nowhere', async () => {
    expect(await site.warnings()).to.not.include('stamps-activity-feed');
    const admin = await signIn(site.origin, 'admin');
    const page = await fetch(
      `${site.origin}/wp-admin/options-general.php?page=stamps-activity-feed`,
      {
        headers: { Cookie: admin },
      },
    );
    const html = await page.text();
    expect(html).to.include('STAMPS_TOKEN').and.to.include('id="stamps-token"');
    expect(html).to.not.include(sandboxCredentials.group.token);
  });
});
