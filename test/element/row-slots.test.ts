import { expect } from 'chai';
import { html } from 'lit';
import { mount, mountMarkup, mountSettled } from '../support/feed.js';
import { members } from '../support/sandbox-client.js';
import { activities } from './helpers/network.js';
import { childrenSettled, template, templateRows } from './helpers/templates.js';
import { collectWarnings } from './helpers/warnings.js';

/** A child as a framework renders it for an activity. */
const child = (id: string | number, text: string): HTMLElement => {
  const element = document.createElement('p');
  element.slot = `activity-${id}`;
  element.textContent = text;
  return element;
};

const isVisible = (element: Element | undefined) => (element?.getClientRects().length ?? 0) > 0;

describe('row-slots', () => {
  it('gives every row a slot that shows the default row until it is filled', async () => {
    const view = await mountMarkup({ user: members.twenty, 'row-slots': '' });
    await view.settled();
    const { feed, rows, parts } = view;
    const slots = rows().map((row) => row.querySelector('slot')?.name);
    expect(slots).to.deep.equal(feed.activities.map(({ id }) => `activity-${id}`));
    expect(parts('title').every(isVisible)).to.equal(true);
    const first = child(feed.activities[0]!.id, 'By a framework');
    feed.append(first);
    expect(isVisible(first)).to.equal(true);
    expect(isVisible(parts('title')[0])).to.equal(false);
    expect(rows()[0]?.contains(first.assignedSlot)).to.equal(true);
    expect(parts('title').slice(1).every(isVisible)).to.equal(true);
    first.remove();
    expect(isVisible(parts('title')[0])).to.equal(true);
  });

  it('also works for further pages', async () => {
    const { feed } = await mountSettled({ user: members.fortyOne, rowSlots: true });
    const render = () => {
      for (const { id } of feed.activities) {
        if (!feed.querySelector(`[slot="activity-${id}"]`)) feed.append(child(id, `Row ${id}`));
      }
    };
    feed.addEventListener('stamps-load', render);
    render();
    while (feed.hasMore) await feed.loadMore();
    const children = [...feed.querySelectorAll('p')];
    expect(children).to.have.length(41);
    expect(children.every((element) => element.assignedSlot && isVisible(element))).to.equal(true);
  });

  it('can be removed', async () => {
    const { feed } = await mountSettled({ user: members.one, rowSlots: true });
    const own = child(feed.activities[0]!.id, 'x');
    feed.append(own);
    feed.rowSlots = false;
    await feed.updateComplete;
    expect(own.assignedSlot === null).to.equal(true);
    expect(isVisible(own)).to.equal(false);
    expect(own.isConnected).to.equal(true);
  });

  it('does not change the children of a framework, with or without templates', async () => {
    const view = await mountSettled({ user: members.one, rowSlots: true });
    const own = child(view.feed.activities[0]!.id, 'x');
    view.feed.append(own);
    const rows = template('activity', 'y');
    view.feed.append(rows);
    await childrenSettled(view.feed);
    expect(templateRows(view.feed)).to.have.length(1);
    rows.remove();
    await childrenSettled(view.feed);
    expect(templateRows(view.feed)).to.have.length(0);
    expect(own.parentNode === view.feed && isVisible(own)).to.equal(true);
    view.feed.token = null;
    await view.feed.updateComplete;
    expect(own.parentNode === view.feed).to.equal(true);
  });
});

describe('renderRow', () => {
  const warnings = collectWarnings();
  const fetch = activities(
    { id: 2, type: 0, transaction: { name: 'Lunch', stamps: 5 } },
    { id: 1, type: 9 },
  );

  it('receives an activity and its summary', async () => {
    const seenRows: unknown[] = [];
    const { feed } = await mountSettled({
      fetch,
      renderRow: (activity, summary) => {
        seenRows.push([activity, summary.id, summary.kind, summary.title, summary.stamps]);
        return undefined;
      },
    });
    expect(seenRows).to.deep.equal([
      [feed.activities[0], 2, 'transaction', 'Lunch', 5],
      [feed.activities[1], 1, 'registration', 'Registration completed', undefined],
    ]);
  });

  it('may return a Lit template', async () => {
    const { rows } = await mountSettled({
      fetch,
      renderRow: (_, { title }) => html`<mark title=${title}>${title}</mark>`,
    });
    const marks = rows().map((row) => row.querySelector('mark'));
    expect(marks.map((mark) => mark?.textContent)).to.deep.equal([
      'Lunch',
      'Registration completed',
    ]);
    expect(marks.map((mark) => mark?.title)).to.deep.equal(['Lunch', 'Registration completed']);
    expect(marks.every((mark) => isVisible(mark ?? undefined))).to.equal(true);
  });

  it('may return a node', async () => {
    const { rows, feed } = await mountSettled({
      fetch,
      renderRow: ({ id }) => {
        const mark = document.createElement('mark');
        mark.textContent = `Node ${id}`;
        return mark;
      },
    });
    const texts = () => rows().map((row) => row.querySelector('mark')?.textContent);
    expect(texts()).to.deep.equal(['Node 2', 'Node 1']);
    feed.lang = 'id';
    await feed.updateComplete;
    expect(texts()).to.deep.equal(['Node 2', 'Node 1']);
    expect(feed.shadowRoot?.querySelectorAll('mark')).to.have.length(2);
  });

  it('may return a string, which is never parsed as markup', async () => {
    const { rows, feed } = await mountSettled({ fetch, renderRow: () => '<mark>x</mark>' });
    expect(feed.shadowRoot?.querySelectorAll('mark')).to.have.length(0);
    for (const row of rows()) expect(row.textContent).to.include('<mark>x</mark>');
  });

  it('shows the default row if it returns undefined', async () => {
    const { texts, rows } = await mountSettled({
      fetch,
      renderRow: (_, { kind }) => (kind === 'registration' ? 'mine' : undefined),
    });
    expect(texts('title')).to.deep.equal(['Lunch']);
    expect(rows()[1]?.textContent).to.include('mine');
  });

  it('uses the template if it returns undefined', async () => {
    const view = await mount({ fetch, renderRow: () => undefined });
    view.feed.append(template('registration', '[[title]]!'));
    await view.settled();
    await childrenSettled(view.feed);
    expect(templateRows(view.feed).map(({ textContent }) => textContent)).to.deep.equal([
      'Registration completed!',
    ]);
    expect(isVisible(templateRows(view.feed)[0])).to.equal(true);
  });

  for (const nothing of [null, false] as const) {
    it(`shows the default row if it returns ${nothing}`, async () => {
      const { texts } = await mountSettled({ fetch, renderRow: () => nothing as never });
      expect(texts('title')).to.deep.equal(['Lunch', 'Registration completed']);
    });
  }

  it('shows the default row with one warning if it throws', async () => {
    const { texts } = await mountSettled({
      fetch,
      renderRow: () => {
        throw new TypeError('a mistake');
      },
    });
    expect(texts('title')).to.deep.equal(['Lunch', 'Registration completed']);
    expect(warnings.texts).to.deep.equal([
      '<stamps-activity-feed>: renderRow threw an error: TypeError: a mistake',
    ]);
  });

  it('keeps the row’s name and position for assistive technology', async () => {
    const { rows, feed } = await mountSettled({ fetch, renderRow: () => 'x' });
    const names = rows().map((row) => {
      const id = row.getAttribute('aria-labelledby') ?? '';
      return feed.shadowRoot?.getElementById(id)?.textContent;
    });
    expect(names).to.deep.equal(['Lunch', 'Registration completed']);
    expect(
      rows().map((row) => row.ariaPosInSet ?? row.getAttribute('aria-posinset')),
    ).to.deep.equal(['1', '2']);
  });

  it('may be set, replaced and removed later', async () => {
    const { feed, rows, texts } = await mountSettled({ fetch });
    for (const text of ['first', 'second']) {
      feed.renderRow = () => text;
      await feed.updateComplete;
      expect(rows().every((row) => row.textContent?.includes(text))).to.equal(true);
      expect(texts('title')).to.have.length(0);
    }
    feed.renderRow = undefined;
    await feed.updateComplete;
    expect(texts('title')).to.deep.equal(['Lunch', 'Registration completed']);
  });
});

describe('the slots of the states', () => {
  it('are rendered beside templates', async () => {
    const names = ['header', 'footer', 'empty', 'end'];
    const fill = (feed: Element) => {
      feed.append(template('activity', '[[title]]'), template('icon-survey', 'x'));
      for (const slot of names) feed.append(Object.assign(document.createElement('p'), { slot }));
    };
    const filled = (feed: Element) =>
      [...feed.querySelectorAll('p')].filter((p) => p.assignedSlot).map(({ slot }) => slot);
    const one = await mount({ user: members.one });
    fill(one.feed);
    await one.settled();
    await childrenSettled(one.feed);
    expect(filled(one.feed)).to.deep.equal(['header', 'footer', 'end']);
    expect(templateRows(one.feed)).to.have.length(1);
    const none = await mount({ user: members.empty });
    fill(none.feed);
    await none.settled();
    expect(filled(none.feed)).to.deep.equal(['header', 'footer', 'empty']);
    expect(templateRows(none.feed)).to.have.length(0);
  });
});
