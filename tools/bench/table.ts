import { interquartileRange, median } from 'simple-statistics';
import type { Lab } from './lab.js';

export type Unit = 'B' | 'ms' | '/s' | '';

/** One line of the table. */
export interface Figure {
  readonly what: string;
  readonly unit: Unit;
  readonly ours: number;
  /** The distance between the quartiles of our samples. */
  readonly spread?: number;
  /** What ours is compared with, by its name. */
  readonly beside?: readonly [name: string, value: number];
}

/** A part of the benchmark. Parts that need a browser repeat what they measure for so many rounds. */
export type Part = (lab: Lab, rounds: number) => Promise<Figure[]>;

/** Compares the medians of samples that were taken in turn. */
export const compare = (
  what: string,
  unit: Unit,
  ours: number[],
  other: number[],
  name = 'vanilla',
): Figure => ({
  what,
  unit,
  ours: median(ours),
  spread: interquartileRange(ours),
  beside: [name, median(other)],
});

const inUnit = (value: number, unit: Unit): string => {
  const digits: Partial<Record<Unit, number>> = { ms: 2, '': 3 };
  const maximumFractionDigits = digits[unit] ?? 0;
  return `${value.toLocaleString('en', { maximumFractionDigits })} ${unit}`.trim();
};

const ratioOf = ({ ours, beside }: Figure): string => {
  if (!beside) return '';
  if (beside[1] !== 0) return `${(ours / beside[1]).toFixed(2)} ×`;
  return ours === 0 ? 'equal' : '–';
};

/** A Markdown table, so that it can stand in an issue. */
export function table(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => [
    figure.what,
    inUnit(figure.ours, figure.unit),
    figure.spread === undefined ? '' : `± ${inUnit(figure.spread / 2, figure.unit)}`,
    figure.beside ? `${inUnit(figure.beside[1], figure.unit)} ${figure.beside[0]}` : '',
    ratioOf(figure),
  ]);
  const head = ['what', 'ours (median)', '½ IQR', 'beside', 'ratio'];
  const widths = head.map((name, n) =>
    Math.max(name.length, ...rows.map((row) => row[n]?.length ?? 0)),
  );
  const line = (row: readonly string[]) =>
    `| ${row.map((it, n) => (n === 0 ? it.padEnd(widths[n] ?? 0) : it.padStart(widths[n] ?? 0))).join(' | ')} |`;
  const rule = `|${widths.map((width, n) => (n === 0 ? '-'.repeat(width + 2) : `${'-'.repeat(width + 1)}:`)).join('|')}|`;
  return [line(head), rule, ...rows.map(line)].join('\n');
}
