import { expect } from 'chai';
import { createActivityProxy } from '../../src/proxy/index.js';
import { members } from '../support/sandbox-client.js';
import { idsIn, pageOf, raw, secret, sessions, startProxy, stubFetch } from './harness.js';

const key = 'stamps-member-key';

describe('the proxy: the member of the session', () => {
  it('gets their own activities', async () => {
    const { get, requestedUsers } = await startProxy();
    const [a, b] = [await get(), await get('', { cookie: 'session=b' })];
    expect(idsIn(a.text)).to.deep.equal(await pageOf(members.fortyOne));
    expect(idsIn(b.text)).to.deep.equal(await pageOf(members.history));
    expect(await requestedUsers()).to.deep.equal([sessions.a, sessions.b]);
  });

  it('gets page after page from both endpoints', async () => {
    const { origin } = await startProxy();
    for (const path of ['/stamps/activities', '/stamps/activities/by-merchant-group']) {
      const first = idsIn((await raw(origin, path)).text);
      const second = idsIn((await raw(origin, `${path}?older_than=${first.at(-1)}`)).text);
      expect(new Set([...first, ...second]).size).to.equal(40);
    }
  });

  for (const user of [undefined, null, false, '', '  '] as const) {
    it(`gets 401 if resolveUser returns ${JSON.stringify(user)}`, async () => {
      const { get, requestedUsers, errors } = await startProxy({ resolveUser: () => user });
      const response = await get('?user=one@example.com');
      expect(response.status).to.equal(401);
      expect(JSON.parse(response.text)).to.deep.equal({ detail: 'No member is signed in.' });
      expect(response.headers[key]).to.equal('none');
      expect(await requestedUsers()).to.deep.equal([]);
      expect(errors).to.deep.equal([]);
    });
  }

  it('gets 500 if resolveUser fails, and only onError gets the cause', async () => {
    const cause = new Error('the database is down');
    const { get, errors, requestedUsers } = await startProxy({
      resolveUser: () => Promise.reject(cause),
    });
    const response = await get();
    expect(response.status).to.equal(500);
    expect(response.text).to.not.include('database');
    expect(errors).to.have.length(1);
    expect(errors[0]).to.include({ code: 'session', cause });
    expect(await requestedUsers()).to.deep.equal([]);
  });

  for (const user of [42, true, {}, ['a@example.com', 'b@example.com']]) {
    it(`gets 500 if resolveUser returns ${JSON.stringify(user)}`, async () => {
      const { get, errors } = await startProxy({ resolveUser: () => user as never });
      expect((await get()).status).to.equal(500);
      expect(errors.map(({ code }) => code)).to.deep.equal(['session']);
    });
  }

  it('is sent as one value, even with special characters', async () => {
    const user = 'a&user=b@example.com#?%26user=c \r\nX: y';
    const { fetch, calls } = stubFetch(() => Response.json({ activities: [] }));
    const { get } = await startProxy({ resolveUser: () => user, fetch });
    expect((await get()).status).to.equal(200);
    expect(new URL(calls[0]?.url ?? '').searchParams.getAll('user')).to.deep.equal([user]);
  });

  it('can come from the second argument, which is passed to resolveUser', async () => {
    const proxy = createActivityProxy({
      token: 'token',
      secret,
      fetch: stubFetch(() => Response.json({ activities: [] })).fetch,
      resolveUser: (_request, { session }: { session: { email?: string } }) => session.email,
    });
    const request = (email?: string) =>
      proxy(new Request('https://shop.example/stamps/activities'), { session: { email } });
    expect((await request('one@example.com')).status).to.equal(200);
    expect((await request()).status).to.equal(401);
  });
});
