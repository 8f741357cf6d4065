import { expect } from 'chai';
import { createActivityProxy } from '../../src/proxy/index.js';
import { members } from '../support/sandbox-client.js';
import { answering, idsIn, pageOf, raw, sessions, startProxy } from './harness.js';

const key = 'stamps-member-key';

describe('the proxy: whose activities it shows', () => {
  it('those of the session’s member', async () => {
    const { get, asked } = await startProxy();
    const [a, b] = [await get(), await get('', { cookie: 'session=b' })];
    expect(idsIn(a.text)).to.deep.equal(await pageOf(members.fortyOne));
    expect(idsIn(b.text)).to.deep.equal(await pageOf(members.history));
    expect(await asked()).to.deep.equal([sessions.a, sessions.b]);
  });

  it('page after page, of both endpoints', async () => {
    const { origin } = await startProxy();
    for (const path of ['/stamps/activities', '/stamps/activities/by-merchant-group']) {
      const first = idsIn((await raw(origin, path)).text);
      const second = idsIn((await raw(origin, `${path}?older_than=${first.at(-1)}`)).text);
      expect(new Set([...first, ...second]).size).to.equal(40);
    }
  });

  for (const nobody of [undefined, null, false, '', '  '] as const) {
    it(`401 when resolveUser gives ${JSON.stringify(nobody)}`, async () => {
      const { get, asked, errors } = await startProxy({ resolveUser: () => nobody });
      const answer = await get('?user=one@example.com');
      expect(answer.status).to.equal(401);
      expect(JSON.parse(answer.text)).to.deep.equal({ detail: 'Nobody is signed in.' });
      expect(answer.headers[key]).to.equal('none');
      expect(await asked()).to.deep.equal([]);
      expect(errors).to.deep.equal([]);
    });
  }

  it('500 when resolveUser fails, with its error for the merchant alone', async () => {
    const cause = new Error('the database is away');
    const { get, errors, asked } = await startProxy({ resolveUser: () => Promise.reject(cause) });
    const answer = await get();
    expect(answer.status).to.equal(500);
    expect(answer.text).to.not.include('database');
    expect(errors).to.have.length(1);
    expect(errors[0]).to.include({ code: 'session', cause });
    expect(await asked()).to.deep.equal([]);
  });

  for (const user of [42, true, {}, ['a@example.com', 'b@example.com']]) {
    it(`500 when resolveUser gives ${JSON.stringify(user)}`, async () => {
      const { get, errors } = await startProxy({ resolveUser: () => user as never });
      expect((await get()).status).to.equal(500);
      expect(errors.map(({ code }) => code)).to.deep.equal(['session']);
    });
  }

  it('asks with the member as one value, whatever characters they have', async () => {
    const user = 'a&user=b@example.com#?%26user=c \r\nX: y';
    const { fetch, calls } = answering(() => Response.json({ activities: [] }));
    const { get } = await startProxy({ resolveUser: () => user, fetch });
    expect((await get()).status).to.equal(200);
    expect(new URL(calls[0]?.url ?? '').searchParams.getAll('user')).to.deep.equal([user]);
  });

  it('hands the second argument on to resolveUser', async () => {
    const proxy = createActivityProxy({
      token: 'token',
      fetch: answering(() => Response.json({ activities: [] })).fetch,
      resolveUser: (_request, { session }: { session: { email?: string } }) => session.email,
    });
    const ask = (email?: string) =>
      proxy(new Request('https://shop.example/stamps/activities'), { session: { email } });
    expect((await ask('one@example.com')).status).to.equal(200);
    expect((await ask()).status).to.equal(401);
  });
});

describe('Stamps-Member-Key', () => {
  it('is the same for a member, another one for another, and tells nothing of them', async () => {
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

  it('comes with errors too', async () => {
    const { get } = await startProxy({}, { status: 503 });
    const { get: fine } = await startProxy();
    const [bad, good] = [await get(), await fine('?older_than=x')];
    expect([bad.status, good.status]).to.deep.equal([503, 400]);
    expect(bad.headers[key]).to.match(/^[\w-]{22}$/);
    expect(good.headers[key]).to.match(/^[\w-]{22}$/);
  });

  it('is the same on all servers with the same secret, whatever their tokens', async () => {
    const keyWith = async (options: Parameters<typeof startProxy>[0]) =>
      (await (await startProxy(options)).get()).headers[key];
    const secret = 'the same on all servers';
    const { fetch } = answering(() => Response.json({ activities: [] }));
    const one = await keyWith({ secret, token: 'one', fetch });
    expect(await keyWith({ secret, getToken: () => 'two', fetch })).to.equal(one);
    expect(await keyWith({ secret: `${secret}!`, token: 'one', fetch })).to.not.equal(one);
    expect(await keyWith({ token: 'one', fetch })).to.not.equal(one);
    expect(await keyWith({ token: 'one', fetch })).to.equal(await keyWith({ token: 'one', fetch }));
    // A getToken of one's own gives another token on each server: it can't be what keys the hash.
    expect(await keyWith({ getToken: () => 'two', fetch })).to.equal(
      await keyWith({ getToken: () => 'three', fetch }),
    );
  });
});
