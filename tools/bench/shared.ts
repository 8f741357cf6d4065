import { titles } from '../../src/activities/index.js';
import { kinds } from '../../src/activities/registry.js';
import { icon } from '../../src/element/rows/icons.js';
import { styles } from '../../src/element/styles/index.js';
import { en } from '../../src/locales/index.js';

/** What the vanilla feed takes over from ours as it is: nobody writes the look and the drawings twice. */
export const shared = {
  styles: styles.map(({ cssText }) => cssText).join('\n'),
  /** By the type's code: its name, its title and its drawing. */
  kinds: Object.fromEntries(
    kinds.map(({ code, kind }) => [code, [kind, titles[kind], String(icon(kind).values[0])]]),
  ) as Record<number, [kind: string, title: string, path: string]>,
  label: en.label,
  loadMore: en.loadMore,
  statuses: en.statuses,
} as const;

export type Shared = typeof shared;
