import { expect } from 'chai';
import type { StampsActivityFeed } from '../../src/index.js';
import { accessToken, members, sandboxApi } from '../support/sandbox-client.js';
import { waitUntil } from '../support/wait.js';

// The built files, as a page has them: npm run build.
const loader = () =>
  new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.onload = resolve;
    script.onerror = () => reject(new Error('There is no built loader: npm run build.'));
    script.src = '/dist/stamps-activity-feed.loader.js';
    document.head.append(script);
  });

const attributes = async (others: Readonly<Record<string, string>> = {}) => {
  const all = {
    'api-url': sandboxApi().url,
    user: members.fortyOne,
    token: await accessToken(),
    'time-zone': 'Asia/Jakarta',
    ...others,
  };
  return Object.entries(all)
    .map(([name, value]) => `data-${name}="${value.replaceAll('&', '&amp;')}"`)
    .join(' ');
};

const feedIn = (place: Element): StampsActivityFeed =>
  place.querySelector(':scope > stamps-activity-feed')!;

const rowsOf = (feed: Element | null) => feed?.shadowRoot?.querySelectorAll('article').length ?? 0;

/** Waits for a number of rows in a place. */
const rows = (place: Element, count = 20) =>
  waitUntil(() => rowsOf(feedIn(place)) === count, `no ${count} rows`);

describe('a place for the loader', () => {
  let parent: HTMLElement;

  before(loader);

  beforeEach(() => {
    parent = document.createElement('main');
    document.body.append(parent);
  });

  afterEach(() => parent.remove());

  const put = async (content = '', others: Readonly<Record<string, string>> = {}) => {
    parent.innerHTML = `<div class="shop-box" data-stamps-activity-feed ${await attributes(others)}>${content}</div>`;
    const place = parent.firstElementChild as HTMLElement;
    await rows(place);
    return { place, feed: feedIn(place) };
  };

  it('gets a feed inside, and stays what it is', async () => {
    const { place, feed } = await put('Ask at the counter', { lang: 'id', 'group-by': 'none' });
    expect(place.className).to.equal('shop-box');
    expect([...place.childNodes]).to.deep.equal([feed]);
    expect(feed.getAttribute('lang')).to.equal('id');
    expect(feed.groupBy).to.equal('none');
    expect(feed.user).to.equal(members.fortyOne);
  });

  it('loses its token to the feed', async () => {
    const token = await accessToken();
    const { place, feed } = await put();
    expect(place.hasAttribute('data-token')).to.equal(false);
    expect(feed.getAttribute('token')).to.not.equal(token);
    expect(document.documentElement.outerHTML).to.not.include(token);
  });

  it('hands on what the element has as an attribute, and nothing else', async () => {
    const { feed } = await put('', {
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

  it('fills slots, and makes templates of what is written for rows', async () => {
    const { feed } = await put(`
      <h2 data-slot="header" hidden style="display: none; color: green">Your stamps</h2>
      <section><div data-slot="transaction" hidden><a class="receipt" href="/r/[[reference]]">[[title]]</a></div></section>
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
    expect(feed.querySelector('a.receipt')!.getAttribute('href')).to.match(/^\/r\/INV/);
    expect(feed.querySelector('span')!.assignedSlot).to.not.equal(null);
  });

  it('hands on what changes later', async () => {
    const { place, feed } = await put();
    place.dataset.groupBy = 'none';
    await waitUntil(() => feed.groupBy === 'none');
    delete place.dataset.groupBy;
    await waitUntil(() => feed.groupBy === 'month');
    expect(feed.getAttribute('token'), 'the token stays').to.not.equal(null);
  });

  it('may become one later', async () => {
    parent.innerHTML = `<div ${await attributes()}>Ask</div>`;
    const place = parent.firstElementChild!;
    place.setAttribute('data-stamps-activity-feed', '');
    await rows(place);
  });

  it('keeps its feed, rows and all, when it is moved', async () => {
    const { place, feed } = await put();
    await feed.loadMore();
    const other = document.createElement('section');
    parent.append(other);
    other.append(place);
    await feed.updateComplete;
    expect(feedIn(place)).to.equal(feed);
    expect([rowsOf(feed), feed.activities.length]).to.deep.equal([40, 40]);
  });

  it('keeps its feed when it is removed and put back', async () => {
    const { place, feed } = await put();
    await feed.loadMore();
    place.remove();
    await new Promise(requestAnimationFrame);
    parent.append(place);
    await rows(place, 40);
    expect([...place.childNodes]).to.deep.equal([feed]);
  });

  it('keeps its feed when its content is written anew, with what is new in it', async () => {
    const { place, feed } = await put('<h2 data-slot="header">Old</h2> Ask');
    await feed.loadMore();
    place.innerHTML = '<h2 data-slot="header">New</h2> Ask again';
    await waitUntil(() => feedIn(place));
    await feed.updateComplete;
    expect([feedIn(place), rowsOf(feed)]).to.deep.equal([feed, 40]);
    const headings = [...feed.querySelectorAll('h2')].map(({ textContent }) => textContent);
    expect(headings).to.deep.equal(['New']);
    expect(place.textContent).to.equal('New Ask again');
  });

  it('takes in what is put beside its feed', async () => {
    const { place, feed } = await put('<h2 data-slot="header">Header</h2>');
    place.insertAdjacentHTML('afterbegin', '<p data-slot="footer">Footer</p>');
    await waitUntil(() => feed.querySelector('p'));
    expect(feed.querySelector('p')!.slot).to.equal('footer');
    expect(feed.querySelectorAll('h2')).to.have.length(1);
  });

  it('has a feed of its own as a copy of another', async () => {
    const { place, feed } = await put('<h2 data-slot="header">Header</h2>');
    const copy = place.cloneNode(true) as HTMLElement;
    parent.append(copy);
    await rows(copy);
    expect(copy.querySelectorAll('stamps-activity-feed')).to.have.length(1);
    expect(copy.querySelectorAll('h2')).to.have.length(1);
    expect(feedIn(copy)).to.not.equal(feed);
  });
});
