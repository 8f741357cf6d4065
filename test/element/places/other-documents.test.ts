import { expect } from 'chai';
import type { CSSResultOrNative } from 'lit';
import { mountSettled } from '../../support/feed.js';
import { members } from '../../support/sandbox-client.js';
import { waitUntil } from '../../support/wait.js';
import { addFrame, createFeed, feedOf, isStyled, rowsArrive, rowsIn } from './helpers.js';

const parsed = () => new DOMParser().parseFromString('', 'text/html');

/** Documents that are not displayed. */
const inertDocuments: Readonly<Record<string, () => Document>> = {
  DOMParser: parsed,
  createHTMLDocument: () => document.implementation.createHTMLDocument(),
  "a template's content": () => document.createElement('template').content.ownerDocument,
};

const bodyOf = (inert: Document): Node => inert.body ?? inert;

describe('a feed in another document', () => {
  for (const [name, create] of Object.entries(inertDocuments)) {
    it(`keeps its styles and rows by way of a document of ${name}, in one task`, async () => {
      const { feed, rows, requests } = await mountSettled({ user: members.history });
      const home = feed.parentNode;
      bodyOf(create()).appendChild(feed);
      home?.appendChild(feed);
      await feed.updateComplete;
      expect(isStyled(feed)).to.equal(true);
      expect(rows()).to.have.length(20);
      expect(await requests()).to.have.length(1);
    });

    it(`shows its rows after it was created and adopted by way of ${name}`, async () => {
      const { feed } = await createFeed();
      create().adoptNode(feed);
      document.body.append(document.adoptNode(feed));
      await rowsArrive(feed);
      expect(isStyled(feed)).to.equal(true);
      feed.remove();
    });
  }

  it('keeps its styles when it is adopted and returned without being inserted there', async () => {
    const { feed } = await mountSettled();
    const home = feed.parentNode;
    parsed().adoptNode(feed);
    home?.appendChild(feed);
    expect(isStyled(feed)).to.equal(true);
  });

  it('is upgraded when markup of another document is imported or adopted', async () => {
    const { feed } = await createFeed();
    const markup = feed.outerHTML;
    const other = new DOMParser().parseFromString(markup + markup, 'text/html');
    const [first, second] = [...other.querySelectorAll('stamps-activity-feed')];
    const imported = document.importNode(first as Element, true);
    document.body.append(imported, document.adoptNode(second as Element));
    for (const shown of [imported, second as Element]) {
      await rowsArrive(shown);
      expect(isStyled(shown)).to.equal(true);
      shown.remove();
    }
  });

  it('is upgraded when an iframe created it', async () => {
    const { there } = await addFrame();
    const { feed } = await createFeed(there);
    document.body.append(feed);
    await rowsArrive(feed);
    expect(isStyled(feed)).to.equal(true);
    feed.remove();
  });

  for (const src of ['about:blank', '/test/element/places/empty.html']) {
    it(`shows its rows in an iframe of ${src} that it is born into`, async () => {
      const { there } = await addFrame({ src });
      const { feed } = await createFeed();
      there.body.append(feed);
      await rowsArrive(feed);
      expect(isStyled(feed)).to.equal(true);
      expect(feed.shadowRoot?.ownerDocument === there).to.equal(true);
      expect((await feed.loadMore()).length).to.equal(20);
    });
  }

  it('works in an iframe that it is moved to, and when it is moved back', async () => {
    const { there, frame } = await addFrame();
    const { feed, rows, requests } = await mountSettled({ user: members.history });
    const home = feed.parentNode;
    there.body.append(feed);
    expect(isStyled(feed)).to.equal(true);
    await feed.loadMore();
    expect(rows()).to.have.length(40);
    home?.appendChild(feed);
    frame.remove();
    expect(isStyled(feed)).to.equal(true);
    await feed.loadMore();
    expect(rows()).to.have.length(60);
    expect(await requests()).to.have.length(3);
  });

  it('loads the next page when its button scrolls near in an iframe', async () => {
    const { there, view } = await addFrame();
    const { feed } = await createFeed();
    feed.autoLoad = true;
    there.body.append(feed);
    await rowsArrive(feed);
    view.scrollTo(0, there.documentElement.scrollHeight);
    await rowsArrive(feed, 40);
  });

  it('has the language of that document', async () => {
    const { there } = await addFrame();
    there.documentElement.lang = 'id';
    const { feed, texts } = await mountSettled();
    const before = texts('load-more');
    there.body.append(feed);
    await feed.updateComplete;
    expect(texts('load-more')).to.not.deep.equal(before);
    there.documentElement.lang = 'en';
    await waitUntil(() => texts('load-more').join() === before.join(), 'the language stays');
  });

  it('fills templates that the other document made', async () => {
    const { there } = await addFrame();
    const { feed } = await createFeed();
    const template = there.createElement('template');
    template.slot = 'activity';
    template.innerHTML = '<b title="[[title]]">[[title]]</b>';
    feed.append(template);
    there.body.append(feed);
    await rowsArrive(feed);
    const copies = () => [...feed.querySelectorAll('[data-stamps-row] b')];
    expect(copies()).to.have.length(20);
    expect(copies().every(({ textContent }) => textContent?.trim())).to.equal(true);
    for (const copy of feed.querySelectorAll('[data-stamps-row]')) copy.remove();
    await waitUntil(() => copies().length === 20, 'the copies were not put back');
  });

  it('shows nodes of the other document that renderRow returns', async () => {
    const { there } = await addFrame();
    const { feed } = await mountSettled();
    feed.renderRow = ({ id }) =>
      Object.assign(there.createElement('i'), { textContent: `row ${id}` });
    there.body.append(feed);
    await feed.updateComplete;
    expect(rowsIn(feed)[0]?.querySelector('i')?.textContent).to.match(/^row \d+$/);
  });

  it('follows the visibility of that document, and the sign-out event on it', async () => {
    const { there, view } = await addFrame();
    const { feed, rows } = await mountSettled();
    there.body.append(feed);
    view.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    await feed.updateComplete;
    expect(feed.shadowRoot?.querySelector('[role=feed]')?.hasAttribute('inert')).to.equal(true);
    there.dispatchEvent(new Event('stamps-sign-out'));
    await feed.updateComplete;
    expect(rows()).to.have.length(0);
    expect(feed.status).to.equal('idle');
  });

  it('keeps the styles of a subclass', async () => {
    const { StampsActivityFeed: Base } = await import('../../../src/element/index.js');
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(':host { outline: 3px solid rgb(1, 2, 3) }');
    customElements.define(
      'styled-feed',
      class extends Base {
        static override get styles() {
          return [...Base.styles, sheet as CSSResultOrNative] as typeof Base.styles;
        }
      },
    );
    const { there } = await addFrame();
    const element = document.createElement('styled-feed');
    there.body.append(element);
    expect(getComputedStyle(element).outlineColor).to.equal('rgb(1, 2, 3)');
    document.body.append(element);
    expect(getComputedStyle(element).outlineColor).to.equal('rgb(1, 2, 3)');
    element.remove();
  });

  it('is found again by its attribute after a swap without moveBefore', async () => {
    // What htmx does with `hx-preserve`: the element waits in a box of another document meanwhile.
    const { feed, rows, requests } = await mountSettled({ user: members.history });
    feed.id = 'kept';
    const home = feed.parentElement as HTMLElement;
    const pantry = parsed();
    pantry.body.append(feed);
    const fragment = document.createRange().createContextualFragment('<div><hr id="kept"></div>');
    fragment.querySelector('#kept')?.replaceWith(feed);
    home.append(fragment);
    await feed.updateComplete;
    expect(isStyled(feed)).to.equal(true);
    expect(feedOf(home) === feed).to.equal(true);
    expect(rows()).to.have.length(20);
    expect(await requests()).to.have.length(1);
  });
});
