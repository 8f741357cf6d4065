import { expect } from 'chai';
import { mount, mountSettled } from '../support/feed.js';
import { members } from '../support/sandbox-client.js';
import { expectSameNodes } from './helpers/nodes.js';
import { childrenSettled, template, templateRows, rowTexts as texts } from './helpers/templates.js';

describe('row templates', () => {
  it('replace the content of every row of their kind, and of no others', async () => {
    const view = await mount({ user: members.docsExample });
    view.feed.append(template('redemption', '<b>[[title]]</b> at [[store]]: [[stamps]]'));
    await view.settled();
    expect(texts(view.feed)).to.deep.equal([
      'Update Database Voucher IDR 100,000 at Levi Store: 0',
    ]);
    expect(view.rows()).to.have.length(16);
  });

  it('for all kinds are used by kinds without their own', async () => {
    const view = await mount({ user: members.docsExample });
    view.feed.append(template('activity', 'any'), template('survey', 'survey [[title]]'));
    await view.settled();
    expect(texts(view.feed).filter((text) => text !== 'any')).to.deep.equal(['survey Test Survey']);
    expect(templateRows(view.feed)).to.have.length(16);
  });

  it('have bindings for what the default row shows, in the feed’s language', async () => {
    const view = await mount({ user: members.docsExample, lang: 'id' });
    view.feed.append(
      template(
        'transaction-return',
        '[[id]]|[[title]]|[[place]]|[[stamps]]|[[merchant]]|[[store]]|[[time]]|[[status]]|[[notes]]|[[reference]]',
      ),
    );
    await view.settled();
    expect(texts(view.feed)[0]?.replace(/\u00a0/g, ' ')).to.equal(
      "2590965|Pengembalian barang|Levi Store|−10|Levi's|Levi Store|4 Des, 09.42|||ABC-123.2",
    );
  });

  it('have bindings for any own property of the API’s item', async () => {
    const view = await mount({ user: members.docsExample });
    view.feed.append(
      template(
        'transaction',
        '[[raw.transaction.invoice_number]]|[[raw.merchant.id]]|[[raw.constructor.name]]|[[raw.merchant]]|[[raw.no.where]]',
      ),
    );
    await view.settled();
    expect(texts(view.feed)).to.deep.equal(['INV-17|5|||']);
  });

  it('are styled by the page’s stylesheet', async () => {
    const style = document.createElement('style');
    style.textContent = '.text-tomato { color: rgb(255, 99, 71) }';
    document.head.append(style);
    try {
      const view = await mount({ user: members.one });
      view.feed.append(template('activity', '<p class="text-tomato">[[title]]</p>'));
      await view.settled();
      const paragraph = view.feed.querySelector('p') as HTMLElement;
      expect(getComputedStyle(paragraph).color).to.equal('rgb(255, 99, 71)');
      expect(paragraph.assignedSlot ?? paragraph.parentElement?.assignedSlot).to.be.instanceOf(
        HTMLSlotElement,
      );
      expect(paragraph.getBoundingClientRect().height).to.be.greaterThan(0);
    } finally {
      style.remove();
    }
  });

  it('may be added, changed and removed later', async () => {
    const view = await mountSettled({ user: members.one });
    expect(templateRows(view.feed)).to.have.length(0);
    const late = template('activity', 'first');
    view.feed.append(late);
    await childrenSettled(view.feed);
    expect(texts(view.feed)).to.deep.equal(['first']);
    late.innerHTML = 'second';
    await childrenSettled(view.feed);
    expect(texts(view.feed)).to.deep.equal(['second']);
    late.remove();
    await childrenSettled(view.feed);
    expect(templateRows(view.feed)).to.have.length(0);
    expect(view.texts('title')).to.have.length(1);
  });

  it('are removed with their rows', async () => {
    const view = await mountSettled({ user: members.forty });
    view.feed.append(template('activity', '[[id]]'));
    await view.feed.loadMore();
    expect(templateRows(view.feed)).to.have.length(40);
    view.feed.user = members.one;
    await view.feed.updateComplete;
    expect(templateRows(view.feed)).to.have.length(0);
    await view.settled();
    expect(texts(view.feed)).to.deep.equal(view.feed.activities.map(({ id }) => String(id)));
  });

  it('are rendered again if the page removes them, and the page’s own children stay', async () => {
    const view = await mountSettled({ user: members.twenty });
    const own = document.createElement('p');
    view.feed.append(template('activity', '[[id]]'), own);
    await childrenSettled(view.feed);
    expect(templateRows(view.feed)).to.have.length(20);
    const templateOfPage = view.feed.querySelector('template') as HTMLTemplateElement;
    view.feed.replaceChildren(templateOfPage, own);
    await childrenSettled(view.feed);
    expect(templateRows(view.feed)).to.have.length(20);
    expectSameNodes([...view.feed.children].slice(0, 2), [templateOfPage, own]);
  });
});
