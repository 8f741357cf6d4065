import { expect } from 'chai';
import { attach, look, mountSettled } from '../support/feed.js';
import { activities } from './helpers/network.js';

const fetch = activities({ id: 1, type: 0, transaction: { stamps: 1234 } });

/** A feed below a given element. */
async function within(parent: ParentNode & Node) {
  const feed = document.createElement('stamps-activity-feed');
  Object.assign(feed, { apiUrl: '/stamps', fetch });
  parent.append(feed);
  const view = look(feed);
  await view.settled();
  return { ...view, stamps: () => view.texts('stamps')[0] };
}

const box = (lang?: string): HTMLElement => {
  const element = document.createElement('div');
  if (lang !== undefined) element.lang = lang;
  return element;
};

const inEnglish = '+1,234 stamps';
const inIndonesian = '+1.234 stamp';

/** Observers are called before the next task. */
const observed = async (feed: { readonly updateComplete: Promise<boolean> }) => {
  await Promise.resolve();
  await feed.updateComplete;
};

describe('the feed changes its language', () => {
  it('when the lang of an ancestor is set, changed or removed', async () => {
    const outer = attach(box('en'));
    const inner = box();
    outer.append(inner);
    const { feed, stamps } = await within(inner);
    outer.lang = 'id';
    await observed(feed);
    expect(stamps()).to.equal(inIndonesian);
    inner.lang = 'en';
    await observed(feed);
    expect(stamps()).to.equal(inEnglish);
    inner.removeAttribute('lang');
    await observed(feed);
    expect(stamps()).to.equal(inIndonesian);
  });

  it('when the lang of a shadow host changes', async () => {
    const host = attach(box('en'));
    const wrapper = box();
    host.attachShadow({ mode: 'closed' }).append(wrapper);
    const { feed, stamps } = await within(wrapper);
    host.lang = 'id_ID';
    await observed(feed);
    expect(stamps()).to.equal(inIndonesian);
  });

  it('when the lang of the document changes', async () => {
    const { lang } = document.documentElement;
    const { feed, stamps } = await within(attach(box()));
    document.documentElement.lang = 'id';
    await observed(feed);
    expect(stamps()).to.equal(inIndonesian);
    document.documentElement.lang = lang;
    await observed(feed);
    expect(stamps()).to.equal(inEnglish);
  });

  it('when it moves to another place, and no longer follows the previous one', async () => {
    const [english, indonesian] = [attach(box('en')), attach(box('id'))];
    const { feed, stamps } = await within(english);
    indonesian.append(feed);
    await feed.updateComplete;
    expect(stamps()).to.equal(inIndonesian);
    english.lang = 'fr';
    indonesian.lang = 'en';
    await observed(feed);
    expect(stamps()).to.equal(inEnglish);
    indonesian.lang = 'id';
    await observed(feed);
    expect(stamps()).to.equal(inIndonesian);
  });

  it('when an ancestor that contains it moves', async () => {
    const [english, indonesian] = [attach(box('en')), attach(box('id'))];
    const movable = box();
    english.append(movable);
    const { feed, stamps } = await within(movable);
    indonesian.append(movable);
    await feed.updateComplete;
    expect(stamps()).to.equal(inIndonesian);
  });

  it('when a shadow host that contains it moves', async () => {
    const [english, indonesian] = [attach(box('en')), attach(box('id'))];
    const [outer, inner] = [box(), box()];
    english.append(outer);
    outer.attachShadow({ mode: 'closed' }).append(inner);
    const shadow = inner.attachShadow({ mode: 'open' });
    const { feed, stamps } = await within(shadow);
    indonesian.append(outer);
    await feed.updateComplete;
    expect(stamps()).to.equal(inIndonesian);
    indonesian.lang = 'en';
    await observed(feed);
    expect(stamps()).to.equal(inEnglish);
    inner.lang = 'in';
    await observed(feed);
    expect(stamps()).to.equal(inIndonesian);
    inner.lang = '';
    await observed(feed);
    expect(stamps()).to.equal(inEnglish);
  });

  it('when it moves with moveBefore()', async function () {
    const [english, indonesian] = [attach(box('en')), attach(box('id'))];
    const { feed, stamps } = await within(english);
    const moveBefore: unknown = Reflect.get(indonesian, 'moveBefore');
    if (typeof moveBefore !== 'function') return this.skip();
    moveBefore.call(indonesian, feed, null);
    await feed.updateComplete;
    expect(stamps()).to.equal(inIndonesian);
    english.lang = 'fr';
    await observed(feed);
    expect(stamps()).to.equal(inIndonesian);
    indonesian.lang = 'en';
    await observed(feed);
    expect(stamps()).to.equal(inEnglish);
  });

  it('when an ancestor changes while the feed is disconnected', async () => {
    const parent = attach(box('en'));
    const { feed, stamps } = await within(parent);
    feed.remove();
    parent.lang = 'id';
    parent.append(feed);
    await feed.updateComplete;
    expect(stamps()).to.equal(inIndonesian);
  });

  it('when the lang becomes invalid, without an exception', async () => {
    const parent = attach(box('id'));
    const { feed, stamps } = await within(parent);
    for (const garbage of ['', '_', '-', 'i', '😀', 'a'.repeat(300), 'id-', '__proto__', 'id ID']) {
      parent.lang = garbage;
      await observed(feed);
      expect(stamps(), garbage).to.equal(inEnglish);
    }
    parent.lang = 'id-Latn-ID-x-shop';
    await observed(feed);
    expect(stamps()).to.equal(inIndonesian);
  });
});

describe('two feeds on a page', () => {
  it('have different languages', async () => {
    const english = await mountSettled({ fetch, lang: 'en' });
    const indonesian = await mountSettled({ fetch, lang: 'id' });
    expect(english.texts('stamps')).to.deep.equal([inEnglish]);
    expect(indonesian.texts('stamps')).to.deep.equal([inIndonesian]);
    english.feed.lang = 'id';
    indonesian.feed.lang = 'en';
    await english.feed.updateComplete;
    await indonesian.feed.updateComplete;
    expect(english.texts('stamps')).to.deep.equal([inIndonesian]);
    expect(indonesian.texts('stamps')).to.deep.equal([inEnglish]);
  });
});
