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

/** Waits until so many requests have come to their end, and the feed has seen to what they brought. */
const looks = async (feed: StampsActivityFeed, count: number) => {
  await waitUntil(() => feed.diagnostics().attempts.length === count, `${count} requests`);
  await feed.updateComplete;
  await new Promise((resolve) => setTimeout(resolve));
};

afterEach(() => {
  Reflect.deleteProperty(document, 'visibilityState');
});

const warnings = collectWarnings();

describe('refresh-interval', () => {
  it('looks for newer activities at its interval, which wait', async () => {
    const clock = setClock(start);
    const { feed, rows, requests } = await mountSettled(
      { user: members.forty, refreshInterval: 90 },
      { arrivals: 1 },
    );
    await clock.goTo(at(89));
    expect(await requests()).to.have.length(1);
    await clock.goTo(at(91));
    await looks(feed, 2);
    expect(feed.newCount).to.equal(1);
    expect(rows()).to.have.length(20);
    expect(feed.status).to.equal('ready');
    await clock.goTo(at(190));
    await looks(feed, 3);
    expect(feed.newCount).to.equal(2);
    expect(await requests()).to.have.length(3);
  });

  it('is silent about failures, asks less often after them, and recovers', async () => {
    const clock = setClock(start);
    let isDown = false;
    let looked = 0;
    const { feed, texts } = await mountSettled({
      user: members.forty,
      refreshInterval: 60,
      fetch: (input, init) => {
        looked += 1;
        return isDown ? Promise.resolve(new Response('{}', { status: 400 })) : fetch(input, init);
      },
    });
    const events = listen(feed);
    isDown = true;
    await clock.goTo(at(61));
    await looks(feed, 2);
    expect(feed.status).to.equal('ready');
    expect(feed.error).to.equal(undefined);
    expect(texts('error')).to.deep.equal([]);
    await clock.goTo(at(130));
    expect(looked).to.equal(2);
    isDown = false;
    await clock.goTo(at(200));
    await looks(feed, 3);
    await clock.goTo(at(270));
    await looks(feed, 4);
    expect(events).to.have.length(0);
  });

  it('rests while the page is hidden, and looks at once when it is seen again', async () => {
    const clock = setClock(start);
    const network = createNetwork();
    await mountSettled({ refreshInterval: 60, fetch: network.fetch });
    hide(true);
    await clock.goTo(at(600));
    expect(network.sent).to.have.length(1);
    hide(false);
    await waitUntil(() => network.sent.length === 2);
  });

  it('ends with the attribute, and when the feed leaves', async () => {
    const clock = setClock(start);
    const network = createNetwork();
    const { feed } = await mountSettled({ refreshInterval: 60, fetch: network.fetch });
    feed.refreshInterval = undefined;
    await feed.updateComplete;
    await clock.goTo(at(300));
    feed.refreshInterval = 60;
    await feed.updateComplete;
    feed.remove();
    await clock.goTo(at(900));
    expect(network.sent).to.have.length(1);
  });

  it('gives way to a reader who asks for more', async () => {
    const clock = setClock(start);
    const network = createNetwork();
    const { feed } = await mountSettled({ refreshInterval: 60, fetch: network.fetch });
    const gate = network.hold();
    await clock.goTo(at(61));
    await waitUntil(() => network.sent.length === 2);
    gate.pass();
    expect(await feed.loadMore()).to.have.length(20);
    expect(network.sent[1]?.init.signal?.aborted).to.equal(true);
    gate.open();
  });

  it('does not look while there is an error to be seen', async () => {
    const clock = setClock(start);
    const { feed, requests } = await mountSettled({ refreshInterval: 60 }, { status: 404 });
    await clock.goTo(at(300));
    expect(feed.error?.code).to.equal('not-found');
    expect(await requests()).to.have.length(1);
  });

  for (const value of ['0', '-5', 'often', 'Infinity']) {
    it(`of ${value} is none, with a warning`, async () => {
      const { feed } = await mountSettled();
      feed.setAttribute('refresh-interval', value);
      expect(feed.refreshInterval).to.equal(undefined);
      expect(warnings.texts.join()).to.contain(`refresh-interval "${value}"`);
    });
  }
});
