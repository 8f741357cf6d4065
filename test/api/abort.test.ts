import { expect } from 'chai';
import type { FetchOptions } from '../../src/api/index.js';
import { activityPages, fetchPage } from '../../src/api/index.js';
import type { SandboxFaults } from '../../src/sandbox/index.js';
import { accessToken, members, sandboxApi } from '../support/sandbox-client.js';
import {
  logOf,
  offline,
  recording,
  rejection,
  replaced,
  untilLogged,
  withoutDelay,
} from './harness.js';

/** The reason of an abort may be any value. */
const reason = { cause: 'the page was left' };

async function startRequest(faults: SandboxFaults, options: FetchOptions = {}) {
  const api = sandboxApi(faults);
  const controller = new AbortController();
  const { signal } = controller;
  const token = await accessToken();
  const query = { apiUrl: api.url, user: members.forty };
  return { api, controller, rejected: rejection(fetchPage(query, { token, signal, ...options })) };
}

describe('fetchPage() rejects with the signal’s reason', () => {
  it('before the first request, which is not sent', async () => {
    const { fetch, calls } = recording();
    const signal = AbortSignal.abort(reason);
    expect(await rejection(fetchPage({ user: 'u' }, { fetch, signal }))).to.equal(reason);
    expect(calls).to.deep.equal([]);
  });

  it('while it waits for the headers, and closes the connection', async () => {
    const { api, controller, rejected } = await startRequest({ latency: 600_000 });
    await untilLogged(api, (log) => log.length === 1);
    controller.abort(reason);
    expect(await rejected).to.equal(reason);
    await untilLogged(api, ([request]) => request?.aborted === true);
    expect(await logOf(api)).to.have.lengthOf(1);
  });

  it('while it waits for the body, and closes the connection', async () => {
    let headersArrived = () => {};
    const headers = new Promise<void>((resolve) => {
      headersArrived = resolve;
    });
    const spyFetch: typeof fetch = async (...args) => {
      const response = await fetch(...args);
      headersArrived();
      return response;
    };
    const { api, controller, rejected } = await startRequest(
      { body: 'stall' },
      { fetch: spyFetch },
    );
    await headers;
    controller.abort(reason);
    expect(await rejected).to.equal(reason);
    await untilLogged(api, ([request]) => request?.aborted === true);
    expect(await logOf(api)).to.have.lengthOf(1);
  });

  describe('during the delay before a retry', () => {
    let delayStarted = () => {};
    // Called to compute the delay, just before it begins.
    replaced(Math, 'random', () => {
      delayStarted();
      return 0;
    });

    it('at once, and sends no further request', async () => {
      const waiting = new Promise<void>((resolve) => {
        delayStarted = resolve;
      });
      const { api, controller, rejected } = await startRequest({ status: 503, retryAfter: '50' });
      await waiting;
      controller.abort(reason);
      expect(await rejected).to.equal(reason);
      expect(await logOf(api)).to.have.lengthOf(1);
    });
  });

  it('if fetch ignores the signal', async () => {
    const controller = new AbortController();
    const { signal } = controller;
    const fetch = () => new Promise<Response>(() => {});
    const rejected = rejection(fetchPage({ user: 'u' }, { fetch, signal }));
    controller.abort(reason);
    expect(await rejected).to.equal(reason);
  });

  it('instead of the network error that the abort causes', async () => {
    const controller = new AbortController();
    const { signal } = controller;
    const fetch: typeof globalThis.fetch = (...args) => {
      controller.abort(reason);
      return offline(...args);
    };
    expect(await rejection(fetchPage({ user: 'u' }, { fetch, signal }))).to.equal(reason);
  });

  it('during the last attempt', async () => {
    const controller = new AbortController();
    const { signal } = controller;
    const fetch = () => new Promise<Response>(() => {});
    const rejected = rejection(fetchPage({ user: 'u' }, { fetch, signal, retries: 0 }));
    controller.abort(reason);
    expect(await rejected).to.equal(reason);
  });

  it('which is an AbortError by default', async () => {
    const controller = new AbortController();
    const { signal } = controller;
    const fetch = () => new Promise<Response>(() => {});
    const rejected = rejection(fetchPage({ user: 'u' }, { fetch, signal }));
    controller.abort();
    expect(await rejected).to.equal(signal.reason);
    expect(signal.reason).to.have.property('name', 'AbortError');
  });

  it('between two pages of activityPages()', async () => {
    const api = sandboxApi();
    const controller = new AbortController();
    const { signal } = controller;
    const query = { apiUrl: api.url, user: members.forty };
    const pages = activityPages(query, { token: await accessToken(), signal });
    expect((await pages.next()).done).to.equal(false);
    controller.abort(reason);
    expect(await rejection(pages.next())).to.equal(reason);
    expect(await logOf(api)).to.have.lengthOf(1);
  });
});

describe('fetchPage() after it has settled', () => {
  withoutDelay();

  it('leaves no listener on the signal, even after retries', async () => {
    const { signal } = new AbortController();
    const listeners = new Set<unknown>();
    const { addEventListener, removeEventListener } = signal;
    signal.addEventListener = (type: string, listener: EventListener, options?: object) => {
      listeners.add(listener);
      addEventListener.call(signal, type, listener, options);
    };
    signal.removeEventListener = (type: string, listener: EventListener) => {
      listeners.delete(listener);
      removeEventListener.call(signal, type, listener);
    };
    await rejection(fetchPage({ user: 'u' }, { fetch: offline, signal, retries: 3 }));
    expect(listeners.size).to.equal(0);
  });

  it('is not affected by an abort', async () => {
    const controller = new AbortController();
    const query = { apiUrl: sandboxApi().url, user: members.one };
    const token = await accessToken();
    const page = await fetchPage(query, { token, signal: controller.signal });
    controller.abort(reason);
    expect(page.activities).to.have.lengthOf(1);
  });
});
