import { emulateMedia } from '@web/test-runner-commands';
import { expect } from 'chai';
import { type MountedFeed, mountSettled } from '../support/feed.js';
import { members } from '../support/sandbox-client.js';
import { hasAccessibilityTree, pageTree } from './helpers/accessibility-tree.js';
import { setTheme, violationsIn } from './helpers/axe.js';

const isVisible = (element: Element | undefined) => (element?.getClientRects().length ?? 0) > 0;

const addContent = ({ feed }: MountedFeed, slot: string) => {
  const content = document.createElement('a');
  content.href = '/page';
  content.slot = slot;
  content.textContent = 'The page’s link';
  feed.append(content);
  return content;
};

const signedOut = (lang: string) => mountSettled({ lang, signInUrl: '/login' }, { status: 403 });

describe('a printed feed', () => {
  const printed = ({ feed }: MountedFeed) =>
    feed.shadowRoot?.querySelector<HTMLElement>('.printed') ?? undefined;

  for (const [lang, text] of [
    ['en', 'Only what was loaded is printed: 40 activities.'],
    ['id', 'Hanya yang sudah dimuat yang dicetak: 40 aktivitas.'],
  ] as const) {
    it(`says how many activities it holds while there are more (${lang})`, async () => {
      const view = await mountSettled({ lang });
      await view.feed.loadMore();
      expect(printed(view)?.textContent).to.equal(text);
      expect(isVisible(printed(view))).to.equal(false);
      await view.feed.loadMore();
      expect(view.feed.hasMore).to.equal(false);
      expect(printed(view)).to.equal(undefined);
    });
  }

  it('leaves out buttons and links that paper can’t use', async function () {
    if (!/Chrome/.test(navigator.userAgent)) this.skip();
    const faults = { status: 401, page: 'more' } as const;
    const views = [
      await mountSettled({ signInUrl: '/login' }, faults),
      await mountSettled({}, faults),
      await mountSettled(),
    ];
    const content = views[1] && addContent(views[1], 'sign-in');
    for (const { feed } of views.slice(0, 2)) await feed.loadMore().catch(() => {});
    const shown = () => [
      ...views.map((view) => isVisible(printed(view))),
      isVisible(views[0]?.part('sign-in')),
      isVisible(content),
      isVisible(views[2]?.button()),
    ];
    expect(shown()).to.deep.equal([false, false, false, true, true, true]);
    await emulateMedia({ media: 'print' });
    try {
      expect(shown()).to.deep.equal([true, true, true, false, false, false]);
    } finally {
      await emulateMedia({ media: 'screen' });
    }
  });
});

describe('the empty state', () => {
  it('has a picture above its text, and the page’s action below it', async () => {
    const view = await mountSettled({ user: members.empty });
    const content = addContent(view, 'empty-action');
    const text = view.part('empty');
    const picture = text?.querySelector('svg');
    const [top, below] = [picture, content].map((it) => it?.getBoundingClientRect());
    expect(top?.width).to.be.within(24, 64);
    expect(top?.bottom).to.be.lessThan(below?.top ?? 0);
    expect(picture?.closest('[aria-hidden=true]')).to.not.equal(null);
  });

  it('alone shows the action', async () => {
    for (const user of [members.twenty, undefined]) {
      const view = await mountSettled({ user });
      expect(isVisible(addContent(view, 'empty-action'))).to.equal(false);
    }
  });
});

describe('a signed-out member', () => {
  it('has a link of 44 pixels that axe finds no fault with', async () => {
    for (const theme of ['light', 'dark'] as const) {
      const view = await signedOut('id');
      const { feed, part } = view;
      setTheme(feed, theme);
      expect(part('sign-in')?.getBoundingClientRect().height).to.be.within(44, 48);
      expect(await violationsIn(feed)).to.deep.equal([]);
      feed.remove();
    }
  });

  it('finds the text and the link in the accessibility tree', async function () {
    if (!hasAccessibilityTree) this.skip();
    await signedOut('id');
    const tree = JSON.stringify(await pageTree());
    expect(tree).to.contain('Silakan masuk kembali untuk melihat aktivitas Anda.');
    expect(tree).to.match(/"link"[^}]*"Masuk"|"Masuk"[^}]*"link"/);
    expect(tree).to.not.contain('Coba lagi');
  });
});
