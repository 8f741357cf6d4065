import type { Activity } from '../../api/index.js';
import type { LoadedPage, LoadedPages } from '../../api/paging.js';
import type { Formats } from '../format/formats.js';
import type { RowContent } from './row.js';

/** The rows of one page that stand in one group. */
export interface PageRows {
  /** At least one. */
  readonly activities: readonly Activity[];
  /** The heading above the first row; `undefined` if an earlier page has it, or if the group has none. */
  readonly heading: string | undefined;
}

/** A run of rows under one heading. */
export interface RowGroup {
  readonly heading: string | undefined;
  /** Page by page. A page that spans two groups has rows in both. */
  readonly pages: readonly PageRows[];
  /** Whether it surely has all rows of its month or day. */
  readonly isComplete: boolean;
}

/** The rows with their headings. */
export const contentsOf = ({ activities, heading }: PageRows): readonly RowContent[] =>
  activities.map((activity, index) => ({ activity, heading: index === 0 ? heading : undefined }));

/** The rows of one page, and what they depend on. */
interface SplitPage {
  readonly formats: Formats;
  /** The heading that the page continues. */
  readonly above: string;
  /** The heading that the next page continues. */
  readonly last: string;
  readonly rows: readonly PageRows[];
  /** The headings of rows beside which the response had some that could not be read. */
  readonly uncertain: readonly string[];
}

const headingOf = ({ created }: Activity, formats: Formats): string =>
  created ? formats.group(created) : '';

const uncertainHeadings = ({ besideIssues }: LoadedPage, formats: Formats): readonly string[] =>
  besideIssues.map((activity) => headingOf(activity, formats));

/** Splits a page where a heading begins. An activity without a time stays in the group above it. */
const splitPage = (page: LoadedPage, above: string, formats: Formats): SplitPage => {
  const { activities } = page;
  const rows: PageRows[] = [];
  let last = above;
  let start = 0;
  let heading: string | undefined;
  const end = (index: number) => {
    if (index > start) rows.push({ activities: activities.slice(start, index), heading });
    start = index;
  };
  activities.forEach((activity, index) => {
    const own = headingOf(activity, formats);
    if (!own || own === last) return;
    end(index);
    heading = last = own;
  });
  end(activities.length);
  return { formats, above, last, rows, uncertain: uncertainHeadings(page, formats) };
};

/** Whether a page has the same headings on another day: those of days become "Yesterday" and a date. */
const hasSameHeadings = ({ rows, formats }: SplitPage, after: Formats): boolean =>
  formats.fixed === after.fixed &&
  rows.every(
    ({ activities: [first], heading }) => !heading || heading === after.group(first?.created ?? 0),
  );

/**
 * What pages were split into. A closure would do, but minifiers move functions into methods, and a closure that
 * is kept from there keeps the feed in memory.
 */
const splitPages = new WeakMap<LoadedPage, SplitPage>();

/**
 * Sorts the rows of the loaded pages into groups. A page that has not changed gives the same `PageRows` as
 * before: so a further page costs one page, and another day those pages whose headings have changed.
 */
export const groupRows = (pages: LoadedPages, formats: Formats): readonly RowGroup[] => {
  const groups: { heading: string | undefined; pages: PageRows[] }[] = [];
  const headings = new Set<string | undefined>();
  const uncertain = new Set<string | undefined>([undefined]);
  let above = '';
  for (const page of pages) {
    const known = splitPages.get(page);
    let split = known?.above === above ? known : undefined;
    if (split?.formats !== formats) {
      split =
        split && hasSameHeadings(split, formats)
          ? { ...split, formats, uncertain: uncertainHeadings(page, formats) }
          : splitPage(page, above, formats);
      splitPages.set(page, split);
    }
    for (const rows of split.rows) {
      const { heading } = rows;
      const group = groups.at(-1);
      if (group && heading === undefined) group.pages.push(rows);
      else {
        if (headings.has(heading)) uncertain.add(heading);
        headings.add(heading);
        groups.push({ heading, pages: [rows] });
      }
    }
    for (const heading of split.uncertain) uncertain.add(heading);
    above = split.last;
  }
  const isEnd = pages.at(-1)?.complete === true;
  return groups.map((group, index) => {
    const isFollowed = index < groups.length - 1 || isEnd;
    return { ...group, isComplete: isFollowed && !uncertain.has(group.heading) };
  });
};

/** The number of rows once the end of the history is known; before, −1 (ARIA 1.2). */
export const setSizeOf = (pages: LoadedPages): number =>
  pages.at(-1)?.complete ? pages.reduce((sum, { activities }) => sum + activities.length, 0) : -1;
