import { expect } from 'chai';
import { activityKinds } from '../../src/api/index.js';
import { type Look, mount, mountSettled } from '../support/feed.js';
import { members } from '../support/sandbox-client.js';
import { createNetwork } from './helpers/network.js';
import { pageStyle } from './helpers/page-styles.js';
import { supportsCustomStates } from './helpers/states.js';

interface Manifest {
  readonly modules: readonly {
    readonly declarations: readonly {
      readonly cssParts?: readonly { readonly name: string }[];
      readonly cssStates?: readonly { readonly name: string }[];
    }[];
  }[];
}

/** The manifest’s declaration of the element. */
async function documented(list: 'cssParts' | 'cssStates'): Promise<string[]> {
  const manifest: Manifest = await (await fetch('/custom-elements.json')).json();
  const all = manifest.modules.flatMap(({ declarations }) => declarations);
  return all.flatMap((declaration) => declaration[list] ?? []).map(({ name }) => name);
}

const tag = 'stamps-activity-feed';
const outline = (element: Element) => getComputedStyle(element).outlineColor;

async function everyKind(): Promise<Look> {
  const view = await mountSettled({ user: members.everyKind });
  while (view.feed.hasMore) await view.feed.loadMore();
  expect(view.parts('activity')).to.have.length(64);
  return view;
}

/** Feeds in all states that have their own parts. */
async function everyState(): Promise<Look[]> {
  const network = createNetwork();
  const gate = network.hold();
  const loading = await mount({ fetch: network.fetch });
  const waiting = await mountSettled({ user: members.forty }, { arrivals: 1 });
  await waiting.feed.refresh();
  const filtered = await mountSettled({ user: members.everyKind, filters: ['all', 'used'] });
  filtered.parts('filter')[1]?.click();
  await filtered.settled();
  const views = [
    filtered,
    waiting,
    await everyKind(),
    await mountSettled({ user: members.docsExample, receiptUrl: '/receipts/{reference}' }),
    await mountSettled({ user: members.empty }),
    await mountSettled({ user: members.twenty, groupTotals: true }),
    await mountSettled({ user: undefined }),
    await mountSettled({}, { status: 404 }),
    await mountSettled({ signInUrl: '/login' }, { status: 401 }),
    loading,
  ];
  gate.pass();
  for (const toggle of views.flatMap(({ parts }) => parts('details-toggle'))) toggle.click();
  return views;
}

describe('the parts', () => {
  it('match the manifest, and page styles apply to each', async () => {
    const names = await documented('cssParts');
    expect(names.length).to.be.greaterThan(20);
    const colour = (n: number) => `rgb(${n + 1}, 7, 7)`;
    const views = await everyState();
    const found = new Set(
      views.flatMap(({ feed }) =>
        [...feed.shadowRoot!.querySelectorAll('[part]')].flatMap((element) => [...element.part]),
      ),
    );
    const derived = (name: string) =>
      (activityKinds as readonly string[]).includes(name) ||
      /^(status-\w+|error-[\w-]+|credit|debit)$/.test(name);
    expect([...found].filter((name) => !derived(name)).sort()).to.deep.equal([...names].sort());
    for (const [n, name] of names.entries()) {
      const style = pageStyle(`${tag}::part(${name}) { outline-color: ${colour(n)} }`);
      const elements = views.flatMap(({ parts }) => parts(name));
      expect(elements, name).not.to.have.length(0);
      expect([...new Set(elements.map(outline))], name).to.deep.equal([colour(n)]);
      style.remove();
    }
  });

  it('distinguish kinds and statuses when combined', async () => {
    const { parts } = await everyKind();
    const statuses = ['created', 'canceled', 'open'];
    const colour = (kind: number, status: number) => `rgb(${kind + 1}, ${status + 1}, 7)`;
    pageStyle(
      activityKinds
        .flatMap((kind, n) => [
          `${tag}::part(${kind}) { outline-color: ${colour(n, 99)} }`,
          ...statuses.map(
            (status, m) =>
              `${tag}::part(${kind} status-${status}) { outline-color: ${colour(n, m)} }`,
          ),
        ])
        .join('\n'),
    );
    // The sandbox has each kind four times: created, canceled, open, and without a status.
    const wanted = activityKinds.flatMap((kind, n) =>
      [0, 1, 2, 99].map((status) => colour(n, kind === 'unknown' ? 99 : status)),
    );
    expect(parts('activity').map(outline)).to.deep.equal(wanted);
  });

  it('distinguish credits from debits, unless they are canceled or open', async () => {
    const { parts } = await everyKind();
    const [gain, loss, other] = ['rgb(1, 1, 1)', 'rgb(2, 2, 2)', 'rgb(3, 3, 3)'];
    pageStyle(`
      ${tag}::part(activity) { outline-color: ${other} }
      ${tag}::part(credit) { outline-color: ${gain} }
      ${tag}::part(redemption debit) { outline-color: ${loss} }
      ${tag}::part(stamps-expiry debit) { outline-color: ${loss} }
    `);
    const of = (kind: string) => parts(kind).map(outline);
    expect(of('award')).to.deep.equal([gain, other, other, gain]);
    expect(of('redemption')).to.deep.equal([loss, other, other, loss]);
    expect(of('stamps-expiry')).to.deep.equal([loss, other, other, loss]);
    expect(of('survey')).to.deep.equal([other, other, other, other]);
  });

  it('can be hidden, reordered and extended with CSS alone', async () => {
    const { part } = await mountSettled({ user: members.one });
    pageStyle(`
      ${tag}::part(icon) { display: none }
      ${tag}::part(title)::before { content: 'before ' }
      ${tag}::part(activity) { background: rgb(9, 9, 9); padding: 17px }
      ${tag}::part(activity):hover { color: red }
    `);
    expect(part('icon')?.getClientRects()).to.have.length(0);
    expect(getComputedStyle(part('title')!, '::before').content).to.equal('"before "');
    expect(getComputedStyle(part('activity')!).paddingTop).to.equal('17px');
    expect(getComputedStyle(part('activity')!).backgroundColor).to.equal('rgb(9, 9, 9)');
  });
});

describe('the custom states', () => {
  it('match the manifest, and page styles apply to each', async function () {
    if (!supportsCustomStates) this.skip();
    const names = await documented('cssStates');
    pageStyle(names.map((name, n) => `${tag}:state(${name}) { --in-${name}: ${n} }`).join('\n'));
    const network = createNetwork();
    const { feed } = await mountSettled({ fetch: network.fetch });
    const gate = network.hold();
    const more = feed.loadMore();
    await feed.updateComplete;
    const views = [...(await everyState()), { feed }];
    const found = new Set(
      views.flatMap((view) =>
        names.filter((name) => getComputedStyle(view.feed).getPropertyValue(`--in-${name}`) !== ''),
      ),
    );
    gate.open();
    await more;
    expect([...found].sort()).to.deep.equal([...names].sort());
  });
});
