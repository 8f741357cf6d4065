import { expect } from 'chai';
import { mountSettled, plain } from '../support/feed.js';
import { members } from '../support/sandbox-client.js';
import { hasAccessibilityTree, nodesWithRole, pageTree } from './helpers/accessibility-tree.js';
import { expiry, mountRows, purchase, returned, toggles } from './helpers/details.js';

const inTree = hasAccessibilityTree ? it : it.skip;

const buttonsInTree = async () =>
  nodesWithRole(await pageTree(), 'button').map(({ name, expanded }) => [name, expanded]);

describe('the details for assistive technology', () => {
  inTree('have a button that is named by its row and keeps its name', async () => {
    const view = await mountRows([purchase(2), expiry(1)]);
    const name = 'Details, Stasiun Gambir';
    expect(await buttonsInTree()).to.deep.equal([[name, false]]);
    toggles(view)[0]?.click();
    expect(await buttonsInTree()).to.deep.equal([
      [name, true],
      ['Copy, INV/KR04/002', undefined],
    ]);
  });

  inTree('are terms and definitions inside the row', async () => {
    const view = await mountRows([purchase(1)]);
    toggles(view)[0]?.click();
    const [article] = nodesWithRole(await pageTree(), 'article');
    const terms = nodesWithRole(article as never, 'term').flatMap(({ children = [] }) =>
      children.map(({ name }) => name),
    );
    expect(terms).to.deep.equal(['Time', 'Invoice', 'Channel']);
    expect(nodesWithRole(article as never, 'definition')).to.have.length(3);
  });

  it('name the button in the feed’s language, and after each change of the row', async () => {
    const view = await mountRows([returned(1, { invoice_number: 'A' })], { lang: 'id' });
    const title = view.texts('title')[0];
    expect(toggles(view)[0]?.ariaLabel).to.equal(`Rincian, ${title}`);
    view.feed.lang = 'en';
    await new Promise(requestAnimationFrame);
    await view.settled();
    expect(toggles(view)[0]?.ariaLabel).to.equal(`Details, ${view.texts('title')[0]}`);
  });
});

describe('the details on the screen', () => {
  const receiptUrl = '/receipts/{reference}';

  for (const width of [280, 320, 375, 1280]) {
    for (const dir of ['ltr', 'rtl']) {
      it(`stay inside a feed of ${width} px (${dir})`, async () => {
        const view = await mountSettled({ user: members.docsExample, receiptUrl, dir });
        view.feed.style.width = `${width}px`;
        for (const toggle of toggles(view)) toggle.click();
        const feed = view.feed.getBoundingClientRect();
        for (const details of view.parts('details')) {
          for (const element of [details, ...details.querySelectorAll('*')]) {
            const { left, right } = element.getBoundingClientRect();
            expect(left, element.outerHTML).to.be.at.least(feed.left - 1);
            expect(right, element.outerHTML).to.be.at.most(feed.right + 1);
          }
        }
      });
    }
  }

  it('have a button of at least 24 px, at the end of the row', async () => {
    for (const dir of ['ltr', 'rtl']) {
      const view = await mountRows([purchase(1)], { dir });
      const button = (toggles(view)[0] as Element).getBoundingClientRect();
      const row = (view.part('activity') as Element).getBoundingClientRect();
      expect(Math.min(button.width, button.height)).to.be.at.least(24);
      const distance = dir === 'ltr' ? row.right - button.right : button.left - row.left;
      expect(distance).to.be.within(-1, 8);
    }
  });

  it('write the change of an invoice from left to right, also from right to left', async () => {
    const original_transaction = { invoice_number: 'INV/1' };
    const list = [returned(1, { original_transaction, invoice_number: 'INV/2' })];
    const view = await mountRows(list, { dir: 'rtl' });
    toggles(view)[0]?.click();
    const [before, after] = [...(view.part('invoice') as Element).querySelectorAll('bdi')];
    const leftOf = (element: Element | undefined) => element?.getBoundingClientRect().left ?? 0;
    expect(leftOf(before)).to.be.lessThan(leftOf(after));
    expect(plain(view.part('invoice')?.textContent ?? '')).to.equal('INV/1 → INV/2');
  });

  it('show all lines of the notes', async () => {
    const notes = Array.from({ length: 60 }, (_, n) => `Line ${n}`).join('\n');
    const view = await mountRows([purchase(1, { notes })]);
    toggles(view)[0]?.click();
    const element = view.part('notes') as HTMLElement;
    const { lineHeight } = getComputedStyle(element);
    expect(element.clientHeight).to.be.at.least(60 * Math.floor(Number.parseFloat(lineHeight)));
    expect(element.scrollHeight).to.be.at.most(element.clientHeight + 1);
  });
});
