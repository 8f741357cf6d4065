import { expect } from 'chai';
import { attach, type Look, look, mount, mountSettled } from '../support/feed.js';
import { members } from '../support/sandbox-client.js';
import { activities } from './helpers/network.js';
import { pageStyle } from './helpers/page-styles.js';
import { childrenSettled, template, templateRows } from './helpers/templates.js';

/** Styles of web pages that apply to every element. */
const sheets: Readonly<Record<string, string>> = {
  'all: unset': '* { all: unset }',
  'all: unset !important': '* { all: unset !important }',
  'all: initial !important, with the pseudo-elements':
    '*, *::before, *::after { all: initial !important }',
  'all: revert': '* { all: revert !important }',
  'without boxes':
    '* { margin: 0 !important; padding: 0 !important; border: 0 !important; box-sizing: border-box !important; line-height: 1 !important }',
  'hidden elements':
    'article, button, p, span, div, time, svg, slot, section { display: none !important; visibility: hidden !important; opacity: 0 !important }',
  'floating elements':
    'article, div, span, p, button, svg { float: left !important; position: absolute !important; inline-size: 1px !important; font-size: 1px !important; color: transparent !important }',
  'the feed’s own class names':
    '.root, .page, .body, .text, .facts, .figures, .hidden, .note, [part], [part~="activity"] { display: none !important }',
  'letter spacing': '* { letter-spacing: 0.3em !important; word-spacing: 1em !important }',
  capitals: '* { text-transform: uppercase !important; font-style: italic !important }',
  transitions: '* { transition: all 1s !important; animation-duration: 3s !important }',
  'no wrapping':
    'body { white-space: nowrap; text-align: center; text-indent: 3em; line-height: 0.5 }',
  'a flex body':
    'body { display: flex; flex-wrap: wrap } body > * { flex: 1 1 100%; min-inline-size: 0 }',
  'a page font of 10 px': 'body { font-size: 10px }',
  'a page font of 24 px': 'body { font-size: 24px }',
  'a root font of 10 px': ':root { font-size: 10px }',
  '10 px for every element': '* { font-size: 10px !important }',
  'a flex row': 'body { display: flex; align-items: flex-start }',
  'a centred flex column': 'body { display: flex; flex-direction: column; align-items: center }',
  'a centred grid': 'body { display: grid; justify-items: center }',
  'floats everywhere': '* { float: left !important }',
  'inline blocks everywhere': 'body > * { display: inline-block }',
  'a root font of 62.5 %': ':root { font-size: 62.5% } body { font-size: 1.6rem }',
};

/** Asserts that the text has a size, and that the rows are below each other and inside the feed. */
function expectReadable({ feed, parts }: Look, count = 20): void {
  const boxes = parts('activity');
  expect(boxes).to.have.length(count);
  const frame = feed.shadowRoot!.querySelector('.root')!.getBoundingClientRect();
  expect(frame.width).to.be.greaterThan(250);
  let below = frame.top;
  for (const box of boxes) {
    const style = getComputedStyle(box);
    expect(style.display).to.equal('flex');
    const rect = box.getBoundingClientRect();
    expect(rect.top).to.be.at.least(below - 1);
    expect(rect.height).to.be.greaterThan(20);
    expect(rect.width).to.be.greaterThan(250);
    below = rect.bottom;
  }
  for (const title of parts('title')) {
    const style = getComputedStyle(title);
    expect(Number.parseFloat(style.fontSize)).to.be.at.least(12);
    expect(
      title.checkVisibility?.({ opacityProperty: true, visibilityProperty: true }) ?? true,
    ).to.equal(true);
    expect(style.color).not.to.match(/rgba\(.*, 0\)|transparent/);
    const { height, width, left, right } = title.getBoundingClientRect();
    expect(height).to.be.at.least(12);
    expect(width).to.be.greaterThan(60);
    expect(left).to.be.at.least(frame.left - 1);
    expect(right).to.be.at.most(frame.right + 1);
  }
}

describe('page styles that apply to every element', () => {
  for (const [name, css] of Object.entries(sheets)) {
    it(`do not break the feed: ${name}`, async () => {
      pageStyle(css);
      const view = await mountSettled({ user: members.twenty });
      expectReadable(view);
      await view.feed.loadMore();
      const end = view.part('end');
      expect(end?.getBoundingClientRect().height).to.be.greaterThan(10);
    });
  }

  it('do not prevent a long name from wrapping', async () => {
    pageStyle(
      'body { white-space: nowrap; text-indent: 5em; text-align: center; word-break: keep-all }',
    );
    const name = 'A purchase of many things '.repeat(12);
    const view = await mountSettled({
      fetch: activities({
        id: 1,
        type: 1,
        store: { name: `In ${name}` },
        redemption: { name, stamps: 123456789 },
      }),
    });
    view.feed.style.inlineSize = '320px';
    const frame = view.feed.getBoundingClientRect();
    for (const part of ['title', 'place', 'stamps']) {
      const element = view.part(part)!;
      const { left, right, height } = element.getBoundingClientRect();
      expect(left, part).to.be.at.least(frame.left - 1);
      expect(right, part).to.be.at.most(frame.right + 1);
      if (part !== 'stamps') expect(height, part).to.be.greaterThan(50);
      expect(getComputedStyle(element).textIndent, part).to.equal('0px');
    }
    expect(['start', 'left']).to.include(getComputedStyle(view.part('title')!).textAlign);
  });

  it('do not break the button, the texts and the skeleton', async () => {
    for (const css of [sheets['all: unset !important'], sheets['elements that are hidden']]) {
      const style = pageStyle(css!);
      const views = [
        await mountSettled({ user: members.forty }),
        await mountSettled({}, { status: 404 }),
        await mountSettled({ user: members.empty }),
        await mount({ user: undefined }),
      ];
      for (const name of ['load-more', 'error', 'empty', 'idle']) {
        const element = views.flatMap(({ parts }) => parts(name))[0];
        expect(element?.getBoundingClientRect().height, name).to.be.greaterThan(10);
      }
      const button = views[0]!.button()!;
      expect(button.getBoundingClientRect().height).to.be.at.least(24);
      expect(getComputedStyle(button).cursor).to.equal('pointer');
      for (const { feed } of views) feed.remove();
      style.remove();
    }
  });

  it('do not reverse the reading direction', async () => {
    document.documentElement.dir = 'rtl';
    try {
      pageStyle('* { all: unset !important }');
      const view = await mountSettled({ user: members.twenty });
      expectReadable(view);
      const middle = (part: string) => {
        const { left, right } = view.part(part)!.getBoundingClientRect();
        return (left + right) / 2;
      };
      expect(middle('icon')).to.be.greaterThan(middle('title'));
      expect(middle('title')).to.be.greaterThan(middle('stamps'));
    } finally {
      document.documentElement.removeAttribute('dir');
    }
  });

  it('do not hide the box of a row from a template', async () => {
    pageStyle(
      'div { display: none !important; position: absolute !important; opacity: 0 !important }',
    );
    const view = await mount({ user: members.twenty });
    view.feed.append(template('activity', '<p class="mine">[[title]]</p>'));
    await view.settled();
    await childrenSettled(view.feed);
    expect(templateRows(view.feed)).to.have.length(20);
    for (const row of templateRows(view.feed)) {
      const { height, width } = row.firstElementChild!.getBoundingClientRect();
      expect(height).to.be.greaterThan(10);
      expect(width).to.be.greaterThan(100);
      expect(getComputedStyle(row).opacity).to.equal('1');
    }
  });

  it('apply to the content of a row from a template', async () => {
    const view = await mount({ user: members.twenty });
    view.feed.append(template('activity', '<p class="mine">[[title]]</p>'));
    pageStyle('* { all: unset } .mine { display: block; color: rgb(1, 2, 3); padding: 5px }');
    await view.settled();
    await childrenSettled(view.feed);
    for (const row of templateRows(view.feed)) {
      expect(getComputedStyle(row.firstElementChild!).color).to.equal('rgb(1, 2, 3)');
      expect(row.firstElementChild?.getBoundingClientRect().height).to.be.greaterThan(10);
    }
  });

  it('do not prevent the feed from being hidden by `hidden`', async () => {
    const { feed } = await mountSettled({ user: members.one });
    feed.hidden = true;
    expect(feed.getClientRects()).to.have.length(0);
  });
});

describe('a feed on a web page', () => {
  /** What a page without a feed could observe. */
  const pageState = () => {
    const probe = document.createElement('section');
    probe.innerHTML =
      '<article part="activity" class="root page"><h2>x</h2><p class="note">x</p><button>x</button><time>x</time></article>';
    document.body.append(probe);
    const styles = [document.documentElement, document.body, ...probe.querySelectorAll('*')].map(
      (element) => {
        const style = getComputedStyle(element);
        return (
          [...style]
            // The feed makes the page longer; nothing else may be different.
            .filter(
              (name) => !/size|height|width|origin|inset|^(top|left|right|bottom)$/.test(name),
            )
            .map((name) => `${name}: ${style.getPropertyValue(name)}`)
            .join('; ')
        );
      },
    );
    probe.remove();
    return {
      styles,
      sheets: [...document.styleSheets].length + document.adoptedStyleSheets.length,
      elements: document.head.childElementCount,
      fonts: document.fonts.size,
      attributes: [document.documentElement, document.body].map((it) => it.getAttributeNames()),
      globals: Object.getOwnPropertyNames(globalThis).filter((name) => !/^\d+$/.test(name)),
      storage: [localStorage.length, sessionStorage.length, document.cookie],
    };
  };

  it('changes nothing around it', async () => {
    const before = pageState();
    const view = await mountSettled({ user: members.fortyOne });
    view.feed.append(template('activity', '<b>[[title]]</b>'), template('icon-award', 'x'));
    await childrenSettled(view.feed);
    await view.feed.loadMore();
    view.feed.lang = 'id';
    await view.feed.updateComplete;
    expect(pageState()).to.deep.equal(before);
    view.feed.remove();
    expect(pageState()).to.deep.equal(before);
  });

  it('inherits the font and the colour', async () => {
    pageStyle('body { font-family: "Courier New"; color: rgb(10, 20, 30) }');
    const { part } = await mountSettled({ user: members.one });
    const style = getComputedStyle(part('title')!);
    expect(style.fontFamily).to.match(/Courier New/);
    expect(style.color).to.equal('rgb(10, 20, 30)');
  });

  it('fits into a narrow column', async () => {
    pageStyle('.grid { display: grid; grid-template-columns: 300px 1fr }');
    const grid = attach(document.createElement('div'));
    grid.className = 'grid';
    const view = await mountSettled({ user: members.twenty });
    grid.append(view.feed, 'x');
    await look(view.feed).settled();
    expect(view.feed.getBoundingClientRect().width).to.be.at.most(300);
    expectReadable(view);
  });
});
