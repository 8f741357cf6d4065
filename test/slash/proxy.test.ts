import { expect } from 'chai';
import {
  type ActivityProxyError,
  createActivityProxy,
  getAccessToken,
} from '../../src/proxy/index.js';
import { rejection } from '../api/harness.js';
import { type Asked, hasSlash, otherPath, type Reply, slashServer } from './slash-server.js';

const token = 'a-token-of-sixteen-or-more';
const page = { activities: [{ id: 704, type: 9 }] };
const statuses = [301, 302, 307, 308, 404] as const;

/** A proxy before a server that answers like that. */
async function proxyTo(reply: (asked: Asked) => Reply | undefined, trailing = '') {
  const server = await slashServer((asked) => reply(asked) ?? { body: page });
  const errors: ActivityProxyError[] = [];
  const proxy = createActivityProxy({
    apiUrl: `${server.origin}/api/v3${trailing}?lang=id`,
    token,
    secret: 'a secret of thirty-two characters',
    resolveUser: () => 'member@example.com',
    onError: (error) => errors.push(error),
  });
  const get = (path = '/stamps/activities') => proxy(new Request(`http://shop.example${path}`));
  return { server, errors, get };
}

describe('slash: the proxy', () => {
  for (const wanted of [true, false]) {
    for (const status of statuses) {
      it(`works with an API that ${wanted ? 'wants' : 'refuses'} one, with ${status}`, async () => {
        const { server, get, errors } = await proxyTo(
          (asked) =>
            hasSlash(asked) === wanted
              ? undefined
              : { status, location: `${otherPath(asked)}?${asked.query}`, body: '<h1>Moved' },
          wanted ? '' : '/',
        );
        expect(await (await get()).json()).to.deep.equal(page);
        expect(server.paths()).to.have.lengthOf(2);
        expect((await get('/stamps/activities/?older_than=7')).status).to.equal(200);
        await get('/stamps/activities/by-merchant-group?merchant_id=2&merchant_id=5');
        const slash = wanted ? '/' : '';
        const asked = [
          `/api/v3/activities${slash}`,
          `/api/v3/activities/by-merchant-group${slash}`,
        ];
        expect(server.paths()).to.deep.equal(asked);
        for (const { query, authorization } of server.asked) {
          expect(query.get('user')).to.equal('member@example.com');
          expect(query.get('lang')).to.equal('id');
          expect(authorization).to.equal(`Bearer ${token}`);
        }
        expect(errors).to.deep.equal([]);
      });
    }

    it(`asks once where both forms are served, beginning ${wanted ? 'with' : 'without'} one`, async () => {
      const { server, get } = await proxyTo(() => undefined, wanted ? '/' : '');
      await get();
      expect(server.paths()).to.deep.equal([`/api/v3/activities${wanted ? '/' : ''}`]);
    });
  }

  it('follows no other redirect, and no loop', async () => {
    for (const [location, requests] of [
      ['https://elsewhere.example/api/v3/activities/', 1],
      ['/api/v3/activities/?user=another', 1],
      ['/login', 1],
      [undefined, 2],
    ] as const) {
      const { server, get, errors } = await proxyTo((asked) => ({
        status: 301,
        location: location ?? otherPath(asked),
      }));
      expect((await get()).status).to.equal(502);
      expect(server.paths()).to.have.lengthOf(requests);
      expect(errors.map(({ code, status }) => [code, status])).to.deep.equal([['redirected', 301]]);
    }
  });

  it('takes a generic 404 in JSON for a refusal of the slash', async () => {
    const { server, get } = await proxyTo((asked) =>
      hasSlash(asked) ? undefined : { status: 404, body: { detail: 'Not found.' } },
    );
    expect((await get()).status).to.equal(200);
    expect(server.paths()).to.have.lengthOf(2);
  });

  it('passes on the API’s own 404 after one request', async () => {
    const body = { detail: 'Member not found.' };
    const { server, get } = await proxyTo(() => ({ status: 404, body }));
    const response = await get();
    expect([response.status, await response.json()]).to.deep.equal([404, body]);
    expect(server.paths()).to.have.lengthOf(1);
  });

  it('is told of the first 404 where the other form is none either', async () => {
    const { server, get, errors } = await proxyTo(() => ({ status: 404, body: 'Not Found' }));
    for (const { status } of [await get(), await get()]) expect(status).to.equal(502);
    expect(server.paths()).to.have.lengthOf(4);
    expect(errors[0]).to.include({ code: 'invalid-response', status: 404 });
  });

  it('says that the token is refused in the form that is served', async () => {
    const { server, get, errors } = await proxyTo((asked) =>
      hasSlash(asked) ? { status: 401, body: '' } : { status: 301, location: otherPath(asked) },
    );
    expect((await get()).status).to.equal(502);
    expect(errors.map(({ code }) => code)).to.deep.equal(['unauthorized']);
    expect(server.paths()).to.deep.equal(['/api/v3/activities', '/api/v3/activities/']);
  });
});

describe('slash: getAccessToken', () => {
  const path = '/api/auth/get-access-token';
  const credential = { token: 'the-credential', crmMerchantId: 2 };

  for (const wanted of [true, false]) {
    for (const status of statuses) {
      it(`posts again to an endpoint that ${wanted ? 'wants' : 'refuses'} one, with ${status}`, async () => {
        const server = await slashServer((asked) =>
          hasSlash(asked) === wanted
            ? { body: { access_token: token } }
            : { status, location: otherPath(asked) },
        );
        const getToken = getAccessToken({ ...credential, apiUrl: `${server.origin}/api/v3` });
        expect(await getToken()).to.equal(token);
        expect(server.paths()).to.deep.equal(wanted ? [`${path}/`] : [`${path}/`, path]);
        const another = getAccessToken({ ...credential, apiUrl: `${server.origin}/api/v3` });
        expect(await another()).to.equal(token);
        expect(server.paths()).to.deep.equal([wanted ? `${path}/` : path]);
        for (const { method, body } of server.asked) {
          expect(method).to.equal('POST');
          expect(JSON.parse(body)).to.deep.equal({ token: 'the-credential', crm_merchant_id: 2 });
        }
      });
    }
  }

  it('gives the credential to no other origin', async () => {
    const elsewhere = await slashServer(() => ({ body: { access_token: token } }));
    const server = await slashServer(() => ({
      status: 307,
      location: `${elsewhere.origin}${path}`,
    }));
    const getToken = getAccessToken({ ...credential, apiUrl: `${server.origin}/api/v3` });
    expect(await rejection(getToken())).to.include({ code: 'token', status: 307 });
    expect([server.paths().length, elsewhere.paths().length]).to.deep.equal([1, 0]);
  });
});
