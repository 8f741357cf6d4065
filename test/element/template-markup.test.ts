import { expect } from 'chai';
import { type MountedFeed, mount } from '../support/feed.js';
import { members } from '../support/sandbox-client.js';
import { activities } from './helpers/network.js';
import { childrenSettled, nextFrame, template, templateRows } from './helpers/templates.js';
import { collectWarnings } from './helpers/warnings.js';

const fields = {
  id: 704,
  type: 0,
  transaction: { name: 'Two coffees', stamps: 20, invoice_number: 'INV 17/a' },
  image: '/package.json?image',
  path: 'M0 0h9',
};

/** The content that a template produces for one activity. */
async function show(
  markup: string,
  more: object = {},
): Promise<MountedFeed & { row: HTMLElement }> {
  const view = await mount({ fetch: activities({ ...fields, ...more }) });
  view.feed.append(template('activity', markup));
  await view.settled();
  await childrenSettled(view.feed);
  const [row] = templateRows(view.feed);
  return { ...view, row: row! };
}

const inner = async (...args: Parameters<typeof show>) => (await show(...args)).row.innerHTML;

describe('a binding', () => {
  const cases: Readonly<Record<string, readonly [markup: string, expected: string]>> = {
    'replaced with white space inside': [
      '[[ title ]]|[[\n  title\n]]|[[title ]]',
      'Two coffees|Two coffees|Two coffees',
    ],
    'replaced among others in one text': ['a[[id]][[stamps]]b[[title]]c', 'a704+20bTwo coffeesc'],
    'replaced in brackets': ['[[[id]]]', '[704]'],
    'replaced beside a comment': ['<!--[[id]]-->[[id]]', '<!--[[id]]-->704'],
    'replaced in deeply nested markup': [
      '<ul><li>[[id]]<b>x<i>[[title]]</i></b></li><li>[[stamps]]</li></ul>',
      '<ul><li>704<b>x<i>Two coffees</i></b></li><li>+20</li></ul>',
    ],
    'replaced in a class, alone and beside others': [
      '<i class="[[raw.type]]"></i><i class="a kind-[[raw.type]] b"></i>',
      '<i class="0"></i><i class="a kind-0 b"></i>',
    ],
    'replaced in text attributes': [
      '<i title="[[title]]" aria-label="a [[title]]!" data-x="[[id]]-[[id]]" lang="[[raw.no]]"></i>',
      '<i title="Two coffees" aria-label="a Two coffees!" data-x="704-704" lang=""></i>',
    ],
    'replaced as a whole URL': [
      '<a href="[[raw.image]]">x</a><a href=" [[ raw.image ]] ">x</a>',
      '<a href="/package.json?image">x</a><a href="/package.json?image">x</a>',
    ],
    'replaced as a component of a URL': [
      '<a href="/r/[[reference]]?t=[[title]]#[[stamps]]">x</a>',
      '<a href="/r/INV%2017%2Fa?t=Two%20coffees#%2B20">x</a>',
    ],
    'removed from attributes that a framework evaluates': [
      `<i @click="[[id]]" :class="[[id]]" [x]="[[id]]" (y)="[[id]]" *z="[[id]]" v-html="[[id]]"
        x-data="[[id]]" ng-click="[[id]]" hx-on:click="[[id]]" @x="kept" hx-get="/r/[[id]]"></i>`,
      '<i @x="kept"></i>',
    ],
    'unchanged in a nested template, which belongs to other code': [
      '<b x="[[title]]">[[title]]</b><template><b title="[[title]]">[[title]]</b></template>',
      '<b x="Two coffees">Two coffees</b><template><b title="[[title]]">[[title]]</b></template>',
    ],
  };
  for (const [name, [markup, expected]] of Object.entries(cases)) {
    it(`is ${name}`, async () => {
      expect(await inner(markup)).to.equal(expected);
    });
  }

  it('keeps the namespaces of SVG and MathML', async () => {
    const { row } = await show(
      `<svg viewBox="0 0 [[raw.type]] 9" xmlns:xlink="http://www.w3.org/1999/xlink"><path d="[[raw.path]]"/><text>[[id]]</text><a xlink:href="/r/[[id]]"><circle r="[[raw.type]]"/></a><foreignObject><p>[[title]]</p></foreignObject></svg><math><mi mathvariant="[[raw.type]]">[[id]]</mi></math>`,
    );
    const svg = 'http://www.w3.org/2000/svg';
    const [path] = row.querySelectorAll('path');
    expect(path).to.be.instanceOf(SVGPathElement);
    expect(path?.getAttribute('d')).to.equal('M0 0h9');
    expect(path?.getTotalLength()).to.equal(9);
    expect(row.querySelector('svg')?.viewBox.baseVal.height).to.equal(9);
    expect(row.querySelector('text')?.namespaceURI).to.equal(svg);
    expect(row.querySelector('text')?.textContent).to.equal('704');
    const link = row.querySelector<SVGAElement>('svg a');
    expect(link?.href.baseVal).to.equal('/r/704');
    expect(row.querySelector('p')).to.be.instanceOf(HTMLParagraphElement);
    expect(row.querySelector('p')?.textContent).to.equal('Two coffees');
    const math = row.querySelector('mi');
    expect(math?.namespaceURI).to.equal('http://www.w3.org/1998/Math/MathML');
    expect(math?.textContent).to.equal('704');
  });

  it('works in form fields, tables, lists and pictures', async () => {
    const { row } = await show(
      `<table><tbody><tr data-id="[[id]]"><td colspan="2">[[title]]</td></tr></tbody></table>
       <label>x<input value="[[title]]"></label><textarea>[[title]]</textarea>
       <select><option value="[[id]]">[[title]]</option></select><output>[[stamps]]</output>`,
    );
    expect(row.querySelector('tr')?.dataset.id).to.equal('704');
    expect(row.querySelector('td')?.textContent).to.equal('Two coffees');
    expect(row.querySelector('input')?.value).to.equal('Two coffees');
    expect(row.querySelector('textarea')?.value).to.equal('Two coffees');
    expect(row.querySelector('select')?.value).to.equal('704');
  });
});

describe('an image in a template', () => {
  /** The requests of the page, by the end of their URLs. */
  const requested = (end: string) =>
    performance.getEntriesByType('resource').filter(({ name }) => decodeURI(name).includes(end));

  it('is requested with its value, and never with the binding', async () => {
    const places = [
      '<img alt="" src="[[raw.image]]">',
      '<img alt="" srcset="[[raw.image]]">',
      '<picture><source srcset="[[raw.image]]"><img alt="" src="[[raw.image]]"></picture>',
      '<video poster="[[raw.image]]"></video>',
      '<video src="[[raw.image]]"></video>',
      '<input type="image" alt="" src="[[raw.image]]">',
      '<table background="[[raw.image]]"></table>',
      '<svg><image href="[[raw.image]]" width="1" height="1"></image></svg>',
      '<svg><image xlink:href="[[raw.image]]" width="1" height="1"></image></svg>',
      '<iframe src="[[raw.image]]"></iframe>',
    ];
    // The test's own modules have filled the browser's list.
    performance.clearResourceTimings();
    for (const [n, place] of places.entries()) {
      const image = `/package.json?image=${n}`;
      const { row } = await show(place, { image });
      const element = row.querySelector('img[src], iframe');
      if (element?.matches('img') && !(element as HTMLImageElement).complete) {
        await new Promise((resolve) => element.addEventListener('error', resolve, { once: true }));
      }
      await nextFrame();
    }
    expect(requested('[[')).to.have.length(0);
    expect(requested('image=0')).to.have.length(1);
  });
});

describe('a custom element in a template', () => {
  const made: (string | null)[][] = [];

  class Probe extends HTMLElement {
    static observedAttributes = ['label'];
    constructor() {
      super();
      made.push(['made', this.getAttribute('label')]);
      // An element may change its children.
      this.replaceChildren(...[...this.children].reverse());
    }
    attributeChangedCallback(name: string, _old: string | null, value: string | null) {
      made.push([name, value]);
    }
    connectedCallback() {
      made.push(['connected', this.textContent]);
    }
  }

  before(() => customElements.define('template-probe', Probe));

  it('is created once per row with its values, and never with the bindings', async () => {
    const { row } = await show(
      '<template-probe label="[[title]]"><b>[[id]]</b><i>[[stamps]]</i></template-probe><p>[[title]]</p>',
    );
    expect(made).to.deep.equal([
      ['made', 'Two coffees'],
      ['label', 'Two coffees'],
      ['connected', '+20704'],
    ]);
    expect(row.querySelector('template-probe')).to.be.instanceOf(Probe);
    expect(row.querySelector('p')?.textContent).to.equal('Two coffees');
  });

  it('is upgraded when it is defined later', async () => {
    const { row } = await show('<template-late label="[[title]]"></template-late>');
    const element = row.firstElementChild;
    customElements.define('template-late', class Late extends HTMLElement {});
    expect(element?.matches(':defined')).to.equal(true);
    expect(element?.getAttribute('label')).to.equal('Two coffees');
  });
});

describe('a template without a permitted binding', () => {
  const warnings = collectWarnings();

  it('causes one warning, however many rows, feeds and templates contain it', async () => {
    for (const slot of ['activity', 'transaction', 'survey']) {
      const view = await mount({ user: members.docsExample });
      view.feed.append(template(slot, '<q onclick="[[id]]">[[title]]</q>'));
      await view.settled();
      await childrenSettled(view.feed);
      expect(view.feed.querySelector('q')?.getAttributeNames()).to.deep.equal([]);
      expect(view.feed.querySelector('q')?.textContent).not.to.equal('');
    }
    expect(warnings.texts).to.deep.equal([
      '<stamps-activity-feed>: A binding in <q onclick> was removed. Bind it in text, or in an attribute that nothing runs.',
    ]);
  });
});
