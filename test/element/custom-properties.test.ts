import { expect } from 'chai';
import { type Look, mountSettled } from '../support/feed.js';
import { members } from '../support/sandbox-client.js';
import { pageStyle } from './helpers/page-styles.js';

/** The custom properties in the manifest. */
async function documented(): Promise<string[]> {
  const manifest: {
    modules: { declarations: { cssProperties?: { name: string }[] }[] }[];
  } = await (await fetch('/custom-elements.json')).json();
  const all = manifest.modules.flatMap(({ declarations }) => declarations);
  return all.flatMap(({ cssProperties = [] }) => cssProperties).map(({ name }) => name);
}

/** A value of the property's type that no element has by default. */
const probeOf = (name: string): string => {
  if (/font$/.test(name)) return '"Probe Font"';
  if (/size|space|radius|padding|gap|width/.test(name)) return '31px';
  // More than the margin that rows have anyway.
  if (/offset$/.test(name)) return '531px';
  return 'rgb(1, 2, 3)';
};

const colours = [
  'color',
  'backgroundColor',
  'borderTopColor',
  'borderBottomColor',
  'outlineColor',
] as const;
const lengths = [
  'fontSize',
  'borderTopLeftRadius',
  'paddingTop',
  'paddingBottom',
  'columnGap',
  'rowGap',
  'width',
  'height',
  'marginTop',
  'scrollMarginTop',
] as const;
const watched = [...colours, ...lengths, 'fontFamily'] as const;

/** The computed styles of these feeds that a custom property may change. */
const styles = (views: readonly Look[]): string[] =>
  views.flatMap(({ feed }) =>
    [...feed.shadowRoot!.querySelectorAll('*')].flatMap((element) => {
      const style = getComputedStyle(element);
      return watched.map((name) => `${name}: ${style[name]}`);
    }),
  );

/** Feeds that show everything that has a colour. In one of them the button has the focus. */
async function mountExamples(): Promise<Look[]> {
  const views = [
    await mountSettled({ user: members.everyKind }),
    await mountSettled({ user: members.one }),
    await mountSettled({}, { status: 404 }),
  ];
  const button = views[0]?.button();
  button?.focus();
  expect(button?.matches(':focus-visible')).to.equal(true);
  return views;
}

const textAfterName = (entry: string) => entry.slice(entry.indexOf(' ') + 1);

describe('the custom properties', () => {
  it('change what they describe', async () => {
    const customProperties = await documented();
    expect(customProperties.length).to.be.greaterThan(15);
    const views = await mountExamples();
    const before = styles(views);
    for (const name of customProperties) {
      const probe = probeOf(name);
      for (const { feed } of views) feed.style.setProperty(name, probe);
      const after = styles(views);
      const changed = after.filter((entry, n) => entry !== before[n]).map(textAfterName);
      expect(changed, name).not.to.have.length(0);
      // The space is a factor, and the offset is added to a margin.
      if (!/(space|offset)$/.test(name)) expect(changed, name).to.include(probe);
      for (const { feed } of views) feed.style.removeProperty(name);
      expect(styles(views), name).to.deep.equal(before);
    }
  });

  it('can be set on any ancestor', async () => {
    const { part } = await mountSettled({ user: members.one });
    pageStyle(':root { --stamps-feed-color: rgb(1, 2, 3); --stamps-feed-icon-size: 31px }');
    expect(getComputedStyle(part('title')!).color).to.equal('rgb(1, 2, 3)');
    expect(getComputedStyle(part('icon')!).width).not.to.equal('40px');
  });

  it('default to each other unless they are set', async () => {
    const { feed, part, button } = await mountSettled({ user: members.twenty });
    while (feed.hasMore && !button()) await feed.loadMore();
    const colour = (element: Element | undefined) => element && getComputedStyle(element).color;
    feed.style.setProperty('--stamps-feed-accent', 'rgb(1, 2, 3)');
    const icon = [...feed.shadowRoot!.querySelectorAll('[part~="credit"] [part="icon"]')][0];
    expect(colour(icon)).to.equal('rgb(1, 2, 3)');
    expect(colour(button())).to.equal('rgb(1, 2, 3)');
    feed.style.setProperty('--stamps-feed-icon-color', 'rgb(4, 5, 6)');
    expect(colour(icon)).to.equal('rgb(4, 5, 6)');
    expect(colour(button())).to.equal('rgb(1, 2, 3)');
    feed.style.setProperty('--stamps-feed-color-muted', 'rgb(7, 8, 9)');
    expect(colour(part('group-heading'))).to.equal('rgb(7, 8, 9)');
  });

  it('of the pill can be set on the rows of one status', async () => {
    pageStyle(`stamps-activity-feed { --stamps-feed-status-background: rgb(1, 2, 3) }
      stamps-activity-feed::part(status-open) { --stamps-feed-status-background: rgb(4, 5, 6) }`);
    const { feed } = await mountSettled({ user: members.everyKind });
    const pillOf = (status: string) =>
      getComputedStyle(feed.shadowRoot!.querySelector(`[part~="${status}"] [part="status"]`)!);
    expect(pillOf('status-canceled').backgroundColor).to.equal('rgb(1, 2, 3)');
    expect(pillOf('status-open').backgroundColor).to.equal('rgb(4, 5, 6)');
  });

  it('keep the feed readable if they are invalid', async () => {
    const views = await mountExamples();
    for (const name of await documented()) {
      for (const { feed } of views) feed.style.setProperty(name, 'nonsense');
      const [title] = views[0]!.parts('title');
      expect(title!.getBoundingClientRect().height, name).to.be.greaterThan(10);
      expect(getComputedStyle(title!).color, name).not.to.equal('rgba(0, 0, 0, 0)');
      for (const { feed } of views) feed.style.removeProperty(name);
    }
  });
});
