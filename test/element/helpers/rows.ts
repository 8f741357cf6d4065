import { plain } from '../../support/feed.js';

const names = ['title', 'merchant', 'store', 'time', 'stamps', 'amount', 'status'] as const;

/** The text of each part of a row. */
export type RowTexts = { readonly [Name in (typeof names)[number]]?: string };

/** The text of each part of a row, and the part names of its box. */
export function readRow(row: HTMLElement): RowTexts & { readonly box: string } {
  const found = names.flatMap((name) => {
    const elements = [...row.querySelectorAll(`[part~="${name}"]`)];
    return elements.map((element) => [name, plain(element.textContent)]);
  });
  const box = row.querySelector('[part~="activity"]')?.getAttribute('part') ?? '';
  return { box: box.replace(/^activity /, ''), ...Object.fromEntries(found) };
}
