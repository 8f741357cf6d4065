import { invalidConfig } from './errors.js';
import type { FetchOptions } from './fetch-options.js';
import type { ActivityQuery } from './query.js';

type Rule = readonly [isValid: (value: unknown) => boolean, problem: string];
type Rules<Options> = { readonly [Name in keyof Options]-?: Rule };

const isText = (value: unknown) => typeof value === 'string';
const isFunction = (value: unknown) => typeof value === 'function';
const isIn =
  (...values: readonly unknown[]) =>
  (value: unknown) =>
    values.includes(value);

const optionRules: Rules<FetchOptions> = {
  token: [isText, 'must be a string.'],
  tokenType: [isText, 'must be a string, such as "Bearer".'],
  credentials: [isIn('same-origin', 'include'), 'must be "same-origin" or "include".'],
  fetch: [isFunction, 'must be a function like the global fetch.'],
  signal: [
    (value) => typeof Object(value).addEventListener === 'function',
    'must be an AbortSignal.',
  ],
  timeout: [
    (value) => typeof value === 'number' && value > 0,
    'must be a number of milliseconds greater than 0.',
  ],
  retries: [
    (value) => Number.isInteger(value) && Number(value) >= 0,
    'must be a whole number from 0.',
  ],
  phase: [isIn('first', 'more', 'refresh'), 'must be "first", "more" or "refresh".'],
  onAttempt: [isFunction, 'must be a function.'],
};

/** `apiUrl` and the ids are checked when the URL is made. `null`, as in JSON settings, means none. */
const queryRules: Pick<Rules<ActivityQuery>, 'user' | 'merchantIds'> = {
  user: [
    (value) => value === null || isText(value),
    "must be the member's email address or mobile number, as a string.",
  ],
  merchantIds: [
    (value) => value === null || Array.isArray(value),
    'must be an array of ids, such as [2, 5].',
  ],
};

const check = (name: string, values: object, rules: Readonly<Record<string, Rule>>): void => {
  if (typeof values !== 'object' || values === null) {
    throw invalidConfig(`${name} must be an object.`);
  }
  for (const [option, [isValid, problem]] of Object.entries(rules)) {
    const value: unknown = Reflect.get(values, option);
    // The value is not quoted, because it may be a token or a member's address.
    if (value !== undefined && !isValid(value)) {
      throw invalidConfig(`${option} ${problem}`);
    }
  }
};

/**
 * Checks what a caller without a compiler may have got wrong. `undefined` means the default.
 *
 * @throws {FeedError} `invalid-config` that names the option.
 */
export const checkOptions = (query: ActivityQuery, options: FetchOptions): void => {
  check('The query', query, queryRules);
  check('The options of a request', options, optionRules);
};
