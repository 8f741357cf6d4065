import { expect } from 'chai';
import { mount } from '../support/feed.js';
import { activityWith, attacks, watchAttacks } from './helpers/attacks.js';
import { activities } from './helpers/network.js';
import { childrenSettled, nextFrame, template, templateRows } from './helpers/templates.js';
import { collectWarnings } from './helpers/warnings.js';

const attack = watchAttacks();

const good = [
  'https://shop.example/a?b=1#c',
  'HTTP://SHOP.EXAMPLE/',
  'mailto:me@shop.example',
  'tel:+62811',
  '/package.json?x=y#z',
  '/package.json',
];
const texts = [...attacks, ...good];

/** Renders a template with one element for every attack, and returns that element of each row. */
async function renderTemplate(markup: string, ...list: readonly object[]): Promise<Element[]> {
  const rows = texts.map((text, n) => activityWith(text, texts.length + 1 - n));
  const view = await mount({ fetch: activities(...(list.length > 0 ? list : rows)) });
  view.feed.append(template('activity', markup));
  await view.settled();
  await childrenSettled(view.feed);
  const elements = templateRows(view.feed).map((row) => row.querySelector('[data-it]')!);
  expect(elements).to.have.length(list.length || texts.length);
  await nextFrame();
  expect(attack.count).to.equal(0);
  return elements;
}

const parsed = (url: string) => new URL(url, document.baseURI);

/** A URL that is safe for a member: http, https, mail or telephone, or a path of this origin. */
function expectSafe(url: string, text: string): void {
  const { protocol, origin } = parsed(url);
  expect(['http:', 'https:', 'mailto:', 'tel:'], text).to.include(protocol);
  const isAbsolute = /^(https?:\/\/|mailto:|tel:)/i.test(url);
  if (!isAbsolute) expect(origin, text).to.equal(location.origin);
}

const xlink = 'http://www.w3.org/1999/xlink';

/** The attributes that take a whole URL. */
const places: Readonly<Record<string, string>> = {
  'a href': '<a data-it href="[[raw.image]]">x</a>',
  'a href, with spaces around': '<a data-it href=" [[ raw.image ]]\n">x</a>',
  'area href': '<map><area data-it href="[[raw.image]]"></map>',
  'a ping': '<a data-it ping="[[raw.image]]">x</a>',
  'img src': '<img data-it alt="" src="[[raw.image]]">',
  'source srcset': '<picture><source data-it srcset="[[raw.image]]"></picture>',
  'iframe src': '<iframe data-it src="[[raw.image]]"></iframe>',
  'form action': '<form data-it action="[[raw.image]]"></form>',
  'button formaction': '<button data-it formaction="[[raw.image]]">x</button>',
  'input formaction': '<input data-it type="image" formaction="[[raw.image]]">',
  'video poster': '<video data-it poster="[[raw.image]]"></video>',
  'video src': '<video data-it preload="none" src="[[raw.image]]"></video>',
  'source src': '<audio preload="none"><source data-it src="[[raw.image]]"></audio>',
  'blockquote cite': '<blockquote data-it cite="[[raw.image]]"></blockquote>',
  'td background': '<table><tr><td data-it background="[[raw.image]]"></td></tr></table>',
  'SVG a href': '<svg><a data-it href="[[raw.image]]"><text>x</text></a></svg>',
  'SVG a xlink:href': '<svg><a data-it xlink:href="[[raw.image]]"><text>x</text></a></svg>',
  'SVG image href': '<svg><image data-it href="[[raw.image]]"></image></svg>',
  'SVG use href': '<svg><use data-it href="[[raw.image]]"></use></svg>',
  'MathML href': '<math><mi data-it href="[[raw.image]]">x</mi></math>',
};

const attributeOf = (place: string) => /\S+$/.exec(place.split(',')[0]!)![0];
const urlIn = (element: Element, name: string) =>
  name === 'xlink:href' ? element.getAttributeNS(xlink, 'href') : element.getAttribute(name);

describe('a URL that is one binding', () => {
  for (const [place, markup] of Object.entries(places)) {
    it(`only leads to the web, mail, a telephone or this origin: ${place}`, async () => {
      const urls = (await renderTemplate(markup)).map((element) =>
        urlIn(element, attributeOf(place)),
      );
      for (const [n, url] of urls.entries()) if (url !== null) expectSafe(url, texts[n]!);
      expect(urls.slice(-good.length)).to.deep.equal(good);
      const kept = attacks.filter((_, n) => urls[n] !== null);
      expect(kept).to.deep.equal(['/package.json?y=1&admin=1#z']);
    });
  }
});

describe('a binding inside a URL', () => {
  const warnings = collectWarnings();

  /** A lone surrogate cannot be encoded in a URL. */
  const unwritable = (text: string) => /\p{Cs}/u.test(text);
  const isRefused = (text: string) => text === '.' || text === '..' || unwritable(text);

  it('remains one segment of the path', async () => {
    const links = await renderTemplate('<a data-it href="/receipts/[[raw.image]]/print">x</a>');
    for (const [n, link] of links.entries()) {
      const text = texts[n]!;
      const url = link.getAttribute('href');
      expect(url === null, text).to.equal(isRefused(text));
      if (url === null) continue;
      const { origin, pathname, search, hash } = parsed(url);
      expect(origin).to.equal(location.origin);
      const [root, folder, name, last, ...rest] = pathname.split('/');
      expect([root, folder, last, ...rest]).to.deep.equal(['', 'receipts', 'print']);
      expect(decodeURIComponent(name!)).to.equal(text);
      expect(search + hash).to.equal('');
    }
  });

  it('remains one value of the query', async () => {
    const links = await renderTemplate(
      '<a data-it href="https://shop.example/find?q=[[raw.image]]&amp;page=1#top">x</a>',
    );
    for (const [n, link] of links.entries()) {
      const text = texts[n]!;
      const url = link.getAttribute('href');
      expect(url === null, text).to.equal(isRefused(text));
      if (url === null) continue;
      const { origin, pathname, searchParams, hash } = parsed(url);
      expect([origin, pathname, hash]).to.deep.equal(['https://shop.example', '/find', '#top']);
      expect([...searchParams]).to.deep.equal([
        ['q', text],
        ['page', '1'],
      ]);
    }
  });

  it('remains inside a mail address or a telephone number', async () => {
    for (const scheme of ['mailto', 'tel']) {
      for (const [n, link] of (
        await renderTemplate(`<a data-it href="${scheme}:[[raw.image]]">x</a>`)
      ).entries()) {
        const url = link.getAttribute('href');
        if (url === null) expect(isRefused(texts[n]!), texts[n]).to.equal(true);
        else expect(parsed(url)).to.include({ protocol: `${scheme}:`, search: '', hash: '' });
      }
    }
  });

  it('remains one candidate of a srcset', async () => {
    const images = await renderTemplate(
      '<source data-it srcset="/[[raw.image]].png 1x, /b.png 2x">',
    );
    for (const [n, image] of images.entries()) {
      const candidates = image.getAttribute('srcset')?.split(', ');
      if (!candidates) expect(isRefused(texts[n]!), texts[n]).to.equal(true);
      else {
        expect(candidates).to.have.length(2);
        expect(candidates[0]).to.match(/^\/[^\s,/]+\.png 1x$/);
      }
    }
  });

  it('cannot provide the scheme', async () => {
    const pair = (scheme: string, rest: string) => ({ ...activityWith(scheme, 2), rest });
    const hostile = pair('javascript', 'attacked()');
    const shapes = [
      '[[raw.image]]:[[raw.rest]]',
      ' [[raw.image]]:attacked()',
      '[[raw.image]][[raw.empty]]:attacked()//',
      '[[raw.empty]][[raw.image]]:[[raw.rest]]',
    ];
    for (const href of shapes) {
      for (const place of [
        `<a data-it href="${href}">x</a>`,
        `<iframe data-it src="${href}"></iframe>`,
      ]) {
        const [element] = await renderTemplate(place, hostile);
        expect(element?.getAttributeNames(), place).to.deep.equal(['data-it']);
      }
    }
    expect(warnings.texts.map((text) => /<\w+ \w+> was removed/.exec(text)?.[0])).to.deep.equal([
      '<a href> was removed',
      '<iframe src> was removed',
    ]);
    for (const [start, end] of [
      ['java', 'script'],
      ['', 'javascript'],
      ['JAVASCRIPT', ''],
    ]) {
      const [element] = await renderTemplate(
        `<a data-it href="${start}[[raw.image]]:attacked()">x</a>`,
        activityWith(end!, 3),
      );
      expect(element?.getAttributeNames()).to.deep.equal(['data-it']);
    }
  });

  it('cannot turn a path of this origin into another origin', async () => {
    const hrefs = [
      '/[[raw.empty]]/[[raw.image]]/x',
      '[[raw.empty]]/[[raw.empty]]/[[raw.image]]',
      '[[raw.empty]]//[[raw.image]]',
      '[[raw.empty]]\\[[raw.empty]]\\[[raw.image]]',
      ' /&#9;[[raw.empty]]/[[raw.image]]',
    ];
    for (const href of hrefs) {
      const [link] = await renderTemplate(
        `<a data-it href="${href}">x</a>`,
        activityWith('evil.invalid', 4),
      );
      const url = link?.getAttribute('href');
      expect(url === null || parsed(url!).origin === location.origin, `${href}: ${url}`).to.equal(
        true,
      );
    }
  });

  it('can only be the first label of a host that the template contains', async () => {
    const starts = ['https://', 'HTTP://', '//', ' https:\\', 'https:/\t/'];
    const links = starts.map(
      (start) => `<a href="${start}[[raw.image]].shop.example/[[raw.image]]">x</a>`,
    );
    for (const list of await renderTemplate(`<p data-it>${links.join('')}</p>`)) {
      for (const { hostname } of [...list.children].map((link) => link as HTMLAnchorElement)) {
        expect(hostname).to.match(/^([a-z0-9-]+\.shop\.example)?$/);
      }
    }
    const [good] = await renderTemplate(
      `<p data-it>${links.join('')}</p>`,
      activityWith('jakarta', 5),
    );
    const urls = [...good!.children].map((link) => link.getAttribute('href'));
    expect(urls).to.deep.equal(starts.map((start) => `${start}jakarta.shop.example/jakarta`));
  });

  it('cannot provide the host', async () => {
    const hrefs = [
      'https://[[raw.image]]/x',
      'https://[[raw.image]]',
      'https:[[raw.image]]/x',
      'https:/[[raw.image]]/x',
      'https:\\\\[[raw.image]]/x',
      '//[[raw.image]]/x',
      '//[[raw.image]].',
      'https://shop.example[[raw.image]]',
      'https://shop.example[[raw.image]]/x',
      'https://shop.example.[[raw.image]]/x',
      'https://shop[[raw.image]].example/x',
      'https://[[raw.empty]][[raw.image]].shop.example/x',
      'https://[[raw.image]]@shop.example/x',
      'https://shop.example:[[raw.image]]/x',
      'https://shop.example@[[raw.image]]/x',
    ];
    const links = hrefs.map((href) => `<a href="${href}">x</a>`).join('');
    for (const text of ['evil', 'munity', '.evil.invalid', '@evil.invalid', '8080']) {
      const [list] = await renderTemplate(`<p data-it>${links}</p>`, activityWith(text, 4));
      const kept = [...list!.children].map((link) => link.getAttribute('href'));
      expect(kept).to.deep.equal(hrefs.map(() => null));
    }
  });
});
