import type { Figure } from '../figures.js';
import type { Lab } from '../lab.js';
import type { Variant } from '../page/feeds.js';
import { inRounds, median } from '../rounds.js';
import type { LoadCosts } from './growing.js';
import { grow, last, stops } from './growing.js';

const rounds = 2;
const variants: readonly Variant[] = ['vanilla', 'ours', 'templates'];
const oneFrame = 16;

/** What one more page costs as a feed grows, and what a row keeps. */
export async function growth(lab: Lab): Promise<Figure[]> {
  const all = await inRounds(rounds, variants, (variant) =>
    lab.fresh('/', (page) => grow(page, variant)),
  );
  const cost = (variant: Variant, rows: number, of: keyof LoadCosts) =>
    median(all[variant].flatMap(({ loads }) => loads[rows]?.[of] ?? []));
  const scriptAndLayout = (variant: Variant, rows: number) =>
    cost(variant, rows, 'script') + cost(variant, rows, 'layout');
  const kept = (variant: Variant, what: 'heap' | 'nodes' | 'parsed') =>
    median(all[variant].map((it) => it[what]));

  const ofVariant = (variant: 'ours' | 'templates', atMost: number) =>
    stops.flatMap(([rows]): Figure[] => {
      const name = `load more at ${rows.toLocaleString('en')} rows${variant === 'templates' ? ', a template each' : ''}`;
      const figure = (what: string, read: (of: Variant) => number): Figure => ({
        what,
        unit: 'ms',
        ours: read(variant),
        beside: ['vanilla', read('vanilla')],
      });
      return [
        {
          ...figure(`${name}: script + layout`, (of) => scriptAndLayout(of, rows)),
          ...(rows === last && { target: { atMost, of: 'ratio' } }),
        },
        figure(`${name}: script`, (of) => cost(of, rows, 'script')),
        figure(`${name}: layout`, (of) => cost(of, rows, 'layout')),
        figure(`${name}: to the painted frame`, (of) => cost(of, rows, 'painted')),
      ];
    });

  const perRow = (variant: 'ours' | 'templates'): Figure[] => {
    const where = `per row at 10,000${variant === 'templates' ? ', a template each' : ''}`;
    return [
      {
        what: `heap ${where}, beside the JSON values`,
        unit: 'B',
        ours: kept(variant, 'heap'),
        beside: ['vanilla', kept('vanilla', 'heap')],
      },
      {
        what: `heap ${where}, beside the activities`,
        unit: 'B',
        ours: kept(variant, 'heap') - kept(variant, 'parsed'),
        beside: ['vanilla', kept('vanilla', 'heap')],
        ...(variant === 'ours' && { target: { atMost: 1_000, of: 'figure' } }),
      },
      {
        what: `nodes ${where}`,
        unit: '',
        ours: kept(variant, 'nodes'),
        beside: ['vanilla', kept('vanilla', 'nodes')],
      },
    ];
  };

  return [
    ...ofVariant('ours', 0.4),
    {
      what: 'load more at 10,000 rows, beside 400: script + layout',
      unit: 'ms',
      ours: scriptAndLayout('ours', last),
      beside: ['at 400', scriptAndLayout('ours', 400)],
      target: { atMost: 1.5, of: 'ratio' },
    },
    ...ofVariant('templates', 1.2),
    {
      what: 'the same within one frame',
      unit: 'ms',
      ours: scriptAndLayout('templates', last),
      target: { atMost: oneFrame, of: 'figure' },
    },
    ...perRow('ours'),
    ...perRow('templates'),
  ];
}
