import { expect } from 'chai';
import type { FetchOptions } from '../../src/api/index.js';
import { fetchPage } from '../../src/api/index.js';
import type { SandboxFaults } from '../../src/sandbox/index.js';
import { accessToken, members, sandboxApi } from '../support/sandbox-client.js';
import {
  feedError,
  logOf,
  needsWordOfBrokenBodies,
  offline,
  recording,
  withoutDelay,
} from './harness.js';

async function request(faults: SandboxFaults, options: FetchOptions = {}) {
  const api = sandboxApi(faults);
  const query = { apiUrl: api.url, user: members.one };
  const answer = fetchPage(query, { token: await accessToken(), ...options });
  return { answer, requests: async () => (await logOf(api)).length };
}

/** The code of a failure, and how many requests it took. */
async function failure(faults: SandboxFaults, options: FetchOptions = {}) {
  const { answer, requests } = await request(faults, options);
  const { code } = await feedError(answer);
  return { code, requests: await requests() };
}

/** Asserts that a page comes after one failure, and after two. */
async function heals(faults: SandboxFaults) {
  for (const times of [1, 2]) {
    const { answer, requests } = await request({ ...faults, times });
    expect((await answer).activities).to.have.lengthOf(1);
    expect(await requests()).to.equal(times + 1);
  }
}

describe('retry: what can heal', () => {
  withoutDelay();

  for (const [faults, code] of [
    [{ status: 429 }, 'rate-limited'],
    [{ status: 500 }, 'server'],
    [{ status: 502 }, 'server'],
    [{ status: 503 }, 'server'],
    [{ status: 504 }, 'server'],
  ] as const) {
    const title = `status ${faults.status}`;

    it(`${title} is tried three times, then given up`, async () => {
      expect(await failure(faults)).to.deep.equal({ code, requests: 3 });
    });

    it(`${title} heals: the page comes`, () => heals(faults));
  }

  for (const faults of [{ body: 'stall' }, { latency: 600_000 }] as const) {
    const title = Object.keys(faults).join();

    it(`a timeout by ${title} is tried three times, then given up`, async () => {
      // Counted here: under load, a try may be over before the server has heard of it.
      const { fetch, calls } = recording();
      expect((await failure(faults, { timeout: 50, fetch })).code).to.equal('timeout');
      expect(calls).to.have.lengthOf(3);
    });

    it(`a timeout by ${title} heals: each try has its own time`, async () => {
      const { answer, requests } = await request({ ...faults, times: 1 }, { timeout: 1_000 });
      expect((await answer).activities).to.have.lengthOf(1);
      expect(await requests()).to.equal(2);
    });
  }

  describe('a connection that breaks in the body', () => {
    before(needsWordOfBrokenBodies);

    it('is tried three times, then given up', async () => {
      const faults = { body: 'drop' } as const;
      expect(await failure(faults)).to.deep.equal({ code: 'network', requests: 3 });
    });

    it('heals: the page comes', () => heals({ body: 'drop' }));
  });

  it('no network is tried three times, then given up', async () => {
    const { fetch, calls } = recording(offline);
    expect(await feedError(fetchPage({ user: 'u' }, { fetch }))).to.include({ code: 'network' });
    expect(calls).to.have.lengthOf(3);
  });

  it('a 408 is tried three times, then given up', async () => {
    const { fetch, calls } = recording(async () => new Response('', { status: 408 }));
    const error = await feedError(fetchPage({ user: 'u' }, { fetch }));
    expect(error).to.include({ code: 'timeout', status: 408, retryable: true });
    expect(calls).to.have.lengthOf(3);
  });

  it('is asked for in the same words each time', async () => {
    const { fetch, calls } = recording(offline);
    const query = { user: 'u', merchantIds: [2, 5], olderThan: 7 };
    await feedError(fetchPage(query, { fetch, token: 'abc' }));
    const asked = calls.map(({ url, init }) => [url, ...[...new Headers(init.headers)].flat()]);
    // An API of another origin may redirect its preflight to the address with a slash, unseen.
    const last = asked[0]?.map((text) =>
      'window' in globalThis ? text.replace('-group?', '-group/?') : text,
    );
    expect(asked).to.deep.equal([asked[0], asked[0], last]);
  });

  it('may become what can’t: the last failure is told', async () => {
    let tries = 0;
    const statuses = [503, 404];
    const fetch = async () => Response.json({ detail: 'No' }, { status: statuses[tries++] ?? 200 });
    expect(await feedError(fetchPage({ user: 'u' }, { fetch }))).to.include({ code: 'not-found' });
    expect(tries).to.equal(2);
  });
});

describe('retry: how often', () => {
  withoutDelay();

  for (const [retries, requests] of [
    [0, 1],
    [1, 2],
    [5, 6],
  ] as const) {
    it(`${retries} retries make ${requests} requests`, async () => {
      const faults = { status: 503 } as const;
      expect(await failure(faults, { retries })).to.deep.equal({ code: 'server', requests });
    });
  }

  it('is not a matter of success: one request for a page', async () => {
    const { answer, requests } = await request({});
    await answer;
    expect(await requests()).to.equal(1);
  });
});

describe('retry: what can’t heal is asked once', () => {
  for (const [faults, code] of [
    [{ status: 400 }, 'bad-request'],
    [{ status: 401 }, 'unauthorized'],
    [{ status: 403 }, 'forbidden'],
    [{ status: 404 }, 'not-found'],
    [{ status: 405 }, 'bad-request'],
    [{ status: 404, retryAfter: '0' }, 'not-found'],
    [{ body: 'not-json' }, 'invalid-response'],
    [{ body: 'html' }, 'invalid-response'],
    [{ body: 'cut' }, 'invalid-response'],
    [{ body: 'wrong-shape' }, 'invalid-response'],
    [{ body: 'null' }, 'invalid-response'],
  ] as const) {
    it(`${JSON.stringify(faults)} is ${code}`, async () => {
      expect(await failure(faults, { retries: 5 })).to.deep.equal({ code, requests: 1 });
    });
  }

  it('a redirect is not followed: a browser, which hides where it leads, asks with a slash, too', async () => {
    const requests = 'window' in globalThis ? 2 : 1;
    const answer = await failure({ redirect: true }, { retries: 5 });
    expect(answer).to.deep.equal({ code: 'redirected', requests });
  });
});
