import { expect } from 'chai';
import type { StampsActivityFeed } from '../../src/index.js';
import { mountSettled } from '../support/feed.js';
import { members } from '../support/sandbox-client.js';
import { waitUntil } from '../support/wait.js';
import { setClock } from './helpers/clock.js';
import { listen } from './helpers/events.js';
import { createNetwork } from './helpers/network.js';
import { collectWarnings } from './helpers/warnings.js';

const start = '2026-06-01T03:00:00Z';
const at = (seconds: number) => new Date(Date.parse(start) + seconds * 1000).toISOString();

const hide = (isHidden: boolean) => {
  Object.defineProperty(document, 'visibilityState', {
    configurable: true,
    get: () => (isHidden ? 'hidden' : 'visible'),
  });
  document.dispatchEvent(new Event('visibilitychange'));
};

/** Waits until this many requests have finished and the feed has rendered. */
const requestsFinished = async (feed: StampsActivityFeed, count: number) => {
  await waitUntil(
    () => feed.diagnostics().attempts.length === count,
    `there were not ${count} requests`,
  );
  await feed.updateComplete;
  await new Promise((resolve) => setTimeout(resolve));
};

afterEach(() => {
  Reflect.deleteProperty(document, 'visibilityState');
});

const warnings = collectWarnings();

describe('refresh-interval', () => {
  it('polls at its interval, and newer activities are pending', async () => {
    const clock = setClock(start);
    const { feed, rows, requests } = await mountSettled(
      { user: members.forty, refreshInterval: 90 },
      { arrivals: 1 },
    );
    await clock.advanceTo(at(89));
    expect(await requests()).to.have.length(1);
    await clock.advanceTo(at(91));
    await requestsFinished(feed, 2);
    expect(feed.newCount).to.equal(1);
    expect(rows()).to.have.length(20);
    expect(feed.status).to.equal('ready');
    await clock.advanceTo(at(190));
    await requestsFinished(feed, 3);
    expect(feed.newCount).to.equal(2);
    expect(await requests()).to.have.length(3);
  });

  it('ignores failures, polls less often after them, and recovers', async () => {
    const clock = setClock(start);
    let isDown = false;
    let requestCount = 0;
    const { feed, texts } = await mountSettled({
      user: members.forty,
      refreshInterval: 60,
      fetch: (input, init) => {
        requestCount += 1;
        return isDown ? Promise.resolve(new Response('{}', { status: 400 })) : fetch(input, init);
      },
    });
    const events = listen(feed);
    isDown = true;
    await clock.advanceTo(at(61));
    await requestsFinished(feed, 2);
    expect(feed.status).to.equal('ready');
    expect(feed.error).to.equal(undefined);
    expect(texts('error')).to.deep.equal([]);
    await clock.advanceTo(at(130));
    expect(requestCount).to.equal(2);
    isDown = false;
    await clock.advanceTo(at(200));
    await requestsFinished(feed, 3);
    await clock.advanceTo(at(270));
    await requestsFinished(feed, 4);
    expect(events).to.have.length(0);
  });

  it('stops while the document is hidden, and polls at once when it is visible again', async () => {
    const clock = setClock(start);
    const network = createNetwork();
    await mountSettled({ refreshInterval: 60, fetch: network.fetch });
    hide(true);
    await clock.advanceTo(at(600));
    expect(network.sent).to.have.length(1);
    hide(false);
    await waitUntil(() => network.sent.length === 2);
  });

  it('stops when the attribute is removed, and when the feed is removed', async () => {
    const clock = setClock(start);
    const network = createNetwork();
    const { feed } = await mountSettled({ refreshInterval: 60, fetch: network.fetch });
    feed.refreshInterval = undefined;
    await feed.updateComplete;
    await clock.advanceTo(at(300));
    feed.refreshInterval = 60;
    await feed.updateComplete;
    feed.remove();
    await clock.advanceTo(at(900));
    expect(network.sent).to.have.length(1);
  });

  it('is aborted when the member loads more', async () => {
    const clock = setClock(start);
    const network = createNetwork();
    const { feed } = await mountSettled({ refreshInterval: 60, fetch: network.fetch });
    const gate = network.hold();
    await clock.advanceTo(at(61));
    await waitUntil(() => network.sent.length === 2);
    gate.pass();
    expect(await feed.loadMore()).to.have.length(20);
    expect(network.sent[1]?.init.signal?.aborted).to.equal(true);
    gate.open();
  });

  it('does not poll while an error is shown', async () => {
    const clock = setClock(start);
    const { feed, requests } = await mountSettled({ refreshInterval: 60 }, { status: 404 });
    await clock.advanceTo(at(300));
    expect(feed.error?.code).to.equal('not-found');
    expect(await requests()).to.have.length(1);
  });

  for (const [given, used] of [
    ['0.001', 1],
    ['1e-300', 1],
    ['2592000', 86_400],
    ['1e308', 86_400],
    ['-5', undefined],
    ['-0.001', undefined],
    ['0', undefined],
    ['NaN', undefined],
    ['Infinity', undefined],
    ['soon', undefined],
  ] as const) {
    it(`"${given}" means ${used ?? 'no polling'}, with one warning and one request`, async () => {
      const { feed, requests } = await mountSettled();
      for (const value of [given, ` ${given} `]) {
        feed.setAttribute('refresh-interval', value);
        expect(feed.refreshInterval).to.equal(used);
        await feed.updateComplete;
        // A timer whose delay is too long would fire at once.
        await new Promise((resolve) => setTimeout(resolve));
      }
      expect(await requests()).to.have.length(1);
      const texts = warnings.texts.filter((text) => text.includes('refresh-interval'));
      expect(texts).to.have.length(1);
      expect(texts[0]).to.contain(`"${given}"`);
    });
  }
});
