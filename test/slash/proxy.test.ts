import { expect } from 'chai';
import {
  type ActivityProxyError,
  createActivityProxy,
  getAccessToken,
} from '../../src/proxy/index.js';
import { rejection } from '../api/harness.js';
import {
  hasSlash,
  otherPath,
  type ReceivedRequest,
  type Reply,
  slashServer,
} from './slash-server.js';

const token = 'a-token-of-sixteen-or-more';
const page = { activities: [{ id: 704, type: 9 }] };
const statuses = [301, 302, 307, 308, 404] as const;

/** A proxy in front of a server that responds like this. */
async function proxyTo(reply: (request: ReceivedRequest) => Reply | undefined, trailing = '') {
  const server = await slashServer((request) => reply(request) ?? { body: page });
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

describe('the proxy', () => {
  for (const requiresSlash of [true, false]) {
    for (const status of statuses) {
      it(`works with an API that ${requiresSlash ? 'requires' : 'refuses'} a trailing slash with ${status}`, async () => {
        const { server, get, errors } = await proxyTo(
          (request) =>
            hasSlash(request) === requiresSlash
              ? undefined
              : { status, location: `${otherPath(request)}?${request.query}`, body: '<h1>Moved' },
          requiresSlash ? '' : '/',
        );
        expect(await (await get()).json()).to.deep.equal(page);
        expect(server.paths()).to.have.lengthOf(2);
        expect((await get('/stamps/activities/?older_than=7')).status).to.equal(200);
        await get('/stamps/activities/by-merchant-group?merchant_id=2&merchant_id=5');
        const slash = requiresSlash ? '/' : '';
        const expectedPaths = [
          `/api/v3/activities${slash}`,
          `/api/v3/activities/by-merchant-group${slash}`,
        ];
        expect(server.paths()).to.deep.equal(expectedPaths);
        for (const { query, authorization } of server.requests) {
          expect(query.get('user')).to.equal('member@example.com');
          expect(query.get('lang')).to.equal('id');
          expect(authorization).to.equal(`Bearer ${token}`);
        }
        expect(errors).to.deep.equal([]);
      });
    }

    it(`sends one request if both paths work, ${requiresSlash ? 'with' : 'without'} a slash like api-url`, async () => {
      const { server, get } = await proxyTo(() => undefined, requiresSlash ? '/' : '');
      await get();
      expect(server.paths()).to.deep.equal([`/api/v3/activities${requiresSlash ? '/' : ''}`]);
    });
  }

  it('follows no other redirect and no loop', async () => {
    for (const [location, requests] of [
      ['https://elsewhere.example/api/v3/activities/', 1],
      ['/api/v3/activities/?user=another', 1],
      ['/login', 1],
      [undefined, 2],
    ] as const) {
      const { server, get, errors } = await proxyTo((request) => ({
        status: 301,
        location: location ?? otherPath(request),
      }));
      expect((await get()).status).to.equal(502);
      expect(server.paths()).to.have.lengthOf(requests);
      expect(errors.map(({ code, status }) => [code, status])).to.deep.equal([['redirected', 301]]);
    }
  });

  it('treats a generic 404 in JSON as a possible refusal of the slash', async () => {
    const { server, get } = await proxyTo((request) =>
      hasSlash(request) ? undefined : { status: 404, body: { detail: 'Not found.' } },
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

  it('reports the first 404 if the other path is not found either', async () => {
    const { server, get, errors } = await proxyTo(() => ({ status: 404, body: 'Not Found' }));
    for (const { status } of [await get(), await get()]) expect(status).to.equal(502);
    expect(server.paths()).to.have.lengthOf(4);
    expect(errors[0]).to.include({ code: 'invalid-response', status: 404 });
  });

  it('reports that the token is refused at the path that works', async () => {
    const { server, get, errors } = await proxyTo((request) =>
      hasSlash(request) ? { status: 401, body: '' } : { status: 301, location: otherPath(request) },
    );
    expect((await get()).status).to.equal(502);
    expect(errors.map(({ code }) => code)).to.deep.equal(['unauthorized']);
    expect(server.paths()).to.deep.equal(['/api/v3/activities', '/api/v3/activities/']);
  });
});

describe('getAccessToken()', () => {
  const path = '/api/auth/get-access-token';
  const credential = { token: 'the-credential', crmMerchantId: 2 };

  for (const requiresSlash of [true, false]) {
    for (const status of statuses) {
      it(`repeats the POST at an endpoint that ${requiresSlash ? 'requires' : 'refuses'} a trailing slash with ${status}`, async () => {
        const server = await slashServer((request) =>
          hasSlash(request) === requiresSlash
            ? { body: { access_token: token } }
            : { status, location: otherPath(request) },
        );
        const getToken = getAccessToken({ ...credential, apiUrl: `${server.origin}/api/v3` });
        expect(await getToken()).to.equal(token);
        expect(server.paths()).to.deep.equal(requiresSlash ? [`${path}/`] : [`${path}/`, path]);
        const another = getAccessToken({ ...credential, apiUrl: `${server.origin}/api/v3` });
        expect(await another()).to.equal(token);
        expect(server.paths()).to.deep.equal([requiresSlash ? `${path}/` : path]);
        for (const { method, body } of server.requests) {
          expect(method).to.equal('POST');
          expect(JSON.parse(body)).to.deep.equal({ token: 'the-credential', crm_merchant_id: 2 });
        }
      });
    }
  }

  it('does not send the credential to another origin', async () => {
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
