import type { ActivityProxy } from './activity-proxy.js';

/** A response with all its headers. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/** Answers a request, as the proxy does, but without a `Response`. */
export type AnswerRequest = (request: Request, context?: unknown) => Promise<Answer>;

const known = new WeakMap<ActivityProxy<never>, AnswerRequest>();

/** Remembers how a proxy answers. */
export const rememberAnswer = (proxy: ActivityProxy<never>, answer: AnswerRequest): void => {
  known.set(proxy, answer);
};

/** How a proxy answers. A server of Node can't send a `Response`, and to make and read one costs time. */
export const answerOf = (proxy: ActivityProxy<never>): AnswerRequest =>
  known.get(proxy) ??
  (async (request, context) => {
    const response = await proxy(request, context as never);
    const { status } = response;
    return { status, headers: Object.fromEntries(response.headers), body: await response.text() };
  });
