import { expect } from 'chai';
import { members } from '../support/sandbox-client.js';
import { historyOf, idsIn, pageOf, raw, sessions, startProxy } from './harness.js';

const b = encodeURIComponent(members.history);

/** Queries that try to read the activities of member B in a session of member A. */
const queries: readonly string[] = [
  `user=${b}`,
  `user=${b}&user=${b}`,
  `user=&user=${b}`,
  `USER=${b}`,
  `User=${b}`,
  `%75ser=${b}`,
  `%2575ser=${b}`,
  `user%00=${b}`,
  `user[]=${b}`,
  `user[0]=${b}`,
  `user.email=${b}`,
  `+user=${b}`,
  `%20user=${b}`,
  `user%20=${b}`,
  `;user=${b}`,
  `x=1;user=${b}`,
  `&&&user=${b}`,
  `?user=${b}`,
  `x=%26user=${b}`,
  `x=1%26user%3D${b}`,
  `x=1%0d%0auser=${b}`,
  `merchant_id=2%26user%3D${b}`,
  `merchant_id=2&user=${b}`,
  `older_than=99999999%26user%3D${b}`,
  `older_than=99999999#&user=${b}`,
  `older_than=99999999%23&user=${b}`,
  `older_than=99999999&older_than=%26user=${b}`,
  `token=x&user=${b}`,
  `member=${b}&email=${b}&mobile=${b}&phone=${b}`,
  `_method=POST&user=${b}`,
  `callback=alert&format=jsonp&user=${b}`,
  `user=${b.replace(/[a-z]/g, (it) => `%${it.charCodeAt(0).toString(16)}`)}`,
];

const paths: readonly string[] = [
  `/stamps/activities/../activities?user=${b}`,
  `/stamps/activities/./?user=${b}`,
  `/stamps/activities/%2e%2e/activities?user=${b}`,
  `/stamps/activities/%2E%2E/%2E%2E/api/v3/activities?user=${b}`,
  `/stamps/activities/..%2factivities?user=${b}`,
  `/stamps/activities%2f..%2factivities?user=${b}`,
  `/stamps/activities%2Fby-merchant-group?user=${b}`,
  `/stamps/activities%3fuser=${b}`,
  `/stamps/activities%3Fuser=${b}&x=/activities`,
  `/stamps/activities%23/activities?user=${b}`,
  `/stamps/activities;user=${b}`,
  `/stamps/activities;/by-merchant-group?user=${b}`,
  `/stamps/activities/;user=${b}/activities`,
  `/stamps/user=${b}/activities`,
  `/stamps//activities?user=${b}`,
  `//stamps/activities?user=${b}`,
  `//127.0.0.1/activities?user=${b}`,
  `/stamps/activities//?user=${b}`,
  `/stamps/activities//by-merchant-group?user=${b}`,
  `/stamps/Activities?user=${b}`,
  `/stamps/ACTIVITIES/BY-MERCHANT-GROUP?user=${b}`,
  `/stamps/activities/By-Merchant-Group/?user=${b}`,
  `/stamps/activities/by-merchant-group/../../members?user=${b}`,
  `/stamps/activities\\..\\activities?user=${b}`,
  `/stamps/activities%5c..%5cactivities?user=${b}`,
  `/stamps/activities%00?user=${b}`,
  `/stamps/activities/%00/activities?user=${b}`,
  `/stamps/activities%0d%0aX-Forged:%20yes?user=${b}`,
  `/stamps/activities.json?user=${b}`,
  `/stamps/activities/${b}`,
  `/stamps/activities@evil.example/activities?user=${b}`,
  `/stamps/http://evil.example/activities?user=${b}`,
  `http://evil.example/stamps/activities?user=${b}`,
  `/auth/get-access-token/`,
  `/sandbox/requests`,
  `/stamps`,
  `/`,
];

const headers: readonly Readonly<Record<string, string | readonly string[]>>[] = [
  { 'X-User': members.history, 'X-Forwarded-User': members.history },
  { 'X-Original-URL': `/stamps/activities?user=${b}` },
  { 'X-Rewrite-URL': `/stamps/activities?user=${b}`, Forwarded: 'host=evil.example' },
  { 'X-HTTP-Method-Override': 'POST', 'X-Forwarded-Host': 'evil.example' },
  { Host: `evil.example/activities?user=${b}&x=` },
  { Authorization: 'Bearer forged' },
  { 'Stamps-Member-Key': 'forged' },
  { Referer: `http://evil.example/?user=${b}` },
];

describe('the proxy: member A never sees member B', () => {
  let idsOfA: readonly number[];
  let idsOfB: ReadonlySet<number>;

  before(async () => {
    idsOfA = await historyOf(members.fortyOne);
    idsOfB = new Set(await pageOf(members.history));
    expect(idsOfA.filter((id) => idsOfB.has(id))).to.deep.equal([]);
  });

  /** Expects A's own page or an error, and that Stamps never got a request for another member. */
  const expectSafe = async (
    proxy: Awaited<ReturnType<typeof startProxy>>,
    { status, text }: Awaited<ReturnType<typeof raw>>,
    statuses: readonly number[],
  ) => {
    expect(status).to.be.oneOf([...statuses]);
    if (status === 200) expect(idsIn(text).filter((id) => !idsOfA.includes(id))).to.deep.equal([]);
    else expect(JSON.parse(text).detail).to.be.a('string');
    for (const member of await proxy.requestedUsers()) expect(member).to.equal(sessions.a);
    expect(text).to.not.include(members.history);
  };

  for (const query of queries) {
    it(`with the query ${query}`, async () => {
      const proxy = await startProxy();
      for (const path of ['', '/by-merchant-group', '/', '/by-merchant-group/']) {
        await expectSafe(proxy, await proxy.get(`${path}?${query}`), [200, 400]);
      }
      for (const { search } of await proxy.api.requests()) {
        const names = [...new URLSearchParams(search).keys()];
        expect(
          names.every((name) => ['user', 'merchant_id', 'older_than'].includes(name)),
          search,
        ).to.equal(true);
      }
    });
  }

  for (const path of paths) {
    it(`at the path ${path}`, async () => {
      const proxy = await startProxy();
      await expectSafe(proxy, await raw(proxy.origin, path), [200, 400, 404]);
      for (const { path: upstreamPath } of await proxy.api.requests()) {
        expect(upstreamPath).to.match(/^\/api\/v3\/activities(\/by-merchant-group)?$/);
      }
    });
  }

  for (const forged of headers) {
    it(`with the headers ${JSON.stringify(forged)}`, async () => {
      const proxy = await startProxy();
      await expectSafe(proxy, await proxy.get('', { headers: forged }), [200, 400]);
    });
  }

  it('with a forged session cookie', async () => {
    const proxy = await startProxy();
    for (const cookie of ['session=', 'session=c', `session=${b}`, `member=${b}`, '']) {
      expect((await proxy.get(`?user=${b}`, { cookie })).status, cookie).to.equal(401);
    }
    expect(await proxy.requestedUsers()).to.deep.equal([]);
  });

  it('with any other method', async () => {
    const proxy = await startProxy();
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'PROPFIND', 'get-it']) {
      const response = await proxy.get(`?user=${b}`, { method });
      expect(response.status, method).to.be.oneOf([405, 400]);
      if (response.status === 405) expect(response.headers.allow).to.equal('GET, HEAD, OPTIONS');
    }
    expect(await proxy.requestedUsers()).to.deep.equal([]);
  });

  it('from a page of another site', async () => {
    const proxy = await startProxy();
    const from = (site: string) => proxy.get('', { headers: { 'Sec-Fetch-Site': site } });
    expect((await from('cross-site')).status).to.equal(403);
    expect(await proxy.requestedUsers()).to.deep.equal([]);
    for (const site of ['same-origin', 'none']) expect((await from(site)).status).to.equal(200);
    const { headers } = await proxy.get('', { headers: { Origin: 'https://evil.example' } });
    expect(Object.keys(headers).filter((name) => /^access-control/.test(name))).to.deep.equal([]);
    expect(headers['cross-origin-resource-policy']).to.equal('same-origin');
  });

  it('in concurrent requests with member B', async () => {
    const proxy = await startProxy();
    const responses = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        proxy.get('', { cookie: `session=${index % 2 ? 'b' : 'a'}` }),
      ),
    );
    for (const [index, { text }] of responses.entries()) {
      expect(idsIn(text)).to.deep.equal(index % 2 ? [...idsOfB] : idsOfA.slice(0, 20));
    }
  });
});
