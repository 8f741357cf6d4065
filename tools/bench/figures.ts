/** What a figure counts. */
export type Unit = 'B' | 'ms' | '';

/** One line of the table. */
export interface Figure {
  readonly what: string;
  readonly unit: Unit;
  /** What the feed takes. */
  readonly ours: number;
  /** What it is compared with, by name. */
  readonly beside?: readonly [name: string, value: number];
  /** What is aimed at: at most this, in the figure's unit or as a ratio to what is beside it. */
  readonly target?: { readonly atMost: number; readonly of: 'figure' | 'ratio' };
}

const inUnit = (value: number, unit: Unit): string => {
  const digits = unit === 'ms' ? 2 : unit === 'B' ? 0 : 3;
  const text = value.toLocaleString('en', { maximumFractionDigits: digits });
  return unit ? `${text} ${unit}` : text;
};

const ratioOf = ({ ours, beside }: Figure): number | undefined => beside && ours / beside[1];

/** Whether a figure reaches its target; `undefined` if there is none. */
export const isReached = (figure: Figure): boolean | undefined => {
  const { target, ours } = figure;
  if (!target) return undefined;
  return (target.of === 'ratio' ? (ratioOf(figure) ?? Number.NaN) : ours) <= target.atMost;
};

const cells = (figure: Figure): string[] => {
  const { what, unit, ours, beside, target } = figure;
  const ratio = ratioOf(figure);
  const reached = isReached(figure);
  const aim =
    target && (target.of === 'ratio' ? `${target.atMost} ×` : inUnit(target.atMost, unit));
  return [
    what,
    inUnit(ours, unit),
    beside ? `${inUnit(beside[1], unit)} ${beside[0]}` : '',
    ratio === undefined ? '' : `${ratio.toFixed(2)} ×`,
    aim ? `≤ ${aim}` : '',
    reached === undefined ? '' : reached ? '✓' : '✗',
  ];
};

/** Writes figures as a table; Markdown, so that it can stand in an issue or a README. */
export function table(figures: readonly Figure[]): string {
  const head = ['what', 'ours', 'beside', 'ratio', 'target', ''];
  const rows = figures.map(cells);
  const widths = head.map((name, n) =>
    Math.max(...[name, ...rows.map((row) => row[n] ?? '')].map((cell) => cell.length)),
  );
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, n) => (n === 0 ? cell.padEnd(widths[n] ?? 0) : cell.padStart(widths[n] ?? 0))).join(' | ')} |`;
  const rule = `|${widths.map((width, n) => (n === 0 ? '-'.repeat(width + 2) : `${'-'.repeat(width + 1)}:`)).join('|')}|`;
  return [line(head), rule, ...rows.map(line)].join('\n');
}
