import { expect } from 'chai';
import { activityKinds } from '../../src/api/index.js';
import { type Look, mount, mountSettled } from '../support/feed.js';
import { activityWith, attacks, watchAttacks } from './helpers/attacks.js';
import { activities } from './helpers/network.js';
import {
  childrenSettled,
  nextFrame,
  structureOf,
  template,
  templateRows,
} from './helpers/templates.js';
import { collectWarnings } from './helpers/warnings.js';

const attack = watchAttacks();

/** A text that every default row treats like an attack. */
const harmless = 'Harmless';

const codes = [0, 1, 2, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17];

/** One activity per attack. The last text is harmless, for comparison. */
const texts = [...attacks, harmless];
const attacked = (type = 0) =>
  activities(...texts.map((text, n) => activityWith(text, texts.length - n, type)));

/** Renders a template for every attack. */
async function renderAttacks(
  markup: string,
): Promise<Look & { readonly rows: () => HTMLElement[] }> {
  const view = await mount({ fetch: attacked() });
  view.feed.append(template('activity', markup));
  await view.settled();
  await childrenSettled(view.feed);
  expect(templateRows(view.feed)).to.have.length(texts.length);
  return { ...view, rows: () => templateRows(view.feed) };
}

describe('hostile values', () => {
  it('are numerous, and cover every kind', () => {
    expect(attacks.length).to.be.greaterThan(80);
    expect(new Set(attacks).size).to.equal(attacks.length);
    expect(codes).to.have.length(activityKinds.length);
  });

  for (const [n, kind] of activityKinds.entries()) {
    it(`remain text in the default row: ${kind}`, async () => {
      const view = await mountSettled({ fetch: attacked(codes[n]) });
      const boxes = view.parts('activity');
      expect(boxes).to.have.length(texts.length);
      const expected = structureOf(boxes.at(-1)!);
      for (const [m, box] of boxes.entries()) {
        // Long texts have a class, by which they are clamped.
        for (const text of box.querySelectorAll('.long')) text.removeAttribute('class');
        expect(structureOf(box), texts[m]).to.equal(expected);
        // The row leaves out a place that is the same as its title.
        const shown = box.querySelector('[part~="place"]') ?? box.querySelector('[part="title"]')!;
        expect(shown.textContent).to.equal(texts[m]!.trim());
      }
      expect(view.text()).not.to.include('SECRET');
      await nextFrame();
      expect(attack.count).to.equal(0);
    });
  }

  it('remain text in a template, in named bindings and in fields of the API', async () => {
    const view = await renderAttacks(
      `<p>[[title]]</p><p>[[merchant]]</p><p>[[store]]</p><p>[[notes]]</p><p>[[reference]]</p>
       <p>[[raw.image]]</p><p>[[raw.list.0]]</p><p>[[raw.transaction.channel]]</p>
       <textarea>[[raw.image]]</textarea><select><option>[[raw.image]]</option></select>
       <svg><text>[[raw.image]]</text></svg><math><mtext>[[raw.image]]</mtext></math>`,
    );
    const expected = structureOf(view.rows().at(-1)!);
    for (const [n, row] of view.rows().entries()) {
      expect(structureOf(row), texts[n]).to.equal(expected);
      const [title, merchant, store, notes, reference, ...raw] = [
        ...row.querySelectorAll('p, textarea, option, text, mtext'),
      ].map(({ textContent }) => textContent);
      const text = texts[n]!;
      const shown = Array.from({ length: 5 }, () => text.trim());
      expect([title, merchant, store, notes, reference]).to.deep.equal(shown);
      expect(raw).to.deep.equal(Array.from({ length: 7 }, () => text));
    }
    expect(view.feed.textContent).not.to.include('SECRET');
    await nextFrame();
    expect(attack.count).to.equal(0);
  });

  it('remain text in attributes that only contain text', async () => {
    const view = await renderAttacks(
      '<i class="[[raw.image]]" title="[[raw.image]]" aria-label="a [[raw.image]]" data-x="[[raw.image]]"></i><img alt="[[raw.image]]"><input value="[[raw.image]]" placeholder="[[raw.image]]">',
    );
    const expected = structureOf(view.rows().at(-1)!);
    for (const [n, row] of view.rows().entries()) {
      const text = texts[n]!;
      expect(structureOf(row), text).to.equal(expected);
      const [i, img, input] = [...row.querySelectorAll<HTMLElement>('i, img, input')];
      expect(i?.className).to.equal(text);
      expect(i?.title).to.equal(text);
      expect(i?.ariaLabel ?? i?.getAttribute('aria-label')).to.equal(`a ${text}`);
      expect(i?.dataset.x).to.equal(text);
      expect(img?.getAttribute('alt')).to.equal(text);
      expect(input?.getAttribute('value')).to.equal(text);
      expect(input?.getAttribute('placeholder')).to.equal(text);
    }
    await nextFrame();
    expect(attack.count).to.equal(0);
  });

  it('remain text when the page is serialized and parsed again, as in a page cache', async () => {
    const view = await renderAttacks(
      `<p title="[[raw.image]]">[[raw.image]]</p><textarea>[[raw.image]]</textarea>
       <xmp>[[raw.image]]</xmp><noscript>[[raw.image]]</noscript>
       <noembed>[[raw.image]]</noembed><noframes>[[raw.image]]</noframes>`,
    );
    const shapes = view.rows().map(({ outerHTML }) => {
      return structureOf(new DOMParser().parseFromString(outerHTML, 'text/html').body);
    });
    for (const [n, it] of shapes.entries()) expect(it, texts[n]).to.equal(shapes.at(-1));
  });

  it('remain harmless in SVG attributes that contain CSS', async () => {
    const view = await renderAttacks(
      `<svg><g fill="[[raw.image]]" mask="[[raw.image]]" filter="url([[raw.image]])"
        clip-path="url(#clip-[[raw.image]])" cursor="url('[[raw.image]]'), auto"></g></svg>`,
    );
    const urls = view.rows().flatMap((row) => {
      const group = row.querySelector('g')!;
      const names = ['fill', 'mask', 'filter', 'clip-path', 'cursor'];
      return names.flatMap((name) => /url\((.*)\)/.exec(group.getAttribute(name) ?? '')?.[1] ?? []);
    });
    expect(urls).to.include('#clip-Harmless').and.include('Harmless');
    for (const url of urls) expect(url).to.match(/^['#]?[\w.!~*'%-]*$/);
    const fills = view.rows().map((row) => row.querySelector('g')!.getAttribute('fill') ?? '');
    expect(fills.at(-1)).to.equal('Harmless');
    expect(fills.join()).not.to.match(/[(\\]/);
  });

  it('remain text when renderRow returns them', async () => {
    const view = await mountSettled({
      fetch: attacked(),
      renderRow: ({ raw }) => Reflect.get(raw as object, 'image'),
    });
    const boxes = view.parts('activity');
    const expected = structureOf(boxes.at(-1)!);
    for (const [n, box] of boxes.entries()) {
      expect(structureOf(box), texts[n]).to.equal(expected);
      const whole = box.querySelector('.whole')!;
      expect(whole.lastElementChild?.nextSibling?.textContent?.length).to.be.a('number');
      expect(whole.textContent).to.include(texts[n]);
    }
    await nextFrame();
    expect(attack.count).to.equal(0);
  });

  it('do not change an icon', async () => {
    const view = await mount({ fetch: attacked() });
    view.feed.append(
      template('icon-transaction', '<svg viewBox="0 0 9 9"><path d="M0 0h9"/></svg>'),
    );
    await view.settled();
    await childrenSettled(view.feed);
    const icons = view.parts('icon').map(({ innerHTML }) => innerHTML.replace(/<!--.*?-->/g, ''));
    expect(icons).to.have.length(texts.length);
    expect([...new Set(icons)]).to.deep.equal([
      '<svg viewBox="0 0 9 9"><path d="M0 0h9"></path></svg>',
    ]);
    await nextFrame();
    expect(attack.count).to.equal(0);
  });
});

describe('bindings in places where a value would run', () => {
  const { texts: warnings } = collectWarnings();

  it('are removed, with one warning each', async () => {
    const view = await renderAttacks(
      `<p onclick="x('[[raw.image]]')" ONFOCUS="[[raw.image]]" tabindex="-1">p</p>
       <b style="color: [[raw.image]]" title="kept">b</b>
       <iframe srcdoc="[[raw.image]]" title="[[id]]"></iframe>
       <script>[[raw.image]];</script>
       <script type="application/json" data-x="[[raw.image]]">{"a": "[[raw.image]]"}</script>
       <style>.none { color: [[raw.image]] }</style>
       <svg><style>.none { color: [[raw.image]] }</style><a href="#"><animate attributeName="href" to="[[raw.image]]" values="[[raw.image]]" dur="1s"></animate><set attributeName="href" to="[[raw.image]]"></set></a></svg>
       <object data="[[raw.image]]"></object><embed src="[[raw.image]]">
       <base href="[[raw.image]]"><link rel="x" href="[[raw.image]]"><meta name="x" content="[[raw.image]]">
       <a href="javascript:x('[[raw.image]]')">a</a><a href=" JAVA&#9;SCRIPT:[[raw.image]]">a</a>
       <area href="data:text/html,[[raw.image]]"><form action="vbscript:[[raw.image]]"></form>`,
    );
    await nextFrame();
    expect(attack.count).to.equal(0);
    const expected = structureOf(view.rows().at(-1)!);
    expect(expected).not.to.match(/ on\w+| style[ >]|srcdoc|to>|values|content/);
    for (const [n, row] of view.rows().entries()) {
      expect(structureOf(row), texts[n]).to.equal(expected);
      const [first] = row.querySelectorAll('style');
      expect(first?.textContent).to.equal('.none { color:  }');
      expect(row.querySelector('script')?.textContent).to.equal(';');
      expect(row.querySelector('script[type]')?.textContent).to.equal('{"a": ""}');
      expect(row.querySelector('b')?.title).to.equal('kept');
      expect(row.querySelector('iframe')?.title).to.equal(String(texts.length - n));
    }
    const places = warnings.map((text) => /A binding in <([^>]*)> was removed/.exec(text)?.[1]);
    expect(places.sort()).to.deep.equal(
      [
        'p onclick',
        'p onfocus',
        'b style',
        'iframe srcdoc',
        'script',
        'script data-x',
        'style',
        'animate to',
        'animate values',
        'set to',
        'object data',
        'embed src',
        'base href',
        'link href',
        'meta content',
        'a href',
        'area href',
        'form action',
      ].sort(),
    );
  });
});
