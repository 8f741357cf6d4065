import { expect } from 'chai';
import { createSandbox, type SandboxFaults } from '../../src/sandbox/index.js';
import { idsIn, pageOf, raw } from '../proxy/harness.js';
import { members } from '../support/sandbox-client.js';
import { serve, type TestServer } from '../support/serve.js';
import {
  needsWordPress,
  nonceOn,
  signIn,
  startWordPress,
  type WordPress,
} from './wordpress/wordpress.js';

const slashes = ['required', 'refused'] as const;
const statuses = [301, 302, 307, 308, 404] as const;

describe('the trailing slash in the WordPress plugin', function () {
  this.timeout(120_000);
  needsWordPress(this);
  let site: WordPress;
  let api: TestServer;
  let cookie: string;
  let nonce: string;
  let own: readonly number[];
  /** How the API treats the slash. */
  let faults: SandboxFaults = {};
  /** Responses that replace the API's, by path. */
  let answer: (request: Request) => Response | undefined = () => undefined;
  /** The paths of the requests to the API. */
  let requested: string[] = [];
  let wrong = '';

  before(async () => {
    const sandbox = createSandbox({ faults: () => faults });
    api = await serve(async (request) => {
      const { pathname } = new URL(request.url);
      requested.push(`${request.method} ${pathname.replace('/api', '')}`);
      return answer(request) ?? sandbox(request);
    });
    site = await startWordPress({
      apiUrl: `${api.origin}/api/v3`,
      accounts: { a: members.fortyOne },
      posts: { stamps: '[stamps_activity_feed]' },
    });
    own = await pageOf(members.fortyOne);
    cookie = await signIn(site.origin, 'a');
    nonce = await nonceOn(`${site.origin}/stamps/`, cookie);
    const other = await serve(async () => Response.json({ activities: [] }));
    wrong = other.origin;
    await other.stop();
  });

  after(async () => {
    await site?.stop();
    await api?.stop();
  });

  beforeEach(async () => {
    await site.evaluate(
      "delete_transient( 'stamps_activity_feed_slash' ); delete_transient( 'stamps_activity_feed_access' );",
    );
    faults = {};
    answer = () => undefined;
    requested = [];
  });

  const ask = (path = '/activities', query = '') =>
    raw(site.origin, `/wp-json/stamps/v1${path}?_wpnonce=${nonce}&${query}`, { cookie });

  const token = 'POST /auth/get-access-token/';

  it('causes no further request if both forms are served', async () => {
    expect(idsIn((await ask()).text)).to.deep.equal(own);
    await ask('/activities/by-merchant-group');
    expect(requested).to.deep.equal([
      token,
      'GET /v3/activities',
      'GET /v3/activities/by-merchant-group',
    ]);
  });

  for (const slash of slashes) {
    for (const slashStatus of statuses) {
      it(`works if it is ${slash}, with ${slashStatus}, and is remembered`, async () => {
        faults = { slash, slashStatus };
        const trailing = slash === 'required' ? '/' : '';
        const first = await ask();
        expect(idsIn(first.text)).to.deep.equal(own);
        const more = await ask('/activities', `older_than=${own.at(-1)}`);
        expect(idsIn(more.text)).to.have.length(20);
        await ask('/activities/by-merchant-group', 'merchant_id=2&merchant_id=5');
        expect(requested.filter((it) => it.startsWith('POST'))).to.deep.equal(
          slash === 'required' ? [token] : [token, token.slice(0, -1)],
        );
        const gets = requested.filter((it) => it.startsWith('GET'));
        expect(gets).to.deep.equal([
          ...(slash === 'required' ? ['GET /v3/activities'] : []),
          `GET /v3/activities${trailing}`,
          `GET /v3/activities${trailing}`,
          `GET /v3/activities/by-merchant-group${trailing}`,
        ]);
      });
    }
  }

  it('is tried again when the server changes its form', async () => {
    for (const slash of ['required', 'refused', 'required'] as const) {
      faults = { slash };
      expect(idsIn((await ask()).text)).to.deep.equal(own);
    }
  });

  it('works with any spelling of the same URL in Location', async () => {
    const spellings: readonly ((url: URL) => string)[] = [
      ({ origin, search }) => `${origin.replace('http', 'HTTP')}/api/v3/activities/${search}`,
      ({ search }) => `activities/${search}#top`,
      () => '/api/v3/activities/',
      ({ searchParams }) => `activities/?older_than=7&user=${searchParams.get('user')}`,
    ];
    for (const location of spellings) {
      await site.evaluate("delete_transient( 'stamps_activity_feed_slash' );");
      answer = ({ url }) =>
        new URL(url).pathname.endsWith('/activities')
          ? new Response(null, { status: 301, headers: { Location: location(new URL(url)) } })
          : undefined;
      expect((await ask('/activities', 'older_than=7')).status).to.equal(200);
    }
  });

  it('never makes it follow a redirect to another URL', async () => {
    await ask();
    const user = encodeURIComponent(members.history);
    for (const location of [
      `${wrong}/api/v3/activities/`,
      `${api.origin.replace('http', 'https')}/api/v3/activities/`,
      '//127.0.0.2/api/v3/activities/',
      `/api/v3/activities/?user=${user}`,
      '/api/v3/activities//',
      '/api/v3/activities',
      '/accounts/login/',
    ]) {
      requested = [];
      answer = () => new Response(null, { status: 301, headers: { Location: location } });
      expect((await ask()).status, location).to.equal(502);
      expect(requested, location).to.deep.equal(['GET /v3/activities']);
    }
  });

  it('is tried once if both forms redirect to each other, or are not found', async () => {
    await ask();
    const toOther = ({ url }: Request): Response => {
      const { pathname } = new URL(url);
      const other = pathname.endsWith('/') ? pathname.slice(0, -1) : `${pathname}/`;
      return new Response(null, { status: 301, headers: { Location: other } });
    };
    for (const refuse of [toOther, () => new Response('Not found', { status: 404 })]) {
      requested = [];
      answer = refuse;
      expect((await ask()).status).to.equal(502);
      expect(requested).to.deep.equal(['GET /v3/activities', 'GET /v3/activities/']);
    }
  });

  it('is not tried if the API does not know the member', async () => {
    faults = { status: 404 };
    answer = ({ method }) =>
      method === 'POST' ? Response.json({ access_token: 'a-token-of-a-test' }) : undefined;
    const { status, text } = await ask();
    expect([status, JSON.parse(text).error_code]).to.deep.equal([404, 'member_not_found']);
    expect(requested).to.deep.equal([token, 'GET /v3/activities']);
  });
});
