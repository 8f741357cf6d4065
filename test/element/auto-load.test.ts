import { expect } from 'chai';
import { mountSettled } from '../support/feed.js';
import { members } from '../support/sandbox-client.js';
import { waitUntil } from '../support/wait.js';

const frames = async (n: number) => {
  for (let i = 0; i < n; i++) await new Promise((resolve) => requestAnimationFrame(resolve));
};

const scrollToButton = (button: HTMLElement | undefined) =>
  button?.scrollIntoView({ block: 'end' });

describe('auto-load', () => {
  it('loads a page when the button scrolls near, and keeps the button', async () => {
    const { rows, button, requests } = await mountSettled({
      user: members.history,
      autoLoad: true,
    });
    await frames(3);
    expect(await requests()).to.have.length(1);
    scrollToButton(button());
    await waitUntil(() => rows().length === 40, 'there is no second page');
    expect(!!button()).to.equal(true);
    scrollToButton(button());
    await waitUntil(() => rows().length === 60, 'there is no third page');
    expect(await requests()).to.have.length(3);
  });

  it('loads one page per scroll, even if the button stays visible', async () => {
    // Scroll events of the test before must not count.
    window.scrollTo(0, 0);
    await frames(3);
    const { feed, rows, requests } = await mountSettled({ user: members.history });
    feed.style.cssText = 'display: block; block-size: 300px; overflow: hidden';
    feed.shadowRoot?.querySelector('[part=feed]')?.setAttribute('style', 'display: none');
    feed.autoLoad = true;
    await waitUntil(() => rows().length === 40, 'there is no second page');
    // Longer than the pause between pages.
    const until = performance.now() + 1_500;
    await waitUntil(() => performance.now() > until, 'the pause has not ended');
    expect(await requests()).to.have.length(2);
  });

  it('stops after an error, and continues after a retry', async () => {
    const { feed, rows, button, settled, requests } = await mountSettled(
      { user: members.history, autoLoad: true },
      { status: 405, page: 'more', times: 1 },
    );
    scrollToButton(button());
    await waitUntil(() => feed.status === 'error');
    window.scrollBy(0, -10);
    window.scrollBy(0, 10);
    await frames(3);
    expect(await requests()).to.have.length(2);
    button()?.click();
    await settled();
    expect(rows()).to.have.length(40);
    scrollToButton(button());
    await waitUntil(() => rows().length === 60, 'there is no third page');
  });

  it('does not move the focus', async () => {
    const { feed, rows, button } = await mountSettled({ user: members.history, autoLoad: true });
    rows()[15]?.focus();
    scrollToButton(button());
    await waitUntil(() => rows().length === 40, 'there is no second page');
    expect(feed.shadowRoot?.activeElement === rows()[15]).to.equal(true);
  });

  it('is off by default', async () => {
    const { button, requests } = await mountSettled({ user: members.history });
    scrollToButton(button());
    await frames(5);
    expect(await requests()).to.have.length(1);
  });
});
