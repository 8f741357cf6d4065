import { sendKeys } from '@web/test-runner-commands';
import { type MountedFeed, mountSettled } from '../support/feed.js';
import { members } from '../support/sandbox-client.js';
import { pressHolding } from './helpers/keys.js';
import { expectSameNode } from './helpers/nodes.js';
import { childrenSettled, template, templateRows } from './helpers/templates.js';

const rowFocused = ({ feed }: MountedFeed) => feed.shadowRoot?.activeElement ?? null;

/** A feed whose rows contain this markup. The `[data-field]` of the second row has the focus. */
async function within(markup: string): Promise<{ view: MountedFeed; field: HTMLElement }> {
  const view = await mountSettled({ user: members.docsExample });
  view.feed.append(template('activity', markup));
  await childrenSettled(view.feed);
  const field = templateRows(view.feed)[1]?.querySelector<HTMLElement>(
    '[data-field]',
  ) as HTMLElement;
  field.focus();
  expectSameNode(document.activeElement, field);
  return { view, field };
}

const fields = [
  '<input data-field aria-label="Note" value="one two">',
  '<input data-field aria-label="How many" type="number" value="3">',
  '<input data-field aria-label="How much" type="range">',
  '<input data-field aria-label="When" type="date">',
  '<textarea data-field aria-label="Note">one two</textarea>',
  '<select data-field aria-label="Which"><option>1<option>2<option>3</select>',
  '<div data-field aria-label="Note" role="textbox" contenteditable>one two</div>',
];

describe('a field in a merchant’s row handles its own keys', () => {
  for (const markup of fields) {
    it(markup, async () => {
      const { view, field } = await within(markup);
      for (const key of ['PageDown', 'PageUp']) await sendKeys({ press: key });
      for (const key of ['Home', 'End']) await pressHolding(['Control'], key);
      expectSameNode(document.activeElement, field);
      expectSameNode(rowFocused(view), null);
    });
  }

  it('as a custom slider', async () => {
    const { view, field } = await within(
      '<div data-field role="slider" tabindex="0" aria-label="Stars" aria-valuenow="1">*</div>',
    );
    field.addEventListener('keydown', (event) => event.preventDefault());
    await sendKeys({ press: 'PageDown' });
    expectSameNode(document.activeElement, field);
    expectSameNode(rowFocused(view), null);
  });

  it('in a shadow root', async () => {
    const { view, field } = await within('<div data-field tabindex="0">rate</div>');
    const input = document.createElement('input');
    field.attachShadow({ mode: 'open' }).append(input);
    input.focus();
    await sendKeys({ press: 'PageDown' });
    await pressHolding(['Control'], 'End');
    expectSameNode(field.shadowRoot?.activeElement, input);
    expectSameNode(rowFocused(view), null);
  });
});

describe('another element in a merchant’s row leaves the keys to the feed', () => {
  for (const markup of [
    '<a data-field href="#x">receipt</a>',
    '<button data-field type="button">rate</button>',
    '<div data-field tabindex="0" contenteditable="false">rate</div>',
    '<label><input data-field type="checkbox"> seen</label>',
    '<label><input data-field type="radio" name="r[[id]]"> seen</label>',
  ]) {
    it(markup, async () => {
      const { view } = await within(markup);
      await sendKeys({ press: 'PageDown' });
      expectSameNode(rowFocused(view), view.rows()[2]);
    });
  }
});
