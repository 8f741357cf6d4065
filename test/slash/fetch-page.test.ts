import { expect } from 'chai';
import { fetchPage } from '../../src/api/index.js';
import { renderActivityFeed } from '../../src/ssr/index.js';
import { feedError, withoutDelay } from '../api/harness.js';
import {
  hasSlash,
  otherPath,
  type ReceivedRequest,
  type Reply,
  slashServer,
} from './slash-server.js';

const token = 'a-token-of-sixteen-or-more';

/** Locations of a redirect to the same address with or without the slash. */
const spellings: Readonly<Record<string, (request: ReceivedRequest, origin: string) => string>> = {
  'a path with its query': (request) => `${otherPath(request)}?${request.query}`,
  'a path without its query': otherPath,
  'a whole URL': (request, origin) => `${origin}${otherPath(request)}?${request.query}`,
  'a URL without a scheme': (request, origin) =>
    `${origin.slice('http:'.length)}${otherPath(request)}?${request.query}`,
  'a relative path': (request) =>
    hasSlash(request) ? '../activities' : `activities/?${request.query}#top`,
  'its query in another order': (request) =>
    `${otherPath(request)}?${new URLSearchParams([...request.query].reverse())}`,
};

describe('fetchPage() in Node', () => {
  withoutDelay();

  for (const status of [301, 302, 303, 307, 308]) {
    for (const [spelling, location] of Object.entries(spellings)) {
      it(`follows a ${status} to ${spelling}, and remembers it`, async () => {
        for (const requiresSlash of [true, false]) {
          const server = await slashServer((request) =>
            hasSlash(request) === requiresSlash
              ? undefined
              : { status, location: location(request, server.origin) },
          );
          const apiUrl = `${server.origin}/api/v3${requiresSlash ? '' : '/'}?lang=id&k=1`;
          const query = { apiUrl, user: 'a+b@example.com', olderThan: 7 };
          await fetchPage(query, { token, retries: 0 });
          const [first, second] = ['/api/v3/activities', '/api/v3/activities/'];
          expect(server.paths()).to.deep.equal(requiresSlash ? [first, second] : [second, first]);
          await fetchPage(query, { token });
          expect(server.paths()).to.deep.equal([requiresSlash ? second : first]);
          for (const { query: sent, authorization } of server.requests) {
            expect(`${sent}`).to.equal('lang=id&k=1&user=a%2Bb%40example.com&older_than=7');
            expect(authorization).to.equal(`Bearer ${token}`);
          }
        }
      });
    }
  }

  it('does not follow a redirect to any other address', async () => {
    const elsewhere = await slashServer(() => undefined);
    for (const location of [
      `${elsewhere.origin}/activities/`,
      `${elsewhere.origin.slice('http:'.length)}/activities/`,
      'HTTPS',
      'user:password',
      '/activities/?user=another',
      '/activities/?user=u&next=1',
      '/activities//',
      '/activities',
      '/Activities/',
      '/login/?next=/activities/',
      'http://[',
      '',
    ]) {
      const server = await slashServer(() => {
        const own = {
          HTTPS: server.origin.replace('http', 'https'),
          'user:password': server.origin.replace('//', '//user:password@'),
        }[location];
        return { status: 301, location: own ? `${own}/activities/` : location };
      });
      const page = fetchPage({ apiUrl: server.origin, user: 'u' }, { token });
      expect(await feedError(page), location).to.include({ code: 'redirected', status: 301 });
      expect(server.paths(), location).to.deep.equal(['/activities']);
      expect(elsewhere.requests).to.have.lengthOf(0);
    }
  });

  for (const body of ['', 'Not Found', { detail: 'Not found.' }, { detail: 'not found' }]) {
    it(`treats a 404 with ${JSON.stringify(body)} as a possible refusal of the slash, and remembers the other path`, async () => {
      for (const requiresSlash of [true, false]) {
        const server = await slashServer((request) =>
          hasSlash(request) === requiresSlash ? undefined : { status: 404, body },
        );
        const apiUrl = `${server.origin}/api/v3${requiresSlash ? '' : '/'}`;
        await fetchPage({ apiUrl, user: 'u' });
        expect(server.paths()).to.have.lengthOf(2);
        await fetchPage({ apiUrl, user: 'u' });
        expect(server.paths()).to.have.lengthOf(1);
      }
    });
  }

  it('stops a redirect loop after one extra request', async () => {
    const server = await slashServer((request) => ({ status: 301, location: otherPath(request) }));
    for (const retries of [0, 2]) {
      const page = fetchPage({ apiUrl: server.origin, user: 'u' }, { retries });
      expect(await feedError(page)).to.include({ code: 'redirected', status: 301 });
      expect(server.paths()).to.deep.equal(['/activities', '/activities/']);
    }
  });

  for (const [outcome, reply, code, requests] of [
    ['is redirected to a login', { status: 302, location: '/login' }, 'not-found', 2],
    ['is not found either', { status: 404, body: 'Not Found' }, 'not-found', 2],
    ['is a web page', { status: 200, body: '<p>Hello' }, 'not-found', 2],
    ['fails', { status: 502, body: '<h1>Bad gateway' }, 'not-found', 2],
    ['is refused', { status: 401, body: { detail: 'No' } }, 'unauthorized', 2],
    ['does not know the member', { status: 404, body: { detail: 'No member' } }, 'not-found', 2],
  ] satisfies [string, Reply, string, number][]) {
    it(`reports the 404 correctly if the other path ${outcome}`, async () => {
      const server = await slashServer((request) =>
        hasSlash(request) ? reply : { status: 404, body: '<h1>Not Found</h1>' },
      );
      const error = await feedError(fetchPage({ apiUrl: server.origin, user: 'u' }));
      expect(error.code).to.equal(code);
      expect(server.paths()).to.have.lengthOf(requests);
    });
  }

  it('retries temporary failures at the path that it was redirected to', async () => {
    let failures = 2;
    const server = await slashServer((request) => {
      if (!hasSlash(request)) return { status: 301, location: otherPath(request) };
      return failures-- > 0 ? { status: 503, body: { detail: 'Later' } } : undefined;
    });
    await fetchPage({ apiUrl: server.origin, user: 'u' });
    expect(server.paths()).to.deep.equal(['/activities', ...Array(3).fill('/activities/')]);
  });

  it('sends the usual number of requests if the server fails', async () => {
    const server = await slashServer(() => ({ status: 503, body: 'Down' }));
    await feedError(fetchPage({ apiUrl: server.origin, user: 'u' }));
    expect(server.paths()).to.deep.equal(Array(3).fill('/activities'));
  });

  it('starts with a slash if api-url ends in one, even at the root', async () => {
    const server = await slashServer(() => undefined);
    for (const apiUrl of [server.origin, `${server.origin}/`]) {
      await fetchPage({ apiUrl, user: 'u' });
      await fetchPage({ apiUrl, user: 'u', merchantGroup: true });
    }
    expect(server.paths()).to.deep.equal([
      '/activities',
      '/activities/by-merchant-group',
      '/activities/',
      '/activities/by-merchant-group/',
    ]);
  });

  it('starts without one for a URL object without a path, where both spellings are equal', async () => {
    const server = await slashServer(() => undefined);
    await fetchPage({ apiUrl: new URL(server.origin), user: 'u' });
    expect(server.paths()).to.deep.equal(['/activities']);
  });

  it('recovers when the server changes its preference', async () => {
    let requiresSlash = true;
    let status = 301;
    const server = await slashServer((request) =>
      hasSlash(request) === requiresSlash ? undefined : { status, location: otherPath(request) },
    );
    for (const [nextRequiresSlash, nextStatus, requests] of [
      [true, 301, 2],
      [false, 301, 2],
      [false, 404, 1],
      [true, 404, 2],
      [false, 404, 2],
    ] as const) {
      [requiresSlash, status] = [nextRequiresSlash, nextStatus];
      await fetchPage({ apiUrl: server.origin, user: 'u' });
      expect(server.paths()).to.have.lengthOf(requests);
    }
  });

  it('remembers the path of each endpoint separately', async () => {
    const server = await slashServer((request) =>
      hasSlash(request) === request.path.includes('group')
        ? undefined
        : { status: 301, location: otherPath(request) },
    );
    for (const requests of [2, 1, 1]) {
      await fetchPage({ apiUrl: server.origin, user: 'u', merchantGroup: true });
      expect(server.paths()).to.have.lengthOf(requests);
      await fetchPage({ apiUrl: server.origin, user: 'u' });
      expect(server.paths()).to.have.lengthOf(requests);
    }
  });

  it('remembers recent addresses after many others', async () => {
    const server = await slashServer((request) =>
      hasSlash(request) ? undefined : { status: 301, location: otherPath(request) },
    );
    for (let n = 0; n < 300; n++) {
      await fetchPage({ apiUrl: `${server.origin}/${n}`, user: 'u' });
      expect(server.paths()).to.have.lengthOf(2);
    }
    await fetchPage({ apiUrl: `${server.origin}/299`, user: 'u' });
    expect(server.paths()).to.have.lengthOf(1);
  });
});

describe('renderActivityFeed()', () => {
  for (const status of [301, 404]) {
    it(`renders the page of an API that requires a slash and otherwise responds ${status}`, async () => {
      const server = await slashServer((request) =>
        hasSlash(request)
          ? { body: { activities: [{ id: 704, type: 9 }] } }
          : { status, location: otherPath(request) },
      );
      for (const requests of [2, 1]) {
        const attributes = { 'api-url': server.origin, user: 'u' };
        const html = await renderActivityFeed({ attributes, token });
        expect(html).to.include('initial-page=');
        expect(server.paths()).to.have.lengthOf(requests);
      }
    });
  }
});
