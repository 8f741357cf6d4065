import { expect } from 'chai';
import type { FetchOptions } from '../../src/api/index.js';
import { fetchPage } from '../../src/api/index.js';
import type { SandboxFaults } from '../../src/sandbox/index.js';
import { accessToken, members, sandboxApi } from '../support/sandbox-client.js';
import {
  feedError,
  logOf,
  offline,
  recording,
  skipUnlessBrokenBodiesFail,
  withoutDelay,
} from './harness.js';

async function request(faults: SandboxFaults, options: FetchOptions = {}) {
  const api = sandboxApi(faults);
  const query = { apiUrl: api.url, user: members.one };
  const page = fetchPage(query, { token: await accessToken(), ...options });
  return { page, requests: async () => (await logOf(api)).length };
}

/** The code of a failure and the number of requests. */
async function failure(faults: SandboxFaults, options: FetchOptions = {}) {
  const { page, requests } = await request(faults, options);
  const { code } = await feedError(page);
  return { code, requests: await requests() };
}

/** Asserts that a page arrives after one failure, and after two. */
async function expectRecovery(faults: SandboxFaults) {
  for (const times of [1, 2]) {
    const { page, requests } = await request({ ...faults, times });
    expect((await page).activities).to.have.lengthOf(1);
    expect(await requests()).to.equal(times + 1);
  }
}

describe('a temporary failure', () => {
  withoutDelay();

  for (const [faults, code] of [
    [{ status: 429 }, 'rate-limited'],
    [{ status: 500 }, 'server'],
    [{ status: 502 }, 'server'],
    [{ status: 503 }, 'server'],
    [{ status: 504 }, 'server'],
  ] as const) {
    const title = `status ${faults.status}`;

    it(`${title} is tried three times`, async () => {
      expect(await failure(faults)).to.deep.equal({ code, requests: 3 });
    });

    it(`${title} is followed by the page when the server recovers`, () => expectRecovery(faults));
  }

  for (const faults of [{ body: 'stall' }, { latency: 600_000 }] as const) {
    const title = Object.keys(faults).join();

    it(`a timeout by ${title} is tried three times`, async () => {
      // Counted here, because under load an attempt may end before the server receives it.
      const { fetch, calls } = recording();
      expect((await failure(faults, { timeout: 50, fetch })).code).to.equal('timeout');
      expect(calls).to.have.lengthOf(3);
    });

    it(`a timeout by ${title} is followed by the page, because each attempt has its own timeout`, async () => {
      const { page, requests } = await request({ ...faults, times: 1 }, { timeout: 1_000 });
      expect((await page).activities).to.have.lengthOf(1);
      expect(await requests()).to.equal(2);
    });
  }

  describe('as a connection that breaks in the body', () => {
    before(skipUnlessBrokenBodiesFail);

    it('is tried three times', async () => {
      const faults = { body: 'drop' } as const;
      expect(await failure(faults)).to.deep.equal({ code: 'network', requests: 3 });
    });

    it('is followed by the page when the server recovers', () => expectRecovery({ body: 'drop' }));
  });

  it('is tried three times if the network fails', async () => {
    const { fetch, calls } = recording(offline);
    expect(await feedError(fetchPage({ user: 'u' }, { fetch }))).to.include({ code: 'network' });
    expect(calls).to.have.lengthOf(3);
  });

  it('is tried three times if the status is 408', async () => {
    const { fetch, calls } = recording(async () => new Response('', { status: 408 }));
    const error = await feedError(fetchPage({ user: 'u' }, { fetch }));
    expect(error).to.include({ code: 'timeout', status: 408, retryable: true });
    expect(calls).to.have.lengthOf(3);
  });

  it('is repeated with the same URL and headers', async () => {
    const { fetch, calls } = recording(offline);
    const query = { user: 'u', merchantIds: [2, 5], olderThan: 7 };
    await feedError(fetchPage(query, { fetch, token: 'abc' }));
    const requestsSent = calls.map(({ url, init }) => [
      url,
      ...[...new Headers(init.headers)].flat(),
    ]);
    // The preflight of a cross-origin request may be redirected, so the last attempt adds a slash.
    const last = requestsSent[0]?.map((text) =>
      'window' in globalThis ? text.replace('-group?', '-group/?') : text,
    );
    expect(requestsSent).to.deep.equal([requestsSent[0], requestsSent[0], last]);
  });

  it('is reported as the last failure if that one is permanent', async () => {
    let tries = 0;
    const statuses = [503, 404];
    const fetch = async () => Response.json({ detail: 'No' }, { status: statuses[tries++] ?? 200 });
    expect(await feedError(fetchPage({ user: 'u' }, { fetch }))).to.include({ code: 'not-found' });
    expect(tries).to.equal(2);
  });
});

describe('the number of retries', () => {
  withoutDelay();

  for (const [retries, requests] of [
    [0, 1],
    [1, 2],
    [5, 6],
  ] as const) {
    it(`${retries} leads to ${requests} requests`, async () => {
      const faults = { status: 503 } as const;
      expect(await failure(faults, { retries })).to.deep.equal({ code: 'server', requests });
    });
  }

  it('does not matter for a successful request', async () => {
    const { page, requests } = await request({});
    await page;
    expect(await requests()).to.equal(1);
  });
});

describe('a permanent failure is not retried', () => {
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

  it('a redirect is not followed, but browsers add a slash because they hide its target', async () => {
    const requests = 'window' in globalThis ? 2 : 1;
    const page = await failure({ redirect: true }, { retries: 5 });
    expect(page).to.deep.equal({ code: 'redirected', requests });
  });
});
