import { expect } from 'chai';
import { type FeedErrorCode, StampsLoadEvent } from '../../src/index.js';
import { faultBodies, faultStatuses } from '../../src/sandbox/index.js';
import { mountSettled } from '../support/feed.js';
import { crossOrigin } from '../support/origin.js';
import { sandboxApi } from '../support/sandbox-client.js';
import { respondWith } from './helpers/network.js';

const connection = 'We couldn’t load your activity. Please check your connection and try again.';
const again = 'Something went wrong on our side. Please try again in a moment.';
const signIn = 'Please sign in again to see your activity.';
const setUp = 'Your activity can’t be shown here right now. Please come back later.';
const tooFast = 'Please wait a moment, then try again.';
const notFoundMessage =
  'We couldn’t find your membership. Please check that you signed in with the right account.';
const offline = 'We couldn’t load your activity. Please check your connection and try again.';

type Expected = readonly [code: FeedErrorCode, text: string, requests: number];

const statuses: Readonly<Record<(typeof faultStatuses)[number], Expected>> = {
  400: ['bad-request', setUp, 1],
  401: ['unauthorized', signIn, 1],
  403: ['forbidden', signIn, 1],
  404: ['not-found', notFoundMessage, 1],
  405: ['bad-request', setUp, 1],
  429: ['rate-limited', tooFast, 3],
  500: ['server', again, 3],
  502: ['server', again, 3],
  503: ['server', again, 3],
  504: ['server', again, 3],
};

const { random } = Math;

/** The delay before a retry is random and may be zero, so requests are repeated at once. */
beforeEach(() => {
  Math.random = () => 0;
});
afterEach(() => {
  Math.random = random;
});

/** The sandbox's error messages are for the merchant's developer and not for the member. */
const serverWords =
  /throttled|credentials|expired|gateway|nginx|unavailable|detail|not found|method/i;

describe('an error status', () => {
  for (const status of faultStatuses) {
    const [code, text, requests] = statuses[status];
    it(`${status} is a ${code} error in the member’s words`, async () => {
      const mounted = await mountSettled({}, { status });
      const { feed, texts, button } = mounted;
      expect(feed.status).to.equal('error');
      expect(feed.error?.code).to.equal(code);
      expect(feed.error?.status).to.equal(status);
      expect(feed.error?.phase).to.equal('first');
      expect(feed.error?.retryable).to.equal(requests > 1);
      expect(texts('error')).to.deep.equal([text]);
      expect(mounted.text()).not.to.match(serverWords);
      expect(button()?.part.contains('retry')).to.equal(true);
      expect(await mounted.requests()).to.have.length(requests);
    });
  }

  it('provides the server’s messages to the page', async () => {
    const { feed } = await mountSettled({}, { status: 400 });
    expect(feed.error?.messages.join(' ')).to.contain(
      'Enter a valid email address or mobile number.',
    );
  });
});

describe('a response that is not a list of activities', () => {
  const bodies = faultBodies.filter((body) => !['stall', 'slow', 'drop'].includes(body));
  for (const body of bodies) {
    it(`is an invalid response: ${body}`, async () => {
      const { feed, texts, text, rows, requests } = await mountSettled({}, { body });
      expect(feed.error?.code).to.equal('invalid-response');
      expect(feed.error?.status).to.equal(200);
      // A page in HTML is not the API's: it comes from the network in between.
      expect(texts('error')).to.deep.equal([body === 'html' ? connection : again]);
      expect(text()).not.to.match(/JSON|Masuk|Silakan|activities/);
      expect(rows()).to.have.length(0);
      expect(await requests()).to.have.length(1);
    });
  }

  for (const body of ['', ' ', '7', '"activities"', 'true', '{"activities": null}', '\u0000']) {
    it(`is an invalid response: ${JSON.stringify(body)}`, async () => {
      const { feed } = await mountSettled({ fetch: respondWith(body) });
      expect(feed.error?.code).to.equal('invalid-response');
    });
  }

  it('may be a further page, and keeps the rows', async () => {
    const { feed, rows } = await mountSettled({}, { body: 'html', page: 'more', times: 1 });
    await feed.loadMore().catch(() => {});
    expect(feed.error?.code).to.equal('invalid-response');
    expect(feed.error?.phase).to.equal('more');
    expect(rows()).to.have.length(20);
    expect(await feed.retry()).to.have.length(20);
  });

  it('is an invalid response if no activity has an id', async () => {
    const { feed } = await mountSettled({ fetch: respondWith({ activities: [{ type: 0 }, 7] }) });
    expect(feed.error?.code).to.equal('invalid-response');
  });
});

describe('a failed request', () => {
  it('is an error that can be retried if the connection breaks', async () => {
    const { feed, rows, button } = await mountSettled({}, { body: 'drop' });
    // WebKitGTK treats the part that arrived as the complete response.
    expect(feed.error?.code).to.be.oneOf(['network', 'invalid-response']);
    expect(rows()).to.have.length(0);
    expect(button()?.part.contains('retry')).to.equal(true);
  });

  it('is a network error that mentions CORS to the developer', async () => {
    const { url } = sandboxApi({ noCors: true }, crossOrigin());
    const { feed, texts } = await mountSettled({ apiUrl: url });
    expect(feed.error?.code).to.equal('network');
    expect(feed.error?.message).to.contain('CORS');
    expect(texts('error')).to.deep.equal([offline]);
  });

  it('is a redirect error if the API redirects elsewhere', async () => {
    const { feed, texts, requests } = await mountSettled({}, { redirect: true });
    expect(feed.error?.code).to.equal('redirected');
    expect(feed.error?.retryable).to.equal(false);
    expect(texts('error')).to.deep.equal([signIn]);
    // Both paths, because a browser hides where a redirect leads.
    const received = (await requests()).map(({ status, path }) => [status, path.slice(-1)]);
    expect(received).to.deep.equal([
      [302, 's'],
      [302, '/'],
    ]);
  });

  it('is a network error if fetch throws', async () => {
    const { feed } = await mountSettled({
      fetch: () => {
        throw new TypeError('Failed to fetch');
      },
    });
    expect(feed.error?.code).to.equal('network');
  });
});

describe('error messages beside activities', () => {
  it('are provided to the page and not shown to the member', async () => {
    const { feed, text, rows } = await mountSettled(
      {},
      { errorMessages: 'Could not parse activity 12.', page: 'more' },
    );
    const pages: StampsLoadEvent[] = [];
    feed.addEventListener('stamps-load', (event) => pages.push(event));
    await feed.loadMore();
    expect(pages[0]).to.be.instanceOf(StampsLoadEvent);
    expect(pages[0]?.page.messages).to.deep.equal(['Could not parse activity 12.']);
    expect(text()).not.to.contain('Could not parse');
    expect(rows()).to.have.length(40);
  });
});
