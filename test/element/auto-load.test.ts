import { expect } from 'chai';
import { mountSettled } from '../support/feed.js';
import { members } from '../support/sandbox-client.js';
import { waitUntil } from '../support/wait.js';

const frames = async (n: number) => {
  for (let i = 0; i < n; i++) await new Promise((resolve) => requestAnimationFrame(resolve));
};

const toButton = (button: HTMLElement | undefined) => button?.scrollIntoView({ block: 'end' });

describe('auto-load', () => {
  it('loads a page when its button scrolls near, and the button stays', async () => {
    const { rows, button, requests } = await mountSettled({
      user: members.history,
      autoLoad: true,
    });
    await frames(3);
    expect(await requests()).to.have.length(1);
    toButton(button());
    await waitUntil(() => rows().length === 40, 'a second page');
    expect(!!button()).to.equal(true);
    toButton(button());
    await waitUntil(() => rows().length === 60, 'a third page');
    expect(await requests()).to.have.length(3);
  });

  it('loads one page for one scroll, though the button stays in sight', async () => {
    const { feed, rows, requests } = await mountSettled({ user: members.history });
    feed.style.cssText = 'display: block; block-size: 300px; overflow: hidden';
    feed.shadowRoot?.querySelector('[part=feed]')?.setAttribute('style', 'display: none');
    feed.autoLoad = true;
    await waitUntil(() => rows().length === 40, 'a second page');
    // Longer than it pauses between pages.
    const until = performance.now() + 1_500;
    await waitUntil(() => performance.now() > until, 'the pause');
    expect(await requests()).to.have.length(2);
  });

  it('stops after an error, and goes on when it has been mended', async () => {
    const { feed, rows, button, settled, requests } = await mountSettled(
      { user: members.history, autoLoad: true },
      { status: 404, page: 'more', times: 1 },
    );
    toButton(button());
    await waitUntil(() => feed.status === 'error');
    window.scrollBy(0, -10);
    window.scrollBy(0, 10);
    await frames(3);
    expect(await requests()).to.have.length(2);
    button()?.click();
    await settled();
    expect(rows()).to.have.length(40);
    toButton(button());
    await waitUntil(() => rows().length === 60, 'a third page');
  });

  it('leaves the focus where it is', async () => {
    const { feed, rows, button } = await mountSettled({ user: members.history, autoLoad: true });
    rows()[15]?.focus();
    toButton(button());
    await waitUntil(() => rows().length === 40, 'a second page');
    expect(feed.shadowRoot?.activeElement === rows()[15]).to.equal(true);
  });

  it('does nothing unless it is wanted', async () => {
    const { button, requests } = await mountSettled({ user: members.history });
    toButton(button());
    await frames(5);
    expect(await requests()).to.have.length(1);
  });
});
