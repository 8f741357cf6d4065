import { expect } from 'chai';
import type { FeedErrorCode, FeedPhase } from '../../src/api/index.js';
import { FeedError } from '../../src/api/index.js';
import type { LoggedRequest } from '../../src/sandbox/index.js';
import { accessToken, members, sandboxApi } from '../support/sandbox-client.js';

/** The reason that a promise rejects with. */
export async function rejection(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (reason) {
    return reason;
  }
  throw new Error('The promise did not reject.');
}

/** The FeedError that a promise rejects with. */
export async function feedError(promise: Promise<unknown>): Promise<FeedError> {
  const error = await rejection(promise);
  if (!(error instanceof FeedError)) throw new Error(`Not a FeedError: ${error}`, { cause: error });
  return error;
}

/** The FeedError that a function throws. */
export const thrown = (run: () => unknown): Promise<FeedError> => feedError((async () => run())());

interface ErrorFacts {
  readonly code: FeedErrorCode;
  readonly phase: FeedPhase;
  readonly status: number | undefined;
  readonly messages: readonly string[];
  readonly retryable: boolean;
}

/** The properties of an error that code can use, without the message for people. */
export const factsOf = ({ code, phase, status, messages, retryable }: FeedError): ErrorFacts => ({
  code,
  phase,
  status,
  messages,
  retryable,
});

/** Everything that can be read from an error and its causes, to search it for secrets. */
export function everythingIn(error: unknown): string {
  if (typeof error !== 'object' || error === null) return String(error);
  const own = Object.getOwnPropertyNames(error).map((name) => Reflect.get(error, name));
  return [String(error), JSON.stringify(error), ...own.map(everythingIn)].join('\n');
}

/** A value without its `undefined` fields at any depth. */
export function known(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(known);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, field]) =>
      field === undefined ? [] : [[name, known(field)]],
    ),
  );
}

/** A network failure, with the error that `fetch` throws for it. */
export const offline: typeof fetch = () => Promise.reject(new TypeError('Failed to fetch'));

/** A `fetch` that records its calls and passes them on. */
export function recording(next: typeof fetch = (...args) => fetch(...args)) {
  const calls: { url: string; init: RequestInit }[] = [];
  const recorder: typeof fetch = (input, init = {}) => {
    calls.push({ url: String(input), init });
    return next(input, init);
  };
  return { fetch: recorder, calls };
}

/** The requests that the sandbox received. */
export const logOf = (api: ReturnType<typeof sandboxApi>): Promise<LoggedRequest[]> =>
  api.requests() as Promise<LoggedRequest[]>;

/** Reads the sandbox's log until it is as expected, or the test times out. */
export async function untilLogged(
  api: ReturnType<typeof sandboxApi>,
  expected: (log: readonly LoggedRequest[]) => boolean,
): Promise<readonly LoggedRequest[]> {
  for (;;) {
    const log = await logOf(api);
    if (expected(log)) return log;
  }
}

/** Replaces a method of a global object during the tests of a suite. */
export function replaced<O extends object, K extends keyof O>(object: O, key: K, value: O[K]) {
  let original: O[K];
  beforeEach(() => {
    original = object[key];
    object[key] = value;
  });
  afterEach(() => {
    object[key] = original;
  });
}

/** Lets the tests of a suite repeat requests without a delay. */
export const withoutDelay = () => replaced(Math, 'random', () => 0);

/** Asserts a whole value, except for fields that are `undefined`. */
export const expectKnown = (actual: unknown, expected: unknown) =>
  expect(known(actual)).to.deep.equal(expected);

/** Skips the test in WebKitGTK, which treats a broken body as a complete one. */
export async function skipUnlessBrokenBodiesFail(this: Mocha.Context): Promise<void> {
  const url = new URL(sandboxApi({ body: 'drop' }).url);
  url.pathname += '/activities';
  url.searchParams.set('user', members.one);
  const headers = { Authorization: `Bearer ${await accessToken()}` };
  const isWhole = await fetch(url, { headers })
    .then((response) => response.text())
    .then(
      () => true,
      () => false,
    );
  if (isWhole) this.skip();
}
