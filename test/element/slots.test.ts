import { expect } from 'chai';
import { mount, mountSettled } from '../support/feed.js';
import { members } from '../support/sandbox-client.js';
import { createNetwork } from './helpers/network.js';

type Feed = HTMLElementTagNameMap['stamps-activity-feed'];

const names = [
  'header',
  'footer',
  'loading',
  'idle',
  'empty',
  'error',
  'end',
  'load-more',
  'retry',
] as const;

/** Puts a text into each slot. */
function fill(feed: Feed): void {
  for (const name of names) {
    const content = document.createElement('p');
    content.slot = name;
    content.textContent = `The page’s ${name}`;
    feed.append(content);
  }
}

/** The slots whose content is visible. */
const shown = (feed: Feed) =>
  [...feed.querySelectorAll<HTMLElement>('p[slot]')]
    .filter((content) => content.assignedSlot && content.getClientRects().length > 0)
    .map(({ slot }) => slot);

/** The feed’s own content of the slots. */
const fallbacks = (feed: Feed) =>
  [...(feed.shadowRoot as ShadowRoot).querySelectorAll<HTMLElement>('slot > *')].filter(
    (element) => element.getClientRects().length > 0,
  );

describe('the slots', () => {
  it('show the page’s content while the first page loads, and with rows', async () => {
    const network = createNetwork();
    const gate = network.hold();
    const { feed, settled } = await mount({ fetch: network.fetch });
    fill(feed);
    expect(shown(feed)).to.deep.equal(['header', 'footer', 'loading']);
    expect(fallbacks(feed)).to.have.length(0);
    gate.open();
    await settled();
    expect(shown(feed)).to.deep.equal(['header', 'footer', 'load-more']);
  });

  it('show it while the feed is idle', async () => {
    const { feed } = await mount({ user: undefined });
    fill(feed);
    expect(shown(feed)).to.deep.equal(['header', 'footer', 'idle']);
    expect(fallbacks(feed)).to.have.length(0);
  });

  it('show it while the feed is empty', async () => {
    const { feed } = await mountSettled({ user: members.empty });
    fill(feed);
    expect(shown(feed)).to.deep.equal(['header', 'footer', 'empty']);
    expect(fallbacks(feed)).to.have.length(0);
  });

  it('show it at the end of the history', async () => {
    const { feed } = await mountSettled({ user: members.one });
    fill(feed);
    expect(shown(feed)).to.deep.equal(['header', 'footer', 'end']);
    expect(fallbacks(feed)).to.have.length(0);
  });

  it('show it with the retry button after the first page failed', async () => {
    const { feed, button, settled } = await mountSettled({}, { status: 404, times: 1 });
    fill(feed);
    expect(shown(feed)).to.deep.equal(['header', 'footer', 'error', 'retry']);
    expect(fallbacks(feed)).to.have.length(0);
    button()?.click();
    await settled();
    expect(shown(feed)).to.deep.equal(['header', 'footer', 'load-more']);
  });

  it('do not use `error` for a further page, whose error is below the rows', async () => {
    const { feed, texts } = await mountSettled({}, { status: 404, page: 'more' });
    fill(feed);
    await feed.loadMore().catch(() => {});
    expect(shown(feed)).to.deep.equal(['header', 'footer', 'retry']);
    expect(texts('error')).to.deep.equal([
      'More of your activity couldn’t be loaded. Please try again in a moment.',
    ]);
  });

  it('are in order: header, feed, end, footer', async () => {
    const { feed, part } = await mountSettled({ user: members.one });
    fill(feed);
    const top = (element: Element | null | undefined) => element?.getBoundingClientRect().top ?? 0;
    const tops = [
      top(feed.querySelector('[slot="header"]')),
      top(part('feed')),
      top(feed.querySelector('[slot="end"]')),
      top(feed.querySelector('[slot="footer"]')),
    ];
    expect(tops).to.deep.equal([...tops].sort((a, b) => a - b));
    expect(new Set(tops).size).to.equal(4);
  });

  it('accept content later, and show the feed’s own when it is removed', async () => {
    const { feed, texts } = await mountSettled({ user: members.empty });
    expect(texts('empty')).to.have.length(1);
    expect(fallbacks(feed)).to.have.length(1);
    fill(feed);
    expect(fallbacks(feed)).to.have.length(0);
    feed.querySelector('[slot="empty"]')?.remove();
    expect(fallbacks(feed)).to.have.length(1);
  });

  it('do not show content without a slot', async () => {
    const { feed } = await mountSettled({ user: members.one });
    feed.append(document.createElement('hr'));
    expect(feed.querySelector('hr')?.getClientRects()).to.have.length(0);
  });
});
