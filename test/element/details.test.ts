import { sendMouse } from '@web/test-runner-commands';
import { expect } from 'chai';
import { attach, mountSettled, plain } from '../support/feed.js';
import { members } from '../support/sandbox-client.js';
import {
  clickOn,
  expiry,
  factsOf,
  isOpen,
  mountRows,
  pointIn,
  purchase,
  returned,
  toggles,
} from './helpers/details.js';
import { expectSameNode } from './helpers/nodes.js';

const notes = 'Pesan antar,\ndititipkan ke satpam';

describe('the details of a row', () => {
  it('are not in the document until the row is opened, and after it is closed', async () => {
    const view = await mountRows([purchase(1, { notes })]);
    const [row] = view.rows() as [HTMLElement];
    const before = view.feed.shadowRoot?.innerHTML;
    expect(isOpen(row)).to.equal(false);
    toggles(view)[0]?.click();
    expect(isOpen(row)).to.equal(true);
    toggles(view)[0]?.click();
    expect(isOpen(row)).to.equal(false);
    row.tabIndex = -1;
    toggles(view)[0]?.setAttribute('tabindex', '-1');
    expect(view.feed.shadowRoot?.innerHTML).to.equal(
      before?.replace('tabindex="0"', 'tabindex="-1"').replace('tabindex="0"', 'tabindex="-1"'),
    );
  });

  it('say what the row does not', async () => {
    const activity = purchase(1, { notes });
    const view = await mountRows([
      { ...activity, transaction: { ...activity.transaction, name: 'Belanja akhir pekan' } },
    ]);
    toggles(view)[0]?.click();
    expect(factsOf(view.rows()[0] as Element)).to.deep.equal({
      Time: 'Monday, November 30, 2026 at 7:53 AM GMT+7',
      Activity: 'Belanja akhir pekan',
      Invoice: 'INV/KR04/001 Copy',
      Channel: 'POS',
      Notes: plain(notes),
    });
    expect(view.part('notes')?.textContent).to.equal(notes);
    expect(view.texts('reference')).to.deep.equal(['INV/KR04/001']);
  });

  it('name the merchant where the row leaves it out', async () => {
    const store = { display_name: 'ST ACE BINTARO' };
    const view = await mountRows([purchase(1, { store, merchant: { name: 'Ace Hardware' } })]);
    toggles(view)[0]?.click();
    expect(factsOf(view.rows()[0] as Element).Merchant).to.equal('Ace Hardware');
  });

  const changed = {
    'from one invoice to another': [
      { original_transaction: { invoice_number: 'A-1' }, invoice_number: 'A-2' },
      'A-1 → A-2 Copy',
    ],
    'to a transaction': [
      {
        original_transaction: { invoice_number: 'A-1' },
        modified_transaction: { invoice_number: 'A-3' },
      },
      'A-1 → A-3 Copy',
    ],
    'of the same invoice': [
      { original_transaction: { invoice_number: 'A-1' }, invoice_number: 'A-1' },
      'A-1 Copy',
    ],
    'without a new invoice': [{ original_transaction: { invoice_number: 'A-1' } }, 'A-1'],
  } as const;
  for (const [name, [modification, text]] of Object.entries(changed)) {
    it(`have the invoices of a return ${name}`, async () => {
      const view = await mountRows([returned(1, modification)]);
      toggles(view)[0]?.click();
      expect(factsOf(view.rows()[0] as Element).Invoice).to.equal(text);
    });
  }

  it('have the change of the receipt’s total, with a label and without the colour of a gain', async () => {
    const view = await mountRows([returned(1, { grand_total_delta: -70_000 })]);
    toggles(view)[0]?.click();
    expect(factsOf(view.rows()[0] as Element)['Purchase total']).to.equal('−Rp 70,000');
    const total = view.part('purchase-total') as HTMLElement;
    const details = view.part('details') as HTMLElement;
    expect(getComputedStyle(total).color).to.equal(getComputedStyle(details).color);
  });

  it('are only in rows that have more than the full date', async () => {
    const view = await mountRows([expiry(2), purchase(1)]);
    expect(view.rows()[0]?.querySelector('button')).to.equal(null);
    expect(toggles(view)).to.have.length(1);
    view.rows()[0]?.querySelector<HTMLElement>('[part=title]')?.click();
    expect(view.parts('details')).to.have.length(0);
  });

  it('are only in default rows', async () => {
    const view = await mountSettled({ user: members.twenty });
    const count = toggles(view).length;
    expect(count).to.be.greaterThan(0);
    view.feed.renderRow = () => 'Own';
    await view.settled();
    expect(toggles(view)).to.have.length(0);
    view.feed.renderRow = undefined;
    view.feed.innerHTML = '<template slot="activity">[[title]]</template>';
    await new Promise(requestAnimationFrame);
    await view.settled();
    view.rows()[0]?.click();
    (view.feed.querySelector('[data-stamps-row]') as HTMLElement).click();
    expect(view.parts('details')).to.have.length(0);
  });

  it('are in the rows of `row-slots`, except where a child is in their place', async () => {
    const view = await mountRows([purchase(2), purchase(1)], { rowSlots: true });
    view.feed.innerHTML = '<p slot="activity-2">Own</p>';
    await new Promise(requestAnimationFrame);
    view.feed.querySelector('p')?.click();
    expect(view.parts('details')).to.have.length(0);
    await clickOn(view.rows()[1]?.querySelector('[part=title]') as Element);
    expect(isOpen(view.rows()[1] as Element)).to.equal(true);
  });
});

describe('a click in a row', () => {
  const open = async () => {
    const view = await mountRows([purchase(1, { notes })], { receiptUrl: '/receipts/{id}' });
    return { ...view, row: view.rows()[0] as HTMLElement };
  };

  it('opens and closes the details', async () => {
    const { row, part } = await open();
    await clickOn(part('title') as Element);
    expect(isOpen(row)).to.equal(true);
    await clickOn(part('time') as Element);
    expect(isOpen(row)).to.equal(false);
    await clickOn(part('icon') as Element, 10);
    expect(isOpen(row)).to.equal(true);
  });

  it('does nothing more on the button than to open and close', async () => {
    const { row, part } = await open();
    await clickOn(part('details-toggle') as Element);
    expect(isOpen(row)).to.equal(true);
    await clickOn(part('details-toggle') as Element);
    expect(isOpen(row)).to.equal(false);
  });

  it('does not close them on a text of theirs, on a link or on a button', async () => {
    const { row, part } = await open();
    part('details-toggle')?.click();
    await clickOn(part('channel') as Element);
    const link = part('receipt') as HTMLElement;
    link.addEventListener('click', (event) => event.preventDefault());
    link.click();
    part('copy')?.click();
    expect(isOpen(row)).to.equal(true);
  });

  it('does not open them on the heading of the group', async () => {
    const { row, part } = await open();
    await clickOn(part('group-heading') as Element);
    expect(isOpen(row)).to.equal(false);
  });

  it('does not open them if it selects text', async () => {
    const { row, part } = await open();
    const title = part('title') as Element;
    await sendMouse({ type: 'move', position: pointIn(title) });
    await sendMouse({ type: 'down' });
    await sendMouse({ type: 'move', position: pointIn(title, 70) });
    await sendMouse({ type: 'up' });
    expect(String(getSelection())).to.not.equal('');
    expect(isOpen(row)).to.equal(false);
    getSelection()?.removeAllRanges();
  });

  it('leaves them to the page if the page has handled it', async () => {
    const { row, part, feed } = await open();
    const handle = (event: Event) => event.preventDefault();
    feed.addEventListener('click', handle, { capture: true });
    part('title')?.click();
    expect(isOpen(row)).to.equal(false);
  });

  it('makes the row the one in the tab order', async () => {
    const view = await mountRows([purchase(2), purchase(1)]);
    toggles(view)[1]?.click();
    expect(view.rows().map(({ tabIndex }) => tabIndex)).to.deep.equal([-1, 0]);
    expectSameNode(
      view.feed.shadowRoot?.querySelector('[part=copy]')?.closest('article'),
      view.rows()[1],
    );
  });
});

describe('the box of the details', () => {
  for (const width of [280, 320, 375, 600]) {
    for (const dir of ['ltr', 'rtl']) {
      it(`begins where the texts of the row do, at ${width} px (${dir})`, async () => {
        const view = await mountRows([purchase(1)], { dir });
        const place = attach(document.createElement('div'));
        Object.assign(place.style, { inlineSize: `${width}px`, fontSize: '16px' });
        place.append(view.feed);
        toggles(view)[0]?.click();
        const side = dir === 'ltr' ? 'left' : 'right';
        const [details, title] = ['details', 'title'].map((name) =>
          view.part(name)?.getBoundingClientRect(),
        );
        expect(details?.[side]).to.be.closeTo(title?.[side] ?? 0, 1);
      });
    }
  }
});

describe('the arrow of the toggle', () => {
  for (const fontSize of [10, 16, 24, 32, 48]) {
    for (const dir of ['ltr', 'rtl']) {
      it(`is beside the unit, in a font of ${fontSize} px (${dir})`, async () => {
        const view = await mountRows([purchase(1)], { dir });
        view.feed.style.setProperty('--stamps-feed-font-size', `${fontSize}px`);
        const toggle = toggles(view)[0] as Element;
        const { inlineSize, paddingInlineEnd } = getComputedStyle(toggle, '::before');
        const padding = Number.parseFloat(getComputedStyle(toggle).paddingInlineEnd);
        expect(paddingInlineEnd).to.equal('0px');
        // A square on its corner is wider than its sides.
        const side = Number.parseFloat(inlineSize);
        const width = padding + side + (side * (Math.SQRT2 - 1)) / 2;
        const box = toggle.getBoundingClientRect();
        const unit = view.feed.shadowRoot?.querySelector('.unit')?.getBoundingClientRect();
        const gap =
          dir === 'ltr'
            ? box.right - width - (unit?.right ?? 0)
            : (unit?.left ?? 0) - box.left - width;
        expect(gap).to.be.at.least(0);
        expect(box.width).to.be.at.least(24);
      });
    }
  }
});
