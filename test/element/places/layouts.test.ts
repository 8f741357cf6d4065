import { expect } from 'chai';
import { mountSettled } from '../../support/feed.js';
import { members } from '../../support/sandbox-client.js';
import { waitUntil } from '../../support/wait.js';
import { feedOf, rowsArrive, rowsIn } from './helpers.js';

/** The width of the container of each place, in CSS pixels. */
const available = 600;
/** The width in a box that shrinks to its content. */
const shrunk = 280;

interface Place {
  /** `<i></i>` is where the feed stands. */
  readonly html: string;
  readonly width: number;
  readonly open?: (box: Element) => void;
}

const showModal = (box: Element) => box.querySelector('dialog')?.showModal();
const reveal = (box: Element) => box.querySelector('[hidden]')?.removeAttribute('hidden');
const aside = '<aside style="flex: 0 0 120px">Menu</aside>';

const places: Readonly<Record<string, Place>> = {
  'a modal dialog': { html: '<dialog><i></i></dialog>', width: shrunk, open: showModal },
  'a modal dialog with a width': {
    html: '<dialog style="inline-size: 400px; padding: 0; border: 0"><i></i></dialog>',
    width: 400,
    open: showModal,
  },
  'a popover': {
    html: '<div popover><i></i></div>',
    width: shrunk,
    open: (box) => box.querySelector<HTMLElement>('[popover]')?.showPopover(),
  },
  'closed details': {
    html: '<details><summary>Stamps</summary><i></i></details>',
    width: available,
    open: (box) => box.querySelector('details')?.setAttribute('open', ''),
  },
  'a flex row, beside a menu': {
    html: `<div style="display: flex">${aside}<i></i></div>`,
    width: available - 120,
  },
  'a centered flex column': {
    html: '<div style="display: flex; flex-direction: column; align-items: center"><i></i></div>',
    width: available,
  },
  'a box in a flex row': {
    html: `<div style="display: flex">${aside}<div><i></i></div></div>`,
    width: shrunk,
  },
  'a grid cell': {
    html: '<div style="display: grid; grid-template-columns: 100px 1fr"><b>Menu</b><i></i></div>',
    width: available - 100,
  },
  'a grid that centers its items': {
    html: '<div style="display: grid; place-items: center"><i></i></div>',
    width: available,
  },
  'a floating box': { html: '<div style="float: left"><i></i></div>', width: shrunk },
  'a table cell': { html: '<table><tr><td><i></i></td></tr></table>', width: shrunk },
  'a table cell as wide as the page': {
    html: '<table style="inline-size: 100%"><tr><td><i></i></td></tr></table>',
    width: available - 20,
  },
  'an inline block': { html: '<div style="display: inline-block"><i></i></div>', width: shrunk },
  'a box that is hidden until found': {
    html: '<div hidden="until-found"><i></i></div>',
    width: available,
    open: reveal,
  },
};

/** Puts a feed into a place of the page, 600 pixels wide. */
async function put({ html }: Pick<Place, 'html'>, css = '') {
  const { feed } = await mountSettled({ user: members.history });
  const box = document.createElement('main');
  box.style.inlineSize = `${available}px`;
  box.innerHTML = html;
  feed.style.cssText = css;
  box.querySelector('i')?.replaceWith(feed);
  document.body.append(box);
  await feed.updateComplete;
  return { feed, box };
}

/** Expects rows that can be seen, within a feed of at least this width, within its parent. */
async function expectVisible(feed: Element, width: number) {
  await waitUntil(
    () => (rowsIn(feed)[0]?.getBoundingClientRect().height ?? 0) > 20,
    'no row is visible',
  );
  const size = feed.getBoundingClientRect();
  const parent = feed.parentElement as HTMLElement;
  // A dialog as high as the window has a scrollbar, which takes space in Firefox.
  const scrollbar = parent.offsetWidth - parent.clientWidth - 2 * parent.clientLeft;
  expect(size.width).to.be.within(width - 1 - Math.max(0, scrollbar), available);
  expect(parent.scrollWidth).to.be.at.most(Math.ceil(parent.clientWidth));
  for (const row of rowsIn(feed)) {
    expect(row.scrollWidth).to.be.at.most(row.clientWidth);
    expect(row.getBoundingClientRect().right).to.be.at.most(size.right + 1);
  }
}

describe('a feed without a width', () => {
  let box: Element | undefined;

  afterEach(() => box?.remove());

  for (const [name, place] of Object.entries(places)) {
    it(`is as wide as it can be in ${name}`, async () => {
      const it = await put(place);
      box = it.box;
      // Also in a place that is still closed.
      await it.feed.loadMore();
      await rowsArrive(it.feed, 40);
      place.open?.(box);
      await expectVisible(it.feed, place.width);
    });
  }

  for (const css of ['float: left', 'display: inline-block']) {
    it(`is as wide as its container with \`${css}\``, async () => {
      const it = await put({ html: '<i></i>' }, css);
      box = it.box;
      await expectVisible(it.feed, available);
    });
  }

  it('is hidden until found, unless the browser does not know that', async () => {
    const it = await put({ html: '<i></i>' });
    box = it.box;
    it.feed.setAttribute('hidden', 'until-found');
    const { contentVisibility, display } = getComputedStyle(it.feed);
    if (contentVisibility === undefined) expect(display).to.equal('none');
    else expect([display, contentVisibility]).to.deep.equal(['block', 'hidden']);
    expect(rowsIn(it.feed)[0]?.checkVisibility()).to.equal(false);
    it.feed.removeAttribute('hidden');
    expect(feedOf(box) === it.feed).to.equal(true);
    await expectVisible(it.feed, available);
  });
});
