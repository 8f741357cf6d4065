import { sendMouse } from '@web/test-runner-commands';
import { expect } from 'chai';
import { mountSettled } from '../../support/feed.js';
import { members } from '../../support/sandbox-client.js';
import { waitUntil } from '../../support/wait.js';
import { expectSameNodes } from '../helpers/nodes.js';
import { createFeed, isStyled, rowsArrive, rowsIn } from './helpers.js';

interface PictureInPicture {
  requestWindow(size: { width: number; height: number }): Promise<Window & typeof globalThis>;
}

const pictureInPicture: PictureInPicture | undefined = Reflect.get(
  globalThis,
  'documentPictureInPicture',
);

/** Opens the window by a click, as browsers require. */
async function openWindow({ requestWindow }: PictureInPicture) {
  const button = document.createElement('button');
  button.style.cssText = 'position: fixed; z-index: 9; inset: 0 auto auto 0; padding: 40px';
  document.body.append(button);
  const opened = new Promise<Window & typeof globalThis>((resolve, reject) => {
    button.onclick = () =>
      requestWindow.call(pictureInPicture, { width: 400, height: 500 }).then(resolve, reject);
  });
  await sendMouse({ type: 'click', position: [20, 20] });
  button.remove();
  return opened;
}

describe('a feed in another window', () => {
  it('works in a popup, and when it is moved back', async () => {
    const popup = window.open('about:blank', '_blank', 'width=500,height=500');
    if (!popup) return;
    try {
      const { feed } = await createFeed();
      popup.document.body.append(feed);
      await rowsArrive(feed);
      expect(isStyled(feed)).to.equal(true);
      document.body.append(feed);
      expect(isStyled(feed)).to.equal(true);
      expect((await feed.loadMore()).length).to.equal(20);
      feed.remove();
    } finally {
      popup.close();
    }
  });
});

describe('a feed in a picture-in-picture window', () => {
  let view: Window & typeof globalThis;

  beforeEach(async function () {
    // WebKit has no such windows.
    if (!pictureInPicture) this.skip();
    view = await openWindow(pictureInPicture);
  });

  afterEach(() => view?.close());

  it('keeps its styles and rows there and back, and requests nothing again', async () => {
    const { feed, requests } = await mountSettled({ user: members.history });
    const home = feed.parentElement;
    const before = rowsIn(feed);
    for (const place of [view.document.body, home, view.document.body, home]) {
      place?.append(feed);
      await feed.updateComplete;
      expect(isStyled(feed)).to.equal(true);
      expectSameNodes(rowsIn(feed), before);
    }
    expect(await requests()).to.have.length(1);
  });

  it('loads more there by its button, and more when it is back', async () => {
    const { feed, button } = await mountSettled({ user: members.history });
    const home = feed.parentElement;
    view.document.body.append(feed);
    await feed.updateComplete;
    button()?.click();
    await rowsArrive(feed, 40);
    home?.append(feed);
    button()?.click();
    await rowsArrive(feed, 60);
    expect(isStyled(feed)).to.equal(true);
  });

  it('follows the keys there', async () => {
    const { feed } = await mountSettled({ user: members.history });
    view.document.body.append(feed);
    await feed.updateComplete;
    const press = (key: string) =>
      feed.shadowRoot?.activeElement?.dispatchEvent(
        new view.KeyboardEvent('keydown', {
          key,
          bubbles: true,
          composed: true,
          cancelable: true,
        }),
      );
    const [first, second] = rowsIn(feed);
    first?.focus();
    press('PageDown');
    expect(feed.shadowRoot?.activeElement === second).to.equal(true);
    press('PageUp');
    expect(feed.shadowRoot?.activeElement === first).to.equal(true);
  });

  it('shows its first page if it is born there', async () => {
    const { feed } = await createFeed();
    view.document.body.append(feed);
    await rowsArrive(feed);
    expect(isStyled(feed)).to.equal(true);
  });

  it('is back with its rows when the member closes the window', async () => {
    const { feed } = await mountSettled({ user: members.history });
    const home = feed.parentElement;
    view.document.body.append(feed);
    // What the documentation of browsers advises.
    const returned = new Promise<void>((resolve) => {
      view.addEventListener('pagehide', () => {
        home?.append(feed);
        resolve();
      });
    });
    view.close();
    await returned;
    await rowsArrive(feed);
    await waitUntil(
      () => rowsIn(feed)[0]?.checkVisibility({ visibilityProperty: true }),
      'the rows stay hidden',
    );
    expect(isStyled(feed)).to.equal(true);
    expect((await feed.loadMore()).length).to.equal(20);
  });
});
