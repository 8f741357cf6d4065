import { expect } from 'chai';
import { attach, type MountedFeed, mount } from '../support/feed.js';
import { members } from '../support/sandbox-client.js';
import { loadFont, type TestFont, testFonts } from './helpers/fonts.js';
import { createNetwork } from './helpers/network.js';

/** Puts a feed into a container of this width. */
function mountAtWidth({ feed }: MountedFeed, width: number, fontFamily = ''): void {
  const around = attach(document.createElement('div'));
  Object.assign(around.style, { inlineSize: `${width}px`, fontFamily, fontSize: '16px' });
  around.append(feed);
}

/** Measures the feed while it loads, and then with its first page. */
async function measureBoth<T>(width: number, measure: (feed: HTMLElement) => T, font?: TestFont) {
  const network = createNetwork();
  const gate = network.hold();
  const view = await mount({ fetch: network.fetch, user: members.history });
  mountAtWidth(view, width, font && (await loadFont(font)));
  await view.feed.updateComplete;
  const skeleton = measure(view.feed);
  gate.open();
  await view.settled();
  // Also the rows below the screen are laid out.
  for (const page of view.parts('page')) page.style.contentVisibility = 'visible';
  return [skeleton, measure(view.feed)] as const;
}

describe('the skeleton', () => {
  for (const font of Object.keys(testFonts) as TestFont[]) {
    for (const width of [288, 320, 328, 343, 358, 375, 1280]) {
      it(`has the height of the rows within 10 % (${font}, ${width} px)`, async () => {
        const measure = (feed: HTMLElement) =>
          feed.shadowRoot!.querySelector('[part=skeleton], [part=feed]')!.getBoundingClientRect()
            .height;
        const [skeleton, rows] = await measureBoth(width, measure, font);
        expect(rows).to.be.above(1000);
        expect(skeleton / rows).to.be.within(0.9, 1.1);
      });
    }
  }

  for (const width of [320, 900]) {
    it(`has the position of the rows (${width} px)`, async () => {
      const boxOf = (feed: HTMLElement, selector: string) => {
        const element = feed.shadowRoot!.querySelector(selector);
        const { top, left, height } = element!.getBoundingClientRect();
        return [top, left, height].map(Math.round);
      };
      const [skeleton, rows] = await measureBoth(width, (feed) => ({
        icon: boxOf(feed, 'article [part=icon], .row .icon'),
        heading: boxOf(feed, '[part=group-heading], .heading'),
      }));
      expect(rows.icon).to.deep.equal(skeleton.icon);
      const [top = 0, , height = 0] = rows.heading;
      expect(skeleton.heading[0])
        .to.be.above(top)
        .and.below(top + height);
    });
  }
});
