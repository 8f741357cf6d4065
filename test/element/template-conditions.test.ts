import { expect } from 'chai';
import { mount } from '../support/feed.js';
import { members } from '../support/sandbox-client.js';
import { activities, respondWith } from './helpers/network.js';
import { childrenSettled, rowTexts, template, templateRows } from './helpers/templates.js';
import { collectWarnings } from './helpers/warnings.js';

const purchase = (invoice_number?: string) => ({
  activities: [{ id: 704, type: 0, transaction: { stamps: 2, invoice_number } }],
});

describe('an element with data-if in a row', () => {
  const warnings = collectWarnings();

  it('follows the activity when a refresh changes it', async () => {
    const view = await mount({
      fetch: respondWith(purchase(), purchase('INV-17'), purchase('INV-17'), purchase()),
    });
    view.feed.append(template('transaction', '<i data-if="reference">Receipt [[reference]]</i>'));
    await view.settled();
    const texts: string[] = [];
    for (const _ of [1, 2, 3, 4]) {
      await childrenSettled(view.feed);
      texts.push(...rowTexts(view.feed));
      await view.feed.refresh();
    }
    expect(texts).to.deep.equal(['', 'Receipt INV-17', 'Receipt INV-17', '']);
  });

  it('is there exactly where the default row has the text', async () => {
    const names = ['stamps', 'unit', 'amount', 'merchant', 'store', 'channel', 'time', 'day'];
    const more = ['status', 'notes', 'reference', 'raw.store.name'];
    const all = [...names, ...more];
    const view = await mount({ user: members.everyKind });
    const markup = all.map((name) => `<i data-if="${name}" data-name="${name}">[[${name}]]</i>`);
    view.feed.append(template('activity', `${markup.join('')}<p>[[${all.join(']]|[[')}]]</p>`));
    await view.settled();
    while (view.feed.hasMore) await view.feed.loadMore();
    await childrenSettled(view.feed);
    const rows = templateRows(view.feed);
    expect(rows).to.have.length(64);
    for (const row of rows) {
      const values = row.querySelector('p')!.textContent.split('|');
      const present = all.filter((_, n) => values[n]!.trim() !== '');
      const shown = [...row.querySelectorAll<HTMLElement>('i')];
      expect(shown.map(({ dataset }) => dataset.name)).to.deep.equal(present);
      expect(shown.every(({ textContent }) => textContent !== '')).to.equal(true);
    }
  });

  it('is removed with one warning if the name is unknown', async () => {
    const view = await mount({ fetch: activities({ id: 1, type: 9 }, { id: 2, type: 9 }) });
    view.feed.append(template('activity', '<i data-if="refrence">x</i>[[id]]<b data-if="">y</b>'));
    await view.settled();
    await childrenSettled(view.feed);
    expect(rowTexts(view.feed)).to.deep.equal(['1', '2']);
    expect(warnings.texts).to.have.length(2);
    expect(warnings.texts[0]).to.include('[[refrence]] is an unknown binding');
    expect(warnings.texts[0]).to.match(/one of id, .*reference.*\.$/);
  });

  it('leaves no trace of itself in the row', async () => {
    const view = await mount({ fetch: activities({ id: 704, type: 9 }) });
    view.feed.append(template('activity', '<i data-if="id">[[id]]</i>'));
    await view.settled();
    await childrenSettled(view.feed);
    expect(templateRows(view.feed)[0]!.innerHTML).to.equal('<i>704</i>');
  });
});
