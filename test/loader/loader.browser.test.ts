import { expect } from 'chai';
import type { StampsActivityFeed } from '../../src/index.js';
import { accessToken, members, sandboxApi } from '../support/sandbox-client.js';
import { waitUntil } from '../support/wait.js';

// The built loader, as web pages load it: npm run build.
const loader = () =>
  new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.onload = resolve;
    script.onerror = () => reject(new Error('The loader is not built. Run npm run build.'));
    script.src = '/dist/stamps-activity-feed.loader.js';
    document.head.append(script);
  });

/** What the page's own script does. */
const configure = async () => {
  window.stampsActivityFeed = {
    apiUrl: sandboxApi().url,
    user: members.fortyOne,
    token: await accessToken(),
    templates: true,
  };
};

const attributes = (extra: Readonly<Record<string, string>> = {}) =>
  Object.entries({ 'time-zone': 'Asia/Jakarta', ...extra })
    .map(([name, value]) => `data-${name}="${value}"`)
    .join(' ');

const feedIn = (placeholder: Element): StampsActivityFeed =>
  placeholder.querySelector(':scope > stamps-activity-feed')!;

const rowsOf = (feed: Element | null) => feed?.shadowRoot?.querySelectorAll('article').length ?? 0;

/** Waits until a placeholder has a number of rows. */
const waitForRows = (placeholder: Element, count = 20) =>
  waitUntil(() => rowsOf(feedIn(placeholder)) === count, `there are not ${count} rows`);

describe('a placeholder of the loader', () => {
  let parent: HTMLElement;

  before(async () => {
    await configure();
    await loader();
  });

  beforeEach(() => {
    parent = document.createElement('main');
    document.body.append(parent);
  });

  afterEach(() => parent.remove());

  const mount = async (content = '', extra: Readonly<Record<string, string>> = {}) => {
    parent.innerHTML = `<div class="shop-box" data-stamps-activity-feed ${attributes(extra)}>${content}</div>`;
    const placeholder = parent.firstElementChild as HTMLElement;
    await waitForRows(placeholder);
    return { placeholder, feed: feedIn(placeholder) };
  };

  it('contains a feed and keeps its class', async () => {
    const { placeholder, feed } = await mount('Ask at the counter', {
      lang: 'id',
      'group-by': 'none',
    });
    expect(placeholder.className).to.equal('shop-box');
    expect([...placeholder.childNodes]).to.deep.equal([feed]);
    expect(feed.getAttribute('lang')).to.equal('id');
    expect(feed.groupBy).to.equal('none');
    expect(feed.user).to.equal(members.fortyOne);
  });

  it('shows the token of the configuration nowhere', async () => {
    const token = window.stampsActivityFeed?.token ?? '';
    expect(token).to.match(/\./);
    await mount();
    expect(document.documentElement.outerHTML).to.not.include(token);
  });

  it('copies only attributes that are presentation', async () => {
    const { feed } = await mount('', {
      onclick: 'alert(1)',
      style: 'color:red',
      id: 'x',
      slot: 'y',
      'stamps-row': '1',
    });
    for (const name of ['onclick', 'style', 'id', 'slot', 'stamps-row']) {
      expect(feed.hasAttribute(name), name).to.equal(false);
    }
  });

  it('fills slots, and turns row content into templates', async () => {
    const { feed } = await mount(`
      <h2 data-slot="header" hidden style="display: none; color: green">Your stamps</h2>
      <section><div data-slot="transaction" hidden><a class="receipt">[[title]] [[reference]]</a></div></section>
      <div data-slot="icon-award"><svg viewBox="0 0 9 9"></svg></div>
      <span data-slot="load-more">More</span>`);
    await waitUntil(() => feed.querySelector('a.receipt'));
    const header = feed.querySelector<HTMLElement>('h2')!;
    expect([header.slot, header.hidden, header.style.color]).to.deep.equal([
      'header',
      false,
      'green',
    ]);
    expect(header.checkVisibility()).to.equal(true);
    const templates = [...feed.querySelectorAll(':scope > template')].map(({ slot }) => slot);
    expect(templates).to.deep.equal(['transaction', 'icon-award']);
    expect(feed.querySelector('a.receipt')!.textContent).to.match(/INV/);
    expect(feed.querySelector('span')!.assignedSlot).to.not.equal(null);
  });

  it('passes on later changes', async () => {
    const { placeholder, feed } = await mount();
    placeholder.dataset.groupBy = 'none';
    await waitUntil(() => feed.groupBy === 'none');
    delete placeholder.dataset.groupBy;
    await waitUntil(() => feed.groupBy === 'month');
  });

  it('may be marked later', async () => {
    parent.innerHTML = `<div ${attributes()}>Ask</div>`;
    const placeholder = parent.firstElementChild!;
    placeholder.setAttribute('data-stamps-activity-feed', '');
    await waitForRows(placeholder);
  });

  it('keeps its feed and rows when it is moved', async () => {
    const { placeholder, feed } = await mount();
    await feed.loadMore();
    const other = document.createElement('section');
    parent.append(other);
    other.append(placeholder);
    await feed.updateComplete;
    expect(feedIn(placeholder)).to.equal(feed);
    expect([rowsOf(feed), feed.activities.length]).to.deep.equal([40, 40]);
  });

  it('keeps its feed when it is removed and inserted again', async () => {
    const { placeholder, feed } = await mount();
    await feed.loadMore();
    placeholder.remove();
    await new Promise(requestAnimationFrame);
    parent.append(placeholder);
    await waitForRows(placeholder, 40);
    expect([...placeholder.childNodes]).to.deep.equal([feed]);
  });

  it('keeps its feed when its content is replaced', async () => {
    const { placeholder, feed } = await mount('<h2 data-slot="header">Old</h2> Ask');
    await feed.loadMore();
    placeholder.innerHTML = '<h2 data-slot="header">New</h2> Ask again';
    await waitUntil(() => feedIn(placeholder));
    await feed.updateComplete;
    expect([feedIn(placeholder), rowsOf(feed)]).to.deep.equal([feed, 40]);
    const headings = [...feed.querySelectorAll('h2')].map(({ textContent }) => textContent);
    expect(headings).to.deep.equal(['New']);
    expect(placeholder.textContent).to.equal('New Ask again');
  });

  it('moves content that is added beside its feed', async () => {
    const { placeholder, feed } = await mount('<h2 data-slot="header">Header</h2>');
    placeholder.insertAdjacentHTML('afterbegin', '<p data-slot="footer">Footer</p>');
    await waitUntil(() => feed.querySelector('p'));
    expect(feed.querySelector('p')!.slot).to.equal('footer');
    expect(feed.querySelectorAll('h2')).to.have.length(1);
  });

  it('gets a new feed when it is cloned', async () => {
    const { placeholder, feed } = await mount('<h2 data-slot="header">Header</h2>');
    const copy = placeholder.cloneNode(true) as HTMLElement;
    parent.append(copy);
    await waitForRows(copy);
    expect(copy.querySelectorAll('stamps-activity-feed')).to.have.length(1);
    expect(copy.querySelectorAll('h2')).to.have.length(1);
    expect(feedIn(copy)).to.not.equal(feed);
  });
});
