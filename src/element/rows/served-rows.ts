import { html } from 'lit';
import type { LoadedPages } from '../../api/paging.js';
import type { RowGroup } from './groups.js';
import { contentsOf, groupRows, setSizeOf } from './groups.js';
import { rowTemplate } from './row.js';
import type { RowContext } from './row-context.js';
import { summaryOf } from './row-text.js';
import { totalsOf, totalsTemplate, totalsText } from './totals.js';

const totalsLine = (group: RowGroup, context: RowContext) => {
  const totals = context.groupTotals ? totalsOf(group) : undefined;
  const text = totals && totalsText(totals, context);
  return text && totalsTemplate(text);
};

/** All rows, as a server renders them. In a browser, `FeedRows` takes their place. */
export const servedRows = (pages: LoadedPages, context: RowContext) => {
  const setSize = setSizeOf(pages);
  let posInSet = 0;
  return groupRows(pages, context.formats).map(
    (group) =>
      html`<div part="group" role="presentation">
        ${group.pages.map(
          (rows) =>
            html`<div part="page" role="presentation">
              ${contentsOf(rows).map((row) => {
                posInSet += 1;
                const summary = summaryOf(row.activity, context);
                const content = row.heading ? { ...row, totals: totalsLine(group, context) } : row;
                return rowTemplate(content, { posInSet, setSize }, summary, false, context);
              })}
            </div>`,
        )}
      </div>`,
  );
};
