import { expect } from 'chai';
import type { FeedErrorCode, FeedPhase } from '../../src/api/index.js';
import { FeedError } from '../../src/api/index.js';
import type { LoggedRequest } from '../../src/sandbox/index.js';
import { accessToken, members, sandboxApi } from '../support/sandbox-client.js';

/** What a promise is rejected with. */
export async function rejection(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (reason) {
    return reason;
  }
  throw new Error('It was to be rejected.');
}

/** The FeedError that a promise is rejected with. */
export async function feedError(promise: Promise<unknown>): Promise<FeedError> {
  const error = await rejection(promise);
  if (!(error instanceof FeedError)) throw new Error(`No FeedError: ${error}`, { cause: error });
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

/** What a program can tell of an error, without the words for a person. */
export const factsOf = ({ code, phase, status, messages, retryable }: FeedError): ErrorFacts => ({
  code,
  phase,
  status,
  messages,
  retryable,
});

/** Everything that could be read off an error, its causes included: nothing secret may be in it. */
export function everythingIn(error: unknown): string {
  if (typeof error !== 'object' || error === null) return String(error);
  const own = Object.getOwnPropertyNames(error).map((name) => Reflect.get(error, name));
  return [String(error), JSON.stringify(error), ...own.map(everythingIn)].join('\n');
}

/** A value without its `undefined` fields, however deep: what is left out, and what is left. */
export function known(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(known);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, field]) =>
      field === undefined ? [] : [[name, known(field)]],
    ),
  );
}

/** A network that fails, with the error that `fetch` has for that. */
export const offline: typeof fetch = () => Promise.reject(new TypeError('Failed to fetch'));

/** A `fetch` that keeps what it was called with, and then calls another one. */
export function recording(next: typeof fetch = (...args) => fetch(...args)) {
  const calls: { url: string; init: RequestInit }[] = [];
  const recorder: typeof fetch = (input, init = {}) => {
    calls.push({ url: String(input), init });
    return next(input, init);
  };
  return { fetch: recorder, calls };
}

/** What the sandbox knows of the requests that were made to it. */
export const logOf = (api: ReturnType<typeof sandboxApi>): Promise<LoggedRequest[]> =>
  api.requests() as Promise<LoggedRequest[]>;

/** Asks the sandbox for its log until it is as expected; the test's own timeout ends it. */
export async function untilLogged(
  api: ReturnType<typeof sandboxApi>,
  expected: (log: readonly LoggedRequest[]) => boolean,
): Promise<readonly LoggedRequest[]> {
  for (;;) {
    const log = await logOf(api);
    if (expected(log)) return log;
  }
}

/** Replaces a method of a global for the length of a test suite's tests. */
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

/** Asserts the whole of a value, except for fields that are `undefined`. */
export const expectKnown = (actual: unknown, expected: unknown) =>
  expect(known(actual)).to.deep.equal(expected);

/** Skips what an engine can't know: WebKitGTK takes a body whose connection broke for a whole one. */
export async function needsWordOfBrokenBodies(this: Mocha.Context): Promise<void> {
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
