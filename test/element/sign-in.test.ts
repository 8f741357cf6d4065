import { expect } from 'chai';
import { FeedError } from '../../src/index.js';
import { type MountedFeed, mountMarkup, mountSettled } from '../support/feed.js';
import { waitUntil } from '../support/wait.js';
import { statesOf, supportsCustomStates } from './helpers/states.js';
import { createTokenUrl } from './helpers/token-url.js';
import { collectWarnings } from './helpers/warnings.js';

type Properties = Parameters<typeof mountSettled>[0];

const refusing =
  (status: number): typeof fetch =>
  async () =>
    new Response('{}', { status });

/** What makes the first page fail with each code. */
const failures = {
  unauthorized: { fetch: refusing(401) },
  forbidden: { fetch: refusing(403) },
  token: { token: null, tokenUrl: createTokenUrl({ status: '401' }).url },
  'not-found': { fetch: refusing(404) },
  'bad-request': { fetch: refusing(400) },
  'invalid-config': { types: ['gifts'] },
} as unknown as Readonly<Record<string, Properties>>;

const signedOutCodes = ['unauthorized', 'forbidden', 'token', 'redirected'];

const link = ({ part }: MountedFeed) => part('sign-in') as HTMLAnchorElement | undefined;

/** What the feed offers after an error, as a member sees it. */
const offers = ({ part, feed }: MountedFeed): string[] =>
  [part('retry'), part('sign-in'), ...feed.querySelectorAll('[slot=sign-in]')]
    .filter((element) => element && element.getClientRects().length > 0)
    .map((element) => element?.textContent?.replace(/\s+/g, ' ').trim() ?? '');

const addContent = ({ feed }: Pick<MountedFeed, 'feed'>, html = '<a href="/login">Log in</a>') => {
  const content = document.createElement('p');
  content.slot = 'sign-in';
  content.innerHTML = html;
  feed.append(content);
  return content;
};

describe('the message of a member who is signed out', () => {
  const colourOf = ({ part }: MountedFeed) => getComputedStyle(part('error') as Element).color;

  for (const [code, properties] of Object.entries(failures)) {
    const isQuiet = signedOutCodes.includes(code);
    it(`${isQuiet ? 'does not look' : 'looks'} like a failure only if it is one: ${code}`, async () => {
      const view = await mountSettled(properties);
      const failed = await mountSettled({ fetch: refusing(404) });
      expect(colourOf(view) !== colourOf(failed)).to.equal(isQuiet);
    });
  }
});

describe('the way on after an error', () => {
  for (const [code, properties] of Object.entries(failures)) {
    const isSignedOut = signedOutCodes.includes(code);
    const retry = code === 'invalid-config' ? [] : ['Try again'];

    it(`differs by its part and state: ${code}`, async () => {
      const { feed, part } = await mountSettled(properties);
      expect(feed.error?.code).to.equal(code);
      expect(part(`error-${code}`)?.part.contains('error')).to.equal(true);
      if (supportsCustomStates) {
        const expected = isSignedOut ? ['error', 'unauthorized'] : ['error'];
        expect(statesOf(feed)).to.deep.equal(expected);
      }
    });

    it(`is the URL where the page has one: ${code}`, async () => {
      const view = await mountSettled({ ...properties, signInUrl: '/login?next=%2Fstamps#top' });
      expect(offers(view)).to.deep.equal(isSignedOut ? ['Sign in'] : retry);
      if (isSignedOut)
        expect(link(view)?.getAttribute('href')).to.equal('/login?next=%2Fstamps#top');
    });

    it(`is the content of the slot, which wins over the URL: ${code}`, async () => {
      for (const signInUrl of [undefined, '/login']) {
        const view = await mountSettled({ ...properties, signInUrl });
        addContent(view);
        await view.feed.updateComplete;
        await waitUntil(() => offers(view).length < 2);
        expect(offers(view)).to.deep.equal(isSignedOut ? ['Log in'] : retry);
      }
    });

    it(`is "retry" where the page has neither: ${code}`, async () => {
      expect(offers(await mountSettled(properties))).to.deep.equal(retry);
    });
  }

  it('is the same after a redirect', async () => {
    const view = await mountSettled({ signInUrl: '/login', lang: 'id' }, { redirect: true });
    expect(view.feed.error?.code).to.equal('redirected');
    expect(offers(view)).to.deep.equal(['Masuk']);
  });

  it('is both where only the token endpoint is down', async () => {
    const getToken = () => Promise.reject(new Error('Offline'));
    const view = await mountSettled({ token: null, getToken, signInUrl: '/login' });
    expect(view.feed.error).to.include({ code: 'token', retryable: true });
    expect(offers(view)).to.deep.equal(['Try again', 'Sign in']);
  });

  it('is also offered below the rows, when a further page fails', async () => {
    const faults = { status: 401, page: 'more' } as const;
    const view = await mountSettled({ signInUrl: '/login' }, faults);
    await view.feed.loadMore().catch(() => {});
    expect(view.feed.error).to.include({ code: 'unauthorized', phase: 'more' });
    expect(view.rows()).to.have.length(20);
    expect(offers(view)).to.deep.equal(['Sign in']);
    expect(view.part('error-unauthorized')).to.not.equal(undefined);
  });

  it('follows the content of the slot as it comes and goes', async () => {
    const view = await mountSettled(failures.unauthorized);
    const content = addContent(view);
    await waitUntil(() => !view.part('retry'));
    content.slot = 'elsewhere';
    await waitUntil(() => !!view.part('retry'));
    content.slot = 'sign-in';
    await waitUntil(() => !view.part('retry'));
    content.remove();
    await waitUntil(() => !!view.part('retry'));
    view.feed.signInUrl = '/login';
    await view.feed.updateComplete;
    expect(offers(view)).to.deep.equal(['Sign in']);
  });

  it('is hidden with rows, while idle, and while it loads', async () => {
    const view = await mountSettled({ signInUrl: '/login' });
    const content = addContent(view);
    await view.feed.updateComplete;
    expect(content.getClientRects()).to.have.length(0);
    view.feed.forget();
    await view.feed.updateComplete;
    expect(content.getClientRects()).to.have.length(0);
    expect(link(view)).to.equal(undefined);
  });
});

describe('a value of sign-in-url', () => {
  const { texts: warnings } = collectWarnings();

  for (const url of [
    '/',
    '/login',
    '/login?a=1&b=//c#d',
    'https://login.example/x?y',
    'HTTPS://a',
  ]) {
    it(`is taken: ${url}`, async () => {
      const { feed } = await mountMarkup({ 'sign-in-url': ` ${url} ` });
      expect(feed.signInUrl).to.equal(url);
      expect(warnings).to.deep.equal([]);
    });
  }

  for (const url of [
    'javascript:alert(1)',
    'JAVASCRIPT:alert(1)',
    'data:text/html,x',
    'blob:https://a/b',
    'http://login.example/',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\u0000/evil.example',
    '/\u200B/evil.example',
    'https:evil.example',
    'https://',
    'https:///',
    'https:\\\\evil.example',
    'https://a b',
    'https://[',
    'https://stamps.example@evil.example/',
    'login',
    '../login',
    '?login',
    'mailto:a@b.example',
  ]) {
    it(`is refused with one warning: ${JSON.stringify(url)}`, async () => {
      const properties = { ...failures.unauthorized, signInUrl: url };
      const views = [await mountSettled(properties), await mountSettled(properties)];
      for (const view of views) {
        expect(view.feed.signInUrl).to.equal(undefined);
        expect(offers(view)).to.deep.equal(['Try again']);
      }
      expect(warnings).to.deep.equal([
        `<stamps-activity-feed>: sign-in-url "${url}" is not a path or https address.`,
      ]);
    });
  }
});

describe('after signing in elsewhere', () => {
  /** The API refuses until the member has signed in. */
  const session = () => {
    const state = { isSignedIn: false, count: 0 };
    const fetchPage: typeof fetch = (input, init) => {
      state.count += 1;
      return state.isSignedIn ? fetch(input, init) : refusing(403)(input, init);
    };
    return { state, fetch: fetchPage };
  };

  const returns = {
    'becomes visible': () => document.dispatchEvent(new Event('visibilitychange')),
    'returns from the back/forward cache': () => {
      dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
      dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    },
  };
  for (const [name, comeBack] of Object.entries(returns)) {
    it(`heals when the page ${name}`, async () => {
      const { state, fetch } = session();
      const view = await mountSettled({ fetch, signInUrl: '/login' });
      comeBack();
      await view.settled();
      expect(offers(view)).to.deep.equal(['Sign in']);
      expect(state.count).to.equal(2);
      state.isSignedIn = true;
      comeBack();
      await waitUntil(() => view.rows().length === 20);
      expect(offers(view)).to.deep.equal([]);
      comeBack();
      await view.settled();
      expect(view.rows()).to.have.length(20);
    });
  }

  it('heals a further page', async () => {
    const faults = { status: 401, page: 'more', times: 1 } as const;
    const view = await mountSettled({ signInUrl: '/login' }, faults);
    await view.feed.loadMore().catch(() => {});
    expect(view.feed.error).to.be.instanceOf(FeedError);
    returns['becomes visible']();
    await waitUntil(() => view.rows().length === 40);
  });
});
