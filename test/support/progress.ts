import { relative } from 'node:path';
import { line, type Tally } from './tally.js';

/** A line says what runs if no file has finished for this long. */
const QUIET = 10_000;

const seconds = (milliseconds: number): string =>
  `${(milliseconds / 1000).toFixed(1)} s`.padStart(7);

/** Not by `console`, which the runner of the browser tests mixes with codes that move the cursor. */
const print = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

const name = (file: string): string => relative('', file);

/** Prints a line for each test file that has run, and the slowest ones at the end. */
export class Progress {
  readonly #total: number;
  readonly #started = new Map<string, number>();
  readonly #durations = new Map<string, number>();
  #timer: NodeJS.Timeout | undefined;

  constructor(total: number) {
    this.#total = total;
  }

  /** Called at each sign that a file runs. */
  start(file: string): void {
    if (!this.#started.has(file)) this.#started.set(file, performance.now());
    this.#timer ??= setTimeout(this.#printRunning, QUIET);
  }

  finish(file: string, tally: Tally): void {
    const now = performance.now();
    const duration = now - (this.#started.get(file) ?? now);
    this.#started.delete(file);
    this.#durations.set(file, duration);
    const total = String(this.#total);
    const count = String(this.#durations.size).padStart(total.length);
    const result = tally.failed > 0 ? line(tally) : `${tally.passed} passed`;
    print(`${count}/${total} ${seconds(duration)}  ${name(file)}: ${result}`);
    this.#restartTimer();
  }

  /** Ends the progress, and prints the ten files that took longest. */
  end(): void {
    clearTimeout(this.#timer);
    const slowest = [...this.#durations].sort(([, a], [, b]) => b - a).slice(0, 10);
    if (slowest.length < 2) return;
    print('\nThe slowest files:');
    for (const [file, duration] of slowest) print(`${seconds(duration)}  ${name(file)}`);
  }

  #restartTimer() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#printRunning, QUIET);
  }

  #printRunning = () => {
    const now = performance.now();
    const running = [...this.#started].map(
      ([file, start]) => `${name(file)} (${seconds(now - start).trim()})`,
    );
    if (running.length > 0) print(`Still running: ${running.join(', ')}`);
    this.#restartTimer();
  };
}
