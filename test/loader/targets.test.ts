import { expect } from 'chai';
import { loaderTag, script, target, useLoaderTab } from './loader-page.js';

const feed = (content = '', attributes = '') =>
  `<stamps-activity-feed data-stamps-templates="none"${attributes}>${content}</stamps-activity-feed>`;
const filled = (content = '', attributes = '') =>
  `<div data-stamps-activity-feed=""${attributes}>${feed(content)}</div>`;

describe('a target of the loader', () => {
  const tab = useLoaderTab();

  it('gets a feed, which contains the target’s own content', async () => {
    await tab.open(loaderTag() + target('Ask <b>us</b>', 'class="box"') + target());
    expect(await tab.html()).to.equal(
      `<div data-stamps-activity-feed="" class="box">${feed('Ask <b>us</b>')}</div>${filled()}`,
    );
    expect(tab.problems).to.deep.equal([]);
    expect(tab.requests).to.deep.equal(['/stamps-activity-feed.js']);
  });

  it('passes on the attributes that content may set, and no others', async () => {
    const attributes = 'lang="id" data-lang="en" data-group-by data-filters="used" data-x="1"';
    await tab.open(loaderTag() + target('', attributes));
    expect(
      await tab.page.$eval('stamps-activity-feed', (it) =>
        [...it.attributes].map(({ name, value }) => `${name}=${value}`),
      ),
    ).to.deep.equal(['data-stamps-templates=none', 'lang=en', 'filters=used', 'group-by=']);
  });

  it('passes on later changes of these attributes', async () => {
    await tab.open(loaderTag() + target('', 'data-lang="en" data-group-by="none"'));
    const attributesAfter = (change: (it: Element) => void) =>
      tab.page
        .$eval('[data-stamps-activity-feed]', change)
        .then(() => tab.page.$eval('stamps-activity-feed', (it) => it.getAttributeNames().sort()));
    expect(await attributesAfter((it) => it.setAttribute('data-lang', 'id'))).to.deep.equal([
      'data-stamps-templates',
      'group-by',
      'lang',
    ]);
    expect(await tab.page.$eval('stamps-activity-feed', (it) => it.lang)).to.equal('id');
    expect(await attributesAfter((it) => it.removeAttribute('data-group-by'))).to.deep.equal([
      'data-stamps-templates',
      'lang',
    ]);
    expect(await attributesAfter((it) => it.setAttribute('data-label', 'Yours'))).to.deep.equal([
      'data-stamps-templates',
      'lang',
    ]);
    expect(tab.problems).to.deep.equal([]);
  });

  it('may change its attributes before it has a feed', async () => {
    const tag = loaderTag('data-api-url="/stamps" data-module-url="/missing/feed.js"');
    await tab.open(tag + target());
    const before = tab.problems.length;
    await tab.page.$eval('[data-stamps-activity-feed]', (it) => {
      it.setAttribute('data-lang', 'id');
      it.setAttribute('data-user', 'x');
    });
    const [problem, ...others] = tab.problems.slice(before);
    expect(problem).to.match(/^stamps-activity-feed: data-user is ignored/);
    expect(others).to.deep.equal([]);
    await tab.page.evaluate(() => import('/stamps-activity-feed.js' as string));
    expect(await tab.page.$eval('stamps-activity-feed', (it) => it.lang)).to.equal('id');
  });

  it('may be added or marked later; then the module file is requested, once', async () => {
    await tab.open(`${loaderTag()}<main></main><p data-lang="id">Later</p>`);
    expect(tab.requests).to.deep.equal([]);
    await tab.page.$eval(
      'main',
      (it, html) => {
        it.innerHTML = html;
      },
      target('Added'),
    );
    await tab.page.$eval('p', (it) => it.setAttribute('data-stamps-activity-feed', ''));
    await tab.page.waitForSelector('stamps-activity-feed');
    expect(await tab.html()).to.equal(
      `<main>${filled('Added')}</main><p data-lang="id" data-stamps-activity-feed="">${feed('Later', ' lang="id"')}</p>`,
    );
    expect(tab.requests).to.deep.equal(['/stamps-activity-feed.js']);
  });

  it('is not inside another target, a form or an option', async () => {
    const others = [
      '<form data-stamps-activity-feed>A</form>',
      '<select><option data-stamps-activity-feed>B</option><option><b data-stamps-activity-feed>C</b></option></select>',
    ];
    await tab.open(loaderTag() + others.join('') + target(target('Inner')));
    const targets = await tab.page.$$eval('stamps-activity-feed', (all) =>
      all.map((it) => it.parentElement?.localName),
    );
    expect(targets).to.deep.equal(['div']);
    expect(await tab.page.$eval('stamps-activity-feed', (it) => it.innerHTML)).to.equal(
      '<div data-stamps-activity-feed="">Inner</div>',
    );
  });

  it('keeps its content until the document is parsed and the element is defined', async () => {
    const finish = await tab.openPart(
      `<!doctype html><title>Shop</title><body>${loaderTag()}<div data-stamps-activity-feed>One `,
    );
    // The module is loaded, and the loader had its turn, while the document is not complete.
    await tab.page.waitForFunction(() => customElements.get('stamps-activity-feed'));
    expect(await tab.html()).to.equal('<div data-stamps-activity-feed="">One </div>');
    await finish('<b>two</b></div>');
    expect(await tab.html()).to.equal(filled('One <b>two</b>'));
  });

  it('gets its feed back if a script replaces its content, without the former content', async () => {
    await tab.open(loaderTag() + target('<b>Old</b> content'));
    await tab.page.$eval('[data-stamps-activity-feed]', (it) => {
      Object.assign(window, { first: it.firstChild });
      it.innerHTML = '<i>New</i>';
    });
    expect(await tab.html()).to.equal(filled('<i>New</i>'));
    const isSame = () =>
      Reflect.get(window, 'first') === document.querySelector('stamps-activity-feed');
    expect(await tab.page.evaluate(isSame)).to.equal(true);
    await tab.page.$eval('[data-stamps-activity-feed]', (it) => {
      it.innerHTML = 'Third';
    });
    expect(await tab.html()).to.equal(filled('Third'));
  });

  it('leaves alone what a script took out of the feed', async () => {
    await tab.open(`${loaderTag()}${target('<b>Taken</b><i>Left</i>')}<aside></aside>`);
    await tab.page.evaluate(() => {
      document.querySelector('aside')?.append(document.querySelector('b') as Element);
      const place = document.querySelector('[data-stamps-activity-feed]') as Element;
      place.textContent = 'New';
    });
    expect(await tab.html()).to.equal(`${filled('New')}<aside><b>Taken</b></aside>`);
  });

  it('moves what is added beside its feed into the feed', async () => {
    await tab.open(loaderTag() + target('One'));
    await tab.page.$eval('[data-stamps-activity-feed]', (it) => {
      it.insertAdjacentHTML('afterbegin', '<i>before</i>');
      it.insertAdjacentHTML('beforeend', '<b>after</b><u>last</u>');
    });
    expect(await tab.html()).to.equal(filled('One<i>before</i><b>after</b><u>last</u>'));
  });

  it('keeps what a script adds to the feed itself', async () => {
    await tab.open(loaderTag() + target('One'));
    await tab.page.$eval('stamps-activity-feed', (it) => {
      it.innerHTML = '<p data-slot="header">Own</p>';
    });
    expect(await tab.html()).to.equal(filled('<p data-slot="header">Own</p>'));
  });

  it('has a feed of its own after it was cloned, with the content of the first', async () => {
    await tab.open(loaderTag() + target('<p data-slot="footer">Footer</p>Text', 'data-lang="id"'));
    await tab.page.$eval('[data-stamps-activity-feed]', (it) => it.after(it.cloneNode(true)));
    const one = `<div data-stamps-activity-feed="" data-lang="id">${feed('<p data-slot="footer" slot="footer">Footer</p>Text', ' lang="id"')}</div>`;
    expect(await tab.html()).to.equal(one + one);
  });

  it('may contain another feed inside its content, which stays there', async () => {
    const other = '<section><stamps-activity-feed id="other"></stamps-activity-feed></section>';
    await tab.open(loaderTag() + target(other));
    expect(await tab.html()).to.equal(filled(other));
    expect(tab.problems).to.deep.equal([]);
  });

  it('gets a feed when another script defines the element', async () => {
    const tag = loaderTag('data-api-url="/stamps" data-module-url="/missing/feed.js"');
    await tab.open(tag + target());
    expect(await tab.html()).to.equal('<div data-stamps-activity-feed=""></div>');
    await tab.page.evaluate(() => import('/other/stamps-activity-feed.js' as string));
    expect(await tab.html()).to.equal(filled());
  });

  it('needs no module file if the element is defined already', async () => {
    const define = script(
      "customElements.define('stamps-activity-feed', class extends HTMLElement {})",
    );
    await tab.open(define + loaderTag() + target('Text'));
    expect(await tab.html()).to.equal(filled('Text'));
    expect(tab.requests).to.deep.equal([]);
  });

  it('gets one feed from two loaders', async () => {
    await tab.open(loaderTag() + loaderTag() + target('Text', 'data-token="x"'));
    expect(await tab.html()).to.equal(
      `<div data-stamps-activity-feed="" data-token="x">${feed('Text')}</div>`,
    );
    expect(tab.requests).to.deep.equal(['/stamps-activity-feed.js']);
    expect(tab.problems).to.have.length(1);
  });

  it('gets a feed beside an element with the id of the loader’s own variable', async () => {
    await tab.open(`<p id="stampsActivityFeedLoader"></p>${loaderTag()}${target()}`);
    expect(await tab.page.$$('div > stamps-activity-feed')).to.have.length(1);
  });
});
