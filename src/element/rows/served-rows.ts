import { html } from 'lit';
import type { LoadedPages } from '../../api/paging.js';
import { contentsOf, groupRows, setSizeOf } from './groups.js';
import { rowTemplate } from './row.js';
import type { RowContext } from './row-context.js';
import { summaryOf } from './row-text.js';

/** All rows, as a server renders them. In a browser, `FeedRows` takes their place. */
export const servedRows = (pages: LoadedPages, context: RowContext) => {
  const setSize = setSizeOf(pages);
  let posInSet = 0;
  return groupRows(pages, context.formats).map(
    (group) =>
      html`<div part="group" role="presentation">
        ${group.map(
          (rows) =>
            html`<div part="page" role="presentation">
              ${contentsOf(rows).map((row) => {
                posInSet += 1;
                const summary = summaryOf(row.activity, context);
                return rowTemplate(row, { posInSet, setSize }, summary, false, context);
              })}
            </div>`,
        )}
      </div>`,
  );
};
