import { type MountedFeed, mountSettled } from '../../support/feed.js';

/** What a test reads from the filters of a feed, and how it chooses one. */
export interface Filters {
  /** The texts of the filters, the chosen one in brackets; `undefined` if they are not shown. */
  shown(): string | undefined;
  filter(label: string): HTMLButtonElement;
  /** Presses a filter, and waits until its rows are rendered. */
  choose(label: string): Promise<void>;
}

export const filtersOf = ({ parts, part, settled }: MountedFeed): Filters => {
  const filter = (label: string) => {
    const found = parts('filter').find(({ textContent }) => textContent?.trim() === label);
    if (!found) throw new Error(`The filter ${label} was not found.`);
    return found as HTMLButtonElement;
  };
  return {
    filter,
    shown: () =>
      part('filters') &&
      parts('filter')
        .map((it) => {
          const text = it.textContent?.trim();
          return it.getAttribute('aria-pressed') === 'true' ? `[${text}]` : text;
        })
        .join(' '),
    async choose(label) {
      filter(label).click();
      await settled();
    },
  };
};

/** A settled feed with all filters, unless the properties say otherwise. */
export async function mountFiltered(properties: Parameters<typeof mountSettled>[0] = {}) {
  const mounted = await mountSettled({
    lang: 'en',
    filters: ['all', 'earned', 'used', 'expired', 'returned'],
    ...properties,
  });
  return { ...mounted, ...filtersOf(mounted) };
}
