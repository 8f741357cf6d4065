/** Throws a TypeError unless an option is good. */
export type Check = (isGood: unknown, name: string, problem: string) => asserts isGood;

/** A check that names the function whose option it is. */
export const checker =
  (caller: string): Check =>
  (isGood, name, problem) => {
    if (!isGood) throw new TypeError(`${caller}: ${name} ${problem}`);
  };

export const isWhole = (value: unknown, least: number, most: number): value is number =>
  Number.isInteger(value) && Number(value) >= least && Number(value) <= most;

export const isFunction = (value: unknown): boolean => typeof value === 'function';
