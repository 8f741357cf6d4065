import { expect } from 'chai';
import type { StampsActivityFeed } from '../../../src/index.js';
import { mount, mountSettled } from '../../support/feed.js';
import { members } from '../../support/sandbox-client.js';
import { waitUntil } from '../../support/wait.js';
import { rowsArrive, rowsIn } from './helpers.js';

let visibilityState: DocumentVisibilityState = 'visible';

/** Hides the document, or shows it again. */
function show(state: DocumentVisibilityState): void {
  visibilityState = state;
  document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
}

/** What a network may do in place of the answer of the API. */
const failures: Readonly<Record<string, () => Promise<Response>>> = {
  'no answer': () => Promise.reject(new TypeError('Failed to fetch')),
  'the sign-in page of a Wi-Fi network': async () =>
    new Response('<!doctype html><title>Sign in</title>', {
      headers: { 'Content-Type': 'text/html' },
    }),
  'a page of a service worker, sent as JSON': async () =>
    new Response('\n <html><body>You are offline.</body></html>', {
      headers: { 'Content-Type': 'application/json' },
    }),
};

/** A `fetch` whose network fails while `network.failure` is set. */
function fakeNetwork() {
  const network: { failure: (() => Promise<Response>) | undefined; requests: number } = {
    failure: undefined,
    requests: 0,
  };
  const send: typeof fetch = (...args) => {
    network.requests += 1;
    return network.failure ? network.failure() : fetch(...args);
  };
  return { network, send };
}

const failed = (feed: StampsActivityFeed) =>
  waitUntil(() => feed.status === 'error', 'the feed did not fail');

describe('a feed heals by itself', () => {
  beforeEach(() => {
    visibilityState = 'visible';
    Object.defineProperty(document, 'visibilityState', {
      configurable: true,
      get: () => visibilityState,
    });
  });

  afterEach(() => {
    Reflect.deleteProperty(document, 'visibilityState');
  });

  for (const [name, failure] of Object.entries(failures)) {
    it(`when the document is visible again, after ${name} for the first page`, async () => {
      const { network, send } = fakeNetwork();
      network.failure = failure;
      show('hidden');
      const { feed, part } = await mountSettled({ user: members.history, fetch: send });
      await failed(feed);
      expect(part('error')?.textContent).to.match(/check your connection/);
      network.failure = undefined;
      show('visible');
      await rowsArrive(feed);
      expect(feed.error).to.equal(undefined);
    });

    it(`when the device is online again, after ${name} for a further page`, async () => {
      const { network, send } = fakeNetwork();
      const { feed } = await mountSettled({ user: members.history, fetch: send });
      network.failure = failure;
      await feed.loadMore().catch(() => {});
      await failed(feed);
      expect(rowsIn(feed)).to.have.length(20);
      network.failure = undefined;
      window.dispatchEvent(new Event('online'));
      await rowsArrive(feed, 40);
    });
  }

  it('when the network was back before the document is visible', async () => {
    const { network, send } = fakeNetwork();
    network.failure = failures['no answer'];
    show('hidden');
    const { feed } = await mountSettled({ user: members.history, fetch: send });
    await failed(feed);
    network.failure = undefined;
    // No event tells that the network is back.
    show('visible');
    await rowsArrive(feed);
  });

  for (const phase of ['first', 'more'] as const) {
    it(`when a request of the ${phase} page fails just after the document is visible`, async () => {
      const { network, send } = fakeNetwork();
      let lose = () => {};
      const lost = new Promise<void>((resolve) => {
        lose = resolve;
      });
      const loseAnswer = async () => {
        await lost;
        network.failure = undefined;
        return new Response('<!doctype html>', { headers: { 'Content-Type': 'text/html' } });
      };
      if (phase === 'first') network.failure = loseAnswer;
      const { feed, settled } = await mount({ user: members.history, fetch: send });
      if (phase === 'more') {
        await settled();
        network.failure = loseAnswer;
        feed.loadMore().catch(() => {});
      }
      const before = phase === 'more' ? 1 : 0;
      await waitUntil(() => network.requests > before, 'the request was not sent');
      show('hidden');
      show('visible');
      lose();
      await rowsArrive(feed, phase === 'more' ? 40 : 20);
      expect(feed.error).to.equal(undefined);
      expect(network.requests).to.equal(before + 2);
    });
  }

  it('and repeats such a request once', async () => {
    const { network, send } = fakeNetwork();
    network.failure = failures['the sign-in page of a Wi-Fi network'];
    const { feed } = await mount({ user: members.history, fetch: send });
    show('visible');
    await waitUntil(() => network.requests === 2, 'the request was not repeated');
    await failed(feed);
    expect(network.requests).to.equal(2);
  });

  it('and sends one request for one return', async () => {
    const { network, send } = fakeNetwork();
    network.failure = failures['the sign-in page of a Wi-Fi network'];
    const { feed } = await mountSettled({ user: members.history, fetch: send });
    await failed(feed);
    const before = network.requests;
    show('visible');
    window.dispatchEvent(new Event('online'));
    await failed(feed);
    expect(network.requests - before).to.equal(1);
  });

  it('but does not repeat a request that is wrong', async () => {
    const { feed, requests } = await mountSettled({ user: members.history }, { status: 400 });
    const before = (await requests()).length;
    show('hidden');
    show('visible');
    await feed.updateComplete;
    expect(await requests()).to.have.length(before);
  });
});
