import { isConfidential } from '../shared/secure-url.js';
import { maxTimerMs } from '../shared/with-timeout.js';

/** Checks an option's value; `problem` ends the error message, after the option's name. */
export type OptionRule = readonly [isValid: (value: unknown) => boolean, problem: string];

/** The rule of each option. */
export type OptionRules<Options> = { readonly [Name in keyof Options]-?: OptionRule };

const isWholeNumber = (value: unknown, min: number, max: number): boolean =>
  Number.isInteger(value) && Number(value) >= min && Number(value) <= max;

export const isFunction = (value: unknown): boolean => typeof value === 'function';

/** Whether a value is the id of a merchant, as a number or as text. */
export const isMerchantId = (value: unknown): boolean =>
  /^(number|string)$/.test(typeof value) && /^[1-9]\d{0,14}$/.test(String(value));

const isApiUrl = (value: unknown): boolean => {
  try {
    const url = new URL(String(value));
    return isConfidential(url) && !url.username && !url.password;
  } catch {
    return false;
  }
};

export const apiUrlRule: OptionRule = [
  isApiUrl,
  'must be an https:// URL without a user name and password, such as "https://stamps.co.id/api/v3". ' +
    'Only localhost may have http://.',
];

export const timeoutRule: OptionRule = [
  (value) => isWholeNumber(value, 1, maxTimerMs),
  `must be a whole number of milliseconds from 1 to ${maxTimerMs}.`,
];

export const bytesRule: OptionRule = [
  (value) => isWholeNumber(value, 1, Number.MAX_SAFE_INTEGER),
  'must be a whole number of bytes from 1.',
];

/** An origin, as browsers send it: no path, no wildcard. */
const isOrigin = (value: unknown): boolean => {
  try {
    const url = new URL(String(value));
    return url.origin === value && isConfidential(url);
  } catch {
    return false;
  }
};

export const originsRule: OptionRule = [
  (value) => Array.isArray(value) && value.every(isOrigin),
  'must be an array of origins without a path, such as ["https://shop.example"]. ' +
    'Only localhost may have http://.',
];

/** Headers that the proxy or the connection sets. */
const reservedHeaders =
  /^(accept|authorization|connection|content-length|content-type|cookie|host|transfer-encoding)$/i;

const isHeaders = (value: unknown): boolean => {
  try {
    const entries = Object.entries(value as Record<string, string>);
    for (const [name, text] of entries) new Headers([[name, text]]);
    return (
      typeof value === 'object' &&
      !Array.isArray(value) &&
      entries.every(([name, text]) => typeof text === 'string' && !reservedHeaders.test(name))
    );
  } catch {
    return false;
  }
};

export const headersRule: OptionRule = [
  isHeaders,
  'must be an object of names and values, such as { "User-Agent": "shop/1.0" }. ' +
    'The proxy itself sets Accept and Authorization.',
];

export const storeRule: OptionRule = [
  (value) =>
    ['get', 'set', 'increment'].every((name) => isFunction(Reflect.get(Object(value), name))),
  'must have the functions get, set and increment, such as the result of redisStore(client).',
];

/** The credential for the Token API. It may have spaces around it, but not inside. */
export const credentialRule: OptionRule = [
  (value) => typeof value === 'string' && /^[\x21-\x7e]+( [\x21-\x7e]+)*$/.test(value.trim()),
  'is missing, or holds a line break. Give the credential that you have from Stamps, and check that no environment variable is missing.',
];

export const functionRule: OptionRule = [isFunction, 'must be a function.'];

/** Whether a value is valid. One whose getters or conversion to text fail is not. */
const accepts = (isValid: OptionRule[0], value: unknown): boolean => {
  try {
    return isValid(value);
  } catch {
    return false;
  }
};

/**
 * Checks the required options, and the others that are not `undefined`.
 *
 * @throws {TypeError} that names the option. It does not quote the value, which may be a secret.
 */
export const checkOptions = <Options extends object>(
  caller: string,
  options: Options,
  rules: OptionRules<Options>,
  required: readonly (keyof Options)[],
): void => {
  if (typeof options !== 'object' || options === null) {
    throw new TypeError(`${caller}: options must be an object.`);
  }
  const unknown = Object.keys(options).find((name) => !Object.hasOwn(rules, name));
  if (unknown) throw new TypeError(`${caller}: unknown option ${unknown}. Check its spelling.`);
  for (const name of Object.keys(rules) as (keyof Options & string)[]) {
    const value = options[name];
    if (value === undefined && !required.includes(name)) continue;
    const [isValid, problem] = rules[name];
    if (!accepts(isValid, value)) throw new TypeError(`${caller}: ${name} ${problem}`);
  }
};
