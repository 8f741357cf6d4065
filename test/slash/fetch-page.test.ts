import { expect } from 'chai';
import { fetchPage } from '../../src/api/index.js';
import { renderActivityFeed } from '../../src/ssr/index.js';
import { feedError, withoutDelay } from '../api/harness.js';
import { type Asked, hasSlash, otherPath, type Reply, slashServer } from './slash-server.js';

const token = 'a-token-of-sixteen-or-more';

/** The spellings of a redirect to the other form of the same address. */
const spellings: Readonly<Record<string, (asked: Asked, origin: string) => string>> = {
  'a path and its query': (asked) => `${otherPath(asked)}?${asked.query}`,
  'a path without its query': otherPath,
  'a whole URL': (asked, origin) => `${origin}${otherPath(asked)}?${asked.query}`,
  'a URL without a scheme': (asked, origin) =>
    `${origin.slice('http:'.length)}${otherPath(asked)}?${asked.query}`,
  'a relative path': (asked) =>
    hasSlash(asked) ? '../activities' : `activities/?${asked.query}#top`,
  'its query in another order': (asked) =>
    `${otherPath(asked)}?${new URLSearchParams([...asked.query].reverse())}`,
};

describe('slash: fetchPage in Node', () => {
  withoutDelay();

  for (const status of [301, 302, 303, 307, 308]) {
    for (const [spelling, location] of Object.entries(spellings)) {
      it(`takes a ${status} to ${spelling}, and remembers it`, async () => {
        for (const wanted of [true, false]) {
          const server = await slashServer((asked) =>
            hasSlash(asked) === wanted
              ? undefined
              : { status, location: location(asked, server.origin) },
          );
          const apiUrl = `${server.origin}/api/v3${wanted ? '' : '/'}?lang=id&k=1`;
          const query = { apiUrl, user: 'a+b@example.com', olderThan: 7 };
          await fetchPage(query, { token, retries: 0 });
          const [first, second] = ['/api/v3/activities', '/api/v3/activities/'];
          expect(server.paths()).to.deep.equal(wanted ? [first, second] : [second, first]);
          await fetchPage(query, { token });
          expect(server.paths()).to.deep.equal([wanted ? second : first]);
          for (const { query: sent, authorization } of server.asked) {
            expect(`${sent}`).to.equal('lang=id&k=1&user=a%2Bb%40example.com&older_than=7');
            expect(authorization).to.equal(`Bearer ${token}`);
          }
        }
      });
    }
  }

  it('never follows a redirect to anywhere else', async () => {
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
      expect(elsewhere.asked).to.have.lengthOf(0);
    }
  });

  for (const body of ['', 'Not Found', { detail: 'Not found.' }, { detail: 'not found' }]) {
    it(`takes a 404 with ${JSON.stringify(body)} for a refusal of the slash, and remembers it`, async () => {
      for (const wanted of [true, false]) {
        const server = await slashServer((asked) =>
          hasSlash(asked) === wanted ? undefined : { status: 404, body },
        );
        const apiUrl = `${server.origin}/api/v3${wanted ? '' : '/'}`;
        await fetchPage({ apiUrl, user: 'u' });
        expect(server.paths()).to.have.lengthOf(2);
        await fetchPage({ apiUrl, user: 'u' });
        expect(server.paths()).to.have.lengthOf(1);
      }
    });
  }

  it('gives up a loop after one request more', async () => {
    const server = await slashServer((asked) => ({ status: 301, location: otherPath(asked) }));
    for (const retries of [0, 2]) {
      const page = fetchPage({ apiUrl: server.origin, user: 'u' }, { retries });
      expect(await feedError(page)).to.include({ code: 'redirected', status: 301 });
      expect(server.paths()).to.deep.equal(['/activities', '/activities/']);
    }
  });

  for (const [what, reply, code, requests] of [
    ['is redirected to a login', { status: 302, location: '/login' }, 'not-found', 2],
    ['is not found either', { status: 404, body: 'Not Found' }, 'not-found', 2],
    ['is a web page', { status: 200, body: '<p>Hello' }, 'not-found', 2],
    ['fails', { status: 502, body: '<h1>Bad gateway' }, 'not-found', 2],
    ['is refused', { status: 401, body: { detail: 'No' } }, 'unauthorized', 2],
    ['knows no such member', { status: 404, body: { detail: 'No member' } }, 'not-found', 2],
  ] satisfies [string, Reply, string, number][]) {
    it(`tells of a 404 where the other form ${what}`, async () => {
      const server = await slashServer((asked) =>
        hasSlash(asked) ? reply : { status: 404, body: '<h1>Not Found</h1>' },
      );
      const error = await feedError(fetchPage({ apiUrl: server.origin, user: 'u' }));
      expect(error.code).to.equal(code);
      expect(server.paths()).to.have.lengthOf(requests);
    });
  }

  it('repeats what can heal in the form that it was redirected to', async () => {
    let fails = 2;
    const server = await slashServer((asked) => {
      if (!hasSlash(asked)) return { status: 301, location: otherPath(asked) };
      return fails-- > 0 ? { status: 503, body: { detail: 'Later' } } : undefined;
    });
    await fetchPage({ apiUrl: server.origin, user: 'u' });
    expect(server.paths()).to.deep.equal(['/activities', ...Array(3).fill('/activities/')]);
  });

  it('asks as often as ever where the server fails or is away', async () => {
    const server = await slashServer(() => ({ status: 503, body: 'Down' }));
    await feedError(fetchPage({ apiUrl: server.origin, user: 'u' }));
    expect(server.paths()).to.deep.equal(Array(3).fill('/activities'));
  });

  it('begins with a slash where api-url ends in one, at the root, too', async () => {
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

  it('begins without one for a URL object without a path, which cannot tell', async () => {
    const server = await slashServer(() => undefined);
    await fetchPage({ apiUrl: new URL(server.origin), user: 'u' });
    expect(server.paths()).to.deep.equal(['/activities']);
  });

  it('heals again when the server changes its mind, however', async () => {
    let wanted = true;
    let status = 301;
    const server = await slashServer((asked) =>
      hasSlash(asked) === wanted ? undefined : { status, location: otherPath(asked) },
    );
    for (const [nextWanted, nextStatus, requests] of [
      [true, 301, 2],
      [false, 301, 2],
      [false, 404, 1],
      [true, 404, 2],
      [false, 404, 2],
    ] as const) {
      [wanted, status] = [nextWanted, nextStatus];
      await fetchPage({ apiUrl: server.origin, user: 'u' });
      expect(server.paths()).to.have.lengthOf(requests);
    }
  });

  it('keeps a form of its own for each endpoint that differs', async () => {
    const server = await slashServer((asked) =>
      hasSlash(asked) === asked.path.includes('group')
        ? undefined
        : { status: 301, location: otherPath(asked) },
    );
    for (const requests of [2, 1, 1]) {
      await fetchPage({ apiUrl: server.origin, user: 'u', merchantGroup: true });
      expect(server.paths()).to.have.lengthOf(requests);
      await fetchPage({ apiUrl: server.origin, user: 'u' });
      expect(server.paths()).to.have.lengthOf(requests);
    }
  });

  it('forgets nothing that matters after any number of addresses', async () => {
    const server = await slashServer((asked) =>
      hasSlash(asked) ? undefined : { status: 301, location: otherPath(asked) },
    );
    for (let n = 0; n < 300; n++) {
      await fetchPage({ apiUrl: `${server.origin}/${n}`, user: 'u' });
      expect(server.paths()).to.have.lengthOf(2);
    }
    await fetchPage({ apiUrl: `${server.origin}/299`, user: 'u' });
    expect(server.paths()).to.have.lengthOf(1);
  });
});

describe('slash: server rendering', () => {
  for (const status of [301, 404]) {
    it(`has its page from an API that wants one, and answers ${status} without`, async () => {
      const server = await slashServer((asked) =>
        hasSlash(asked)
          ? { body: { activities: [{ id: 704, type: 9 }] } }
          : { status, location: otherPath(asked) },
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
