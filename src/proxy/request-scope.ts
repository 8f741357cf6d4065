import type { ErrorContext } from './hooks.js';

/** What a Worker gives a request beside its environment. */
export interface ExecutionContext {
  waitUntil(promise: Promise<unknown>): void;
}

/** What belongs to one request of a page. */
export interface RequestScope {
  readonly requestId: string;
  readonly traceparent: string | undefined;
  /** The headers of the page's request that are passed to Stamps. Names are in lower case. */
  readonly forwarded: Readonly<Record<string, string>>;
  /** How many requests were sent to Stamps. */
  attempt: number;
  readonly waitUntil: ((promise: Promise<unknown>) => void) | undefined;
}

const requestIdPattern = /^[\w.:/+=@-]{1,128}$/;

/** https://www.w3.org/TR/trace-context/#traceparent-header-field-values */
const traceparentPattern = /^[\da-f]{2}-[\da-f]{32}-[\da-f]{16}-[\da-f]{2}$/;

/** Language tags with their weights (RFC 9110, section 12.5.4). */
const acceptLanguagePattern = /^[\w*;=., -]{1,200}$/;

const waitUntilOf = (execution: unknown): RequestScope['waitUntil'] => {
  if (typeof Object(execution).waitUntil !== 'function') return undefined;
  const { waitUntil } = execution as ExecutionContext;
  return (promise) => {
    try {
      waitUntil.call(execution, promise);
    } catch {
      // The Worker has ended already.
    }
  };
};

export const createScope = (headers: Headers, execution: unknown): RequestScope => {
  const valid = (name: string, pattern: RegExp): string | undefined => {
    const value = headers.get(name);
    return value && pattern.test(value) ? value : undefined;
  };
  const requestId = valid('X-Request-Id', requestIdPattern) ?? crypto.randomUUID();
  const traceparent = valid('traceparent', traceparentPattern);
  const language = valid('Accept-Language', acceptLanguagePattern);
  return {
    requestId,
    traceparent,
    forwarded: {
      'x-request-id': requestId,
      ...(traceparent && { traceparent }),
      ...(language && { 'accept-language': language }),
    },
    attempt: 0,
    waitUntil: waitUntilOf(execution),
  };
};

export const errorContext = ({ requestId, traceparent, attempt }: RequestScope): ErrorContext => ({
  requestId,
  traceparent,
  attempt,
});
