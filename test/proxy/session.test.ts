import { expect } from 'chai';
import { createActivityProxy } from '../../src/proxy/index.js';
import { members } from '../support/sandbox-client.js';
import { idsIn, pageOf, raw, sessions, startProxy, stubFetch } from './harness.js';

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
      fetch: stubFetch(() => Response.json({ activities: [] })).fetch,
      resolveUser: (_request, { session }: { session: { email?: string } }) => session.email,
    });
    const request = (email?: string) =>
      proxy(new Request('https://shop.example/stamps/activities'), { session: { email } });
    expect((await request('one@example.com')).status).to.equal(200);
    expect((await request()).status).to.equal(401);
  });
});

describe('Stamps-Member-Key', () => {
  it('is the same in all responses to a member, and differs between members', async () => {
    const { get } = await startProxy();
    const keyOf = async (session: string, query = '') =>
      (await get(query, { cookie: `session=${session}` })).headers[key];
    const a = await keyOf('a');
    expect(a).to.match(/^[\w-]{22}$/);
    expect(await keyOf('a', '/by-merchant-group')).to.equal(a);
    expect(await keyOf('b'))
      .to.match(/^[\w-]{22}$/)
      .and.not.equal(a);
  });

  it('is sent with errors too', async () => {
    const { get } = await startProxy({}, { status: 503 });
    const { get: getWithoutFault } = await startProxy();
    const [unavailable, badRequest] = [await get(), await getWithoutFault('?older_than=x')];
    expect([unavailable.status, badRequest.status]).to.deep.equal([503, 400]);
    expect(unavailable.headers[key]).to.match(/^[\w-]{22}$/);
    expect(badRequest.headers[key]).to.match(/^[\w-]{22}$/);
  });

  it('is the same on all servers with the same secret, even if their tokens differ', async () => {
    const keyWith = async (options: Parameters<typeof startProxy>[0]) =>
      (await (await startProxy(options)).get()).headers[key];
    const secret = 'the same on all servers';
    const { fetch } = stubFetch(() => Response.json({ activities: [] }));
    const expected = await keyWith({ secret, token: 'one', fetch });
    expect(await keyWith({ secret, getToken: () => 'two', fetch })).to.equal(expected);
    expect(await keyWith({ secret: `${secret}!`, token: 'one', fetch })).to.not.equal(expected);
    expect(await keyWith({ token: 'one', fetch })).to.not.equal(expected);
    expect(await keyWith({ token: 'one', fetch })).to.equal(await keyWith({ token: 'one', fetch }));
    // A custom getToken gives each server another token, so the key must not depend on it.
    expect(await keyWith({ getToken: () => 'two', fetch })).to.equal(
      await keyWith({ getToken: () => 'three', fetch }),
    );
  });
});
