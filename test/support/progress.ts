import { relative } from 'node:path';
import { line, type Tally } from './tally.js';

/** Prints what is running if no file has finished for this long. */
const QUIET = 10_000;

const seconds = (milliseconds: number): string =>
  `${(milliseconds / 1000).toFixed(1)} s`.padStart(7);

/**
 * Does not use `console`, because the browser test runner adds codes to it that move the cursor.
 */
const print = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

const name = (file: string): string => relative('', file);

/** Prints a line for each finished test file, and the slowest ones at the end. */
export class Progress {
  readonly #total: number;
  readonly #started = new Map<string, number>();
  readonly #durations = new Map<string, number>();
  #timer: NodeJS.Timeout | undefined;

  constructor(total: number) {
    this.#total = total;
  }

  /** Called for each sign that a file is running. */
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

  /** Ends the progress, and prints the ten slowest files. */
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
