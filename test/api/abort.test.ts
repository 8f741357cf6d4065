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

/** Why somebody aborted: a value of any kind. */
const reason = { why: 'the page was left' };

async function begin(faults: SandboxFaults, options: FetchOptions = {}) {
  const api = sandboxApi(faults);
  const controller = new AbortController();
  const { signal } = controller;
  const token = await accessToken();
  const query = { apiUrl: api.url, user: members.forty };
  return { api, controller, rejected: rejection(fetchPage(query, { token, signal, ...options })) };
}

describe('abort: rejects with the signal’s reason', () => {
  it('before there was a request, and makes none', async () => {
    const { fetch, calls } = recording();
    const signal = AbortSignal.abort(reason);
    expect(await rejection(fetchPage({ user: 'u' }, { fetch, signal }))).to.equal(reason);
    expect(calls).to.deep.equal([]);
  });

  it('while the headers are awaited, and tells the server', async () => {
    const { api, controller, rejected } = await begin({ latency: 600_000 });
    await untilLogged(api, (log) => log.length === 1);
    controller.abort(reason);
    expect(await rejected).to.equal(reason);
    await untilLogged(api, ([request]) => request?.aborted === true);
    expect(await logOf(api)).to.have.lengthOf(1);
  });

  it('while the body is awaited, and tells the server', async () => {
    let arrived = () => {};
    const headers = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    const spy: typeof fetch = async (...args) => {
      const response = await fetch(...args);
      arrived();
      return response;
    };
    const { api, controller, rejected } = await begin({ body: 'stall' }, { fetch: spy });
    await headers;
    controller.abort(reason);
    expect(await rejected).to.equal(reason);
    await untilLogged(api, ([request]) => request?.aborted === true);
    expect(await logOf(api)).to.have.lengthOf(1);
  });

  describe('during the wait between two tries', () => {
    let begun = () => {};
    // Asked for the length of the wait, just before it begins.
    replaced(Math, 'random', () => {
      begun();
      return 0;
    });

    it('at once, and tries no more', async () => {
      const waiting = new Promise<void>((resolve) => {
        begun = resolve;
      });
      const { api, controller, rejected } = await begin({ status: 503, retryAfter: '50' });
      await waiting;
      controller.abort(reason);
      expect(await rejected).to.equal(reason);
      expect(await logOf(api)).to.have.lengthOf(1);
    });
  });

  it('when a fetch ignores its signal', async () => {
    const controller = new AbortController();
    const { signal } = controller;
    const fetch = () => new Promise<Response>(() => {});
    const rejected = rejection(fetchPage({ user: 'u' }, { fetch, signal }));
    controller.abort(reason);
    expect(await rejected).to.equal(reason);
  });

  it('rather than with the network error that it makes', async () => {
    const controller = new AbortController();
    const { signal } = controller;
    const fetch: typeof globalThis.fetch = (...args) => {
      controller.abort(reason);
      return offline(...args);
    };
    expect(await rejection(fetchPage({ user: 'u' }, { fetch, signal }))).to.equal(reason);
  });

  it('on the last try too', async () => {
    const controller = new AbortController();
    const { signal } = controller;
    const fetch = () => new Promise<Response>(() => {});
    const rejected = rejection(fetchPage({ user: 'u' }, { fetch, signal, retries: 0 }));
    controller.abort(reason);
    expect(await rejected).to.equal(reason);
  });

  it('without one, with the AbortError of the platform', async () => {
    const controller = new AbortController();
    const { signal } = controller;
    const fetch = () => new Promise<Response>(() => {});
    const rejected = rejection(fetchPage({ user: 'u' }, { fetch, signal }));
    controller.abort();
    expect(await rejected).to.equal(signal.reason);
    expect(signal.reason).to.have.property('name', 'AbortError');
  });

  it('between two pages of an iteration', async () => {
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

describe('abort: afterwards', () => {
  withoutDelay();

  it('nothing listens to the signal any more, repeats and all', async () => {
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

  it('changes nothing: the page is there', async () => {
    const controller = new AbortController();
    const query = { apiUrl: sandboxApi().url, user: members.one };
    const token = await accessToken();
    const page = await fetchPage(query, { token, signal: controller.signal });
    controller.abort(reason);
    expect(page.activities).to.have.lengthOf(1);
  });
});
