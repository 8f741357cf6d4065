import { expect } from 'chai';
import { type NodeRequest, toNodeListener } from '../../src/proxy/index.js';

/** What the proxy gets for a request of Node. */
const received = async (incoming: NodeRequest) => {
  let request: Request | undefined;
  const listener = toNodeListener(async (it) => {
    request = it;
    return new Response('{}');
  });
  const outgoing = { statusCode: 0, destroyed: false, once() {}, setHeader() {}, end() {} };
  await listener(incoming, outgoing);
  return { status: outgoing.statusCode, request };
};

describe('toNodeListener gives the proxy', () => {
  const urls: Readonly<Record<string, string>> = {
    '/stamps/activities?older_than=1': '/stamps/activities?older_than=1',
    'http://evil.example/stamps': '/stamps',
    'HTTPS://evil.example:8080/stamps?a#b': '/stamps?a#b',
    'http://evil.example': '/',
    '//evil.example/a': '//evil.example/a',
    '/http://evil.example/': '/http://evil.example/',
    '': '/',
  };
  for (const [target, path] of Object.entries(urls)) {
    it(`the path of ${target || 'an empty target'}, and never its host`, async () => {
      const { request } = await received({ url: target, headers: {} });
      expect(request?.url).to.equal(`http://localhost${path}`);
    });
  }

  it('nothing of a target that is not a path', async () => {
    for (const url of ['*', 'a/activities', 'ftp://a/b', 'xhttp://a/b', 'http://a?b']) {
      const { request, status } = await received({ url, headers: {} });
      expect([request, status], url).to.deep.equal([undefined, 400]);
    }
  });

  it('a GET of / where Node says nothing else', async () => {
    const { request } = await received({ headers: {} });
    expect([request?.method, request?.url]).to.deep.equal(['GET', 'http://localhost/']);
  });

  it('all values of its headers, without the pseudo-headers of HTTP/2', async () => {
    const headers = { 'x-a': ['1', '2'], 'x-b': 'b', 'x-c': undefined, ':path': '/', 'x:d': '5' };
    const { 'x:d': _, ...valid } = headers;
    const { request } = await received({ method: 'HEAD', url: '/', headers: valid });
    expect(request?.method).to.equal('HEAD');
    expect(Object.fromEntries(request?.headers ?? [])).to.deep.equal({ 'x-a': '1, 2', 'x-b': 'b' });
    expect((await received({ url: '/', headers })).status).to.equal(400);
  });
});
