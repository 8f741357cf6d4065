/** Converts the value of one fault to and from its query parameter. */
export interface Codec<T> {
  /** The allowed values, for the error message. */
  readonly allowed: string;
  /** Returns `undefined` for a value that is not allowed. */
  read(text: string): T | undefined;
  write(value: T): string;
}

export function wholeNumber(min: number, max: number): Codec<number> {
  return {
    allowed: `a whole number from ${min} to ${max}`,
    read: (text) => {
      const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
      return value >= min && value <= max ? value : undefined;
    },
    write: String,
  };
}

/** Milliseconds (`800`), or a range of them (`200-800`). */
export function duration(max: number): Codec<number | readonly [number, number]> {
  const ms = wholeNumber(0, max);
  return {
    allowed: `milliseconds ("800") or a range of them ("200-800"), at most ${max}`,
    read: (text) => {
      const [from, to, ...rest] = text.split('-').map(ms.read);
      if (from === undefined || rest.length > 0) return undefined;
      if (!text.includes('-')) return from;
      return to !== undefined && to >= from ? [from, to] : undefined;
    },
    write: (value) => (typeof value === 'number' ? String(value) : value.join('-')),
  };
}

export function oneOf<const T extends string | number>(choices: readonly T[]): Codec<T> {
  return {
    allowed: `one of ${choices.join(', ')}`,
    read: (text) => choices.find((choice) => String(choice) === text),
    write: String,
  };
}

export const flag: Codec<boolean> = {
  allowed: 'true or false',
  read: (text) => ({ true: true, 1: true, false: false, 0: false })[text],
  write: String,
};

export const text: Codec<string> = {
  allowed: 'any non-empty text without line breaks',
  read: (value) => (/^[^\r\n]+$/.test(value) ? value : undefined),
  write: (value) => value,
};
