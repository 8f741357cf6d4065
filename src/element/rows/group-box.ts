import { html, nothing } from 'lit';
import { boxAround } from '../dom/boxes.js';
import { placeChildren } from '../dom/place-children.js';
import { renderOnce } from '../dom/static-template.js';
import type { RowGroup } from './groups.js';
import type { RowContext } from './row-context.js';
import type { TotalsText } from './totals.js';
import { totalsOf, totalsTemplate, totalsText } from './totals.js';

/** What the box of a group has beside its pages. */
interface GroupHead {
  /** What it was made from. */
  readonly source: readonly unknown[];
  readonly text: TotalsText | undefined;
  /** The copy of the heading that stays at the top of the visible area, in a box that is as high as the group. */
  readonly track: Element | null;
}

const heads = new WeakMap<Element, GroupHead>();

const trackTemplate = (heading: string, text: TotalsText | undefined) =>
  html`<div class="track">
    <div part="group-sticky" aria-hidden="true">
      <span>${heading}</span>${text ? html` <span class="totals">${text.signs}</span>` : nothing}
    </div>
  </div>`;

/** The head of a box; the same as before if nothing has changed. */
const headOf = (box: Element, group: RowGroup, context: RowContext): GroupHead => {
  const { heading } = group;
  const totals = context.groupTotals ? totalsOf(group) : undefined;
  const source = [heading, totals?.join(), context.formats.fixed];
  const before = heads.get(box);
  if (before && source.every((value, index) => value === before.source[index])) return before;
  const text = totals && totalsText(totals, context);
  const track = heading ? renderOnce(trackTemplate(heading, text)).firstElementChild : null;
  const head = { source, text, track };
  heads.set(box, head);
  return head;
};

/** Writes totals into an article, below its heading. A row that was rendered again has lost them. */
const placeTotals = (article: Element, text: TotalsText | undefined, isNew: boolean): void => {
  const heading = article.firstElementChild;
  const next = heading?.nextElementSibling;
  const shown = next?.matches('[part=group-totals]') ? next : undefined;
  if (!isNew && !!shown === !!text) return;
  shown?.remove();
  if (text) heading?.after(renderOnce(totalsTemplate(text)));
};

/** The box of a group, with the wrappers of its pages. */
export const groupBox = (
  group: RowGroup,
  wrappers: readonly Element[],
  context: RowContext,
): Element => {
  const box = boxAround(wrappers, 'group');
  const before = heads.get(box);
  const head = headOf(box, group, context);
  placeChildren(box, head.track ? [head.track, ...wrappers] : wrappers);
  const article = wrappers[0]?.firstElementChild;
  if (article) placeTotals(article, head.text, head !== before);
  return box;
};
