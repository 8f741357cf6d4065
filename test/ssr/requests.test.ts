import { expect } from 'chai';
import type { FeedError } from '../../src/api/index.js';
import { createActivityProxy } from '../../src/proxy/index.js';
import { createSandbox, sandboxCredentials } from '../../src/sandbox/index.js';
import type { DocumentRequest } from '../../src/ssr/index.js';
import { renderActivityFeed } from '../../src/ssr/index.js';
import * as unsupported from '../../src/ssr/unsupported.js';
import { secret } from '../proxy/harness.js';
import { members } from '../support/sandbox-client.js';

const sandbox = createSandbox();

interface Session {
  readonly email: string;
}

/** A proxy whose session is in the second argument of `resolveUser`, and the requests that it gets. */
async function proxyWithContext() {
  const seen: Request[] = [];
  const proxy = createActivityProxy<{ readonly session: Session }>({
    apiUrl: 'https://stamps.example/api/v3',
    token: await sandbox.issueToken({ merchantId: sandboxCredentials.group.merchantId }),
    secret,
    fetch: (input, init) => sandbox(new Request(input, init)),
    resolveUser: (request, { session }) => {
      seen.push(request);
      return session.email;
    },
  });
  return { proxy, seen };
}

const attributes = { 'api-url': '/stamps', 'time-zone': 'Asia/Jakarta' };
const context = { session: { email: members.fortyOne } };

describe('a document request of a Node server', () => {
  for (const url of ['/account?tab=1', '/', '', '//elsewhere.example/account', '/a b']) {
    it(`may have the URL "${url}"`, async () => {
      const { proxy, seen } = await proxyWithContext();
      const headers = {
        host: 'elsewhere.example',
        'x-forwarded-host': 'elsewhere.example',
        cookie: 'session=a',
        ':path': '/account',
        'accept-language': undefined,
        'x-many': ['1', '2'],
      };
      const html = await renderActivityFeed({
        attributes,
        proxy,
        context,
        request: { url, headers },
      });
      expect(html.match(/<article/g)).to.have.length(20);
      expect(seen[0]?.url).to.equal('http://localhost/stamps/activities');
      expect(seen[0]?.headers.get('cookie')).to.equal('session=a');
      expect(seen[0]?.headers.get('x-many')).to.equal('1, 2');
      expect(seen[0]?.headers.get('host')).to.not.equal('elsewhere.example');
    });
  }

  it('may be a web-standard one', async () => {
    const { proxy, seen } = await proxyWithContext();
    const request = new Request('https://shop.example/account', { headers: { Cookie: 'a=b' } });
    const html = await renderActivityFeed({ attributes, proxy, context, request });
    expect(html.match(/<article/g)).to.have.length(20);
    expect(seen[0]?.url).to.equal('https://shop.example/stamps/activities');
  });
});

describe('a relative api-url without a proxy', () => {
  for (const request of [
    { url: '/account', headers: { host: 'elsewhere.example' } },
    new Request('https://elsewhere.example/account'),
  ] satisfies DocumentRequest[]) {
    it(`gets no token (${request.url})`, async () => {
      const calls: unknown[] = [];
      const errors: FeedError[] = [];
      await renderActivityFeed({
        attributes: { ...attributes, user: members.one },
        request,
        token: 'a-token-of-the-merchant',
        fetch: async (input) => {
          calls.push(input);
          return Response.json({ activities: [] });
        },
        onError: (error) => errors.push(error),
      });
      expect(calls).to.deep.equal([]);
      expect(errors.map(({ code }) => code)).to.deep.equal(['invalid-config']);
      expect(errors[0]?.message).to.contain('must be absolute on a server');
    });
  }
});

describe('server rendering in a bundle for browsers and Workers', () => {
  it('says what it needs', async () => {
    for (const call of [unsupported.renderActivityFeed, unsupported.styleHash]) {
      const message = await call().catch((error: Error) => error.message);
      expect(message).to.match(/server build of Lit.*made for a browser or for the edge/);
    }
  });
});
