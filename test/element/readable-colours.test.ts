import { expect } from 'chai';
import { mountSettled } from '../support/feed.js';
import { members } from '../support/sandbox-client.js';
import { waitUntil } from '../support/wait.js';
import { contrast, opaque } from './helpers/contrast.js';
import { pageStyle } from './helpers/page-styles.js';

/** Grounds and the colours of the text on them: neutral ones, mid ones, and those of brands. */
const grounds: Readonly<Record<string, string>> = {
  white: '#000',
  '#fff': '#444',
  '#f5f5f5': '#1a1a1a',
  '#e0d7c6': '#222',
  '#121212': '#eee',
  '#000': '#fff',
  '#1e293b': '#cbd5e1',
  // Mid blues, on which white is hardly readable
  '#0d6efd': '#fff',
  '#0b6bcb': '#fff',
  '#1d4ed8': '#fff',
  '#60a5fa': '#000',
  // Brands
  '#c8102e': '#fff',
  '#ffd21f': '#000',
  '#00704a': '#fff',
  '#e60012': '#fff',
  '#03ac0e': '#000',
  '#ee4d2d': '#000',
  '#767676': '#fff',
  '#808080': '#000',
  // Other syntaxes
  'oklch(0.208 0.042 265.755)': 'oklch(0.93 0.01 255)',
  'color(display-p3 1 0.9 0.8)': 'rgb(20 20 20)',
  'hsl(210 100% 20%)': 'white',
};

/** The feeds whose colours are measured: rows of every kind, an error, and a button that shows new rows. */
const parts = ['title', 'stamps', 'amount', 'icon', 'time', 'load-more', 'group-heading', 'error'];

/** The contrast of each part of a feed with its ground, where it is below 4.5. */
function unreadable(feed: Element, ground: string): string[] {
  return parts.flatMap((part) =>
    [...feed.shadowRoot!.querySelectorAll(`[part~="${part}"]`)].flatMap((element) => {
      const ratio = contrast(getComputedStyle(element).color, ground);
      return ratio < 4.5 ? [`${part}: ${ratio.toFixed(2)}`] : [];
    }),
  );
}

const useScheme = (scheme: string) => pageStyle(`:root { color-scheme: ${scheme} }`);

describe('the default colours', function () {
  this.timeout(30_000);

  for (const scheme of ['normal', 'light', 'dark']) {
    it(`are readable wherever the text of the page is, with color-scheme: ${scheme}`, async () => {
      useScheme(scheme);
      const problems: Record<string, string[]> = {};
      for (const [ground, text] of Object.entries(grounds)) {
        expect(contrast(text, ground), `${text} on ${ground}`).to.be.above(4.5);
        const style = pageStyle(`body { background: ${ground}; color: ${text} }`);
        const rows = await mountSettled({ user: members.everyKind, filters: ['all', 'earned'] });
        const failed = await mountSettled({}, { status: 404 });
        const signedOut = await mountSettled({ signInUrl: '/login' }, { status: 401 });
        const views = [rows, failed, signedOut];
        const found = views.flatMap(({ feed }) => unreadable(feed, ground));
        const chosen = rows.parts('filter').find((it) => it.ariaPressed === 'true')!;
        for (const filled of [chosen, signedOut.part('sign-in')!]) {
          const behind = getComputedStyle(filled).backgroundColor;
          const label = getComputedStyle(filled.querySelector('span') ?? filled).color;
          const inside = contrast(label, `rgb(${opaque(behind, ground).join(' ')})`);
          if (inside < 4.5) found.push(`${filled.part}: ${inside.toFixed(2)}`);
        }
        if (found.length > 0) problems[ground] = [...new Set(found)];
        for (const { feed } of views) feed.remove();
        style.remove();
      }
      expect(problems).to.deep.equal({});
    });
  }

  it('are green, teal and red on a light and on a dark page, and those of the text on others', async () => {
    const colours = async (ground: string, text: string) => {
      const style = pageStyle(`body { background: ${ground}; color: ${text} }`);
      const { feed, part } = await mountSettled({ user: members.everyKind });
      const credit = feed.shadowRoot!.querySelector('[part~=credit] [part=stamps]');
      const shown = [credit!, part('load-more')!].map((it) => getComputedStyle(it).color);
      feed.remove();
      style.remove();
      return shown;
    };
    expect(await colours('#f5f5f5', '#222')).to.deep.equal([
      'rgb(11, 112, 64)',
      'rgb(15, 107, 87)',
    ]);
    expect(await colours('#121212', '#eee')).to.deep.equal([
      'rgb(107, 216, 151)',
      'rgb(111, 214, 187)',
    ]);
    expect(await colours('#0d6efd', '#fff')).to.deep.equal(Array(2).fill('rgb(255, 255, 255)'));
  });

  it('see through translucent boxes, and take no risk with images', async () => {
    pageStyle('body { background: #121212; color: #eee } feed-box { display: block }');
    const box = document.body.appendChild(document.createElement('feed-box'));
    const { feed, part } = await mountSettled({ user: members.everyKind });
    const buttonOn = (background: string) => {
      box.style.background = background;
      box.append(feed);
      return getComputedStyle(part('load-more')!).color;
    };
    expect(buttonOn('rgb(255 255 255 / 0.08)')).to.equal('rgb(111, 214, 187)');
    expect(buttonOn('rgb(255 255 255 / 0.97)')).to.equal('rgb(15, 107, 87)');
    expect(buttonOn('linear-gradient(#123, #fff)')).to.equal('rgb(238, 238, 238)');
    box.remove();
  });

  it('follow a page that changes its colours', async () => {
    const { feed, part } = await mountSettled({ user: members.everyKind });
    const button = () => getComputedStyle(part('load-more')!).color;
    expect(button()).to.equal('rgb(15, 107, 87)');
    pageStyle('body { background: #121212; color: #eee }');
    await waitUntil(
      () => button() === 'rgb(111, 214, 187)',
      'the colours stay those of a light page',
    );
    feed.style.setProperty('--stamps-feed-background', '#fff');
    await waitUntil(
      () => button() === 'rgb(15, 107, 87)',
      'the background is not taken into account',
    );
  });

  it('are behind the button for new activities, which covers rows', async () => {
    pageStyle('body { background: #0d6efd; color: #fff }');
    const { feed } = await mountSettled({ user: members.everyKind });
    const ground = getComputedStyle(feed.shadowRoot!.querySelector('.root')!).getPropertyValue(
      '--_ground',
    );
    expect(opaque(ground)).to.deep.equal(opaque('#0d6efd'));
  });
});
