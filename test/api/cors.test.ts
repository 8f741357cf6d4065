import { expect } from 'chai';
import { fetchPage } from '../../src/api/index.js';
import type { SandboxFaults } from '../../src/sandbox/index.js';
import { accessToken, members, sandboxApi } from '../support/sandbox-client.js';
import { factsOf, feedError, withoutDelay } from './harness.js';

/** A sandbox of another origin than the page's. Node has no pages, and no CORS. */
const elsewhere = globalThis.CROSS_ORIGIN_SANDBOX;

(elsewhere ? describe : describe.skip)('cors: an API of another origin', () => {
  withoutDelay();

  async function ask(faults: SandboxFaults) {
    const api = sandboxApi(faults, elsewhere);
    const options = { token: await accessToken('group', elsewhere) };
    const page = fetchPage({ apiUrl: api.url, user: members.one }, options);
    const gets = async () => (await api.requests()).filter(({ method }) => method === 'GET').length;
    return { page, gets };
  }

  it('is read where it lets the page', async () => {
    const { page, gets } = await ask({});
    expect((await page).activities).to.have.lengthOf(1);
    expect(await gets()).to.equal(1);
  });

  it('is a network error where it does not: the error says so', async () => {
    const { page } = await ask({ noCors: true });
    const error = await feedError(page);
    expect(factsOf(error)).to.deep.equal({
      code: 'network',
      phase: 'first',
      status: undefined,
      messages: [],
      retryable: true,
    });
    expect(error.message).to.match(/CORS/);
  });

  it('is waited for as long as a Retry-After says that the page may read', async () => {
    const { page, gets } = await ask({ status: 503, retryAfter: '3600' });
    expect(await feedError(page)).to.include({ code: 'server', status: 503 });
    expect(await gets()).to.equal(1);
  });

  it('is asked again soon where the page may not read Retry-After', async () => {
    const faults = { status: 503, retryAfter: '3600', exposeRetryAfter: false, times: 1 } as const;
    const { page, gets } = await ask(faults);
    expect((await page).activities).to.have.lengthOf(1);
    expect(await gets()).to.equal(2);
  });

  it('is not followed to where it redirects, but asked with a trailing slash', async () => {
    const { page, gets } = await ask({ redirect: true });
    expect(await feedError(page)).to.include({ code: 'redirected', retryable: false });
    expect(await gets()).to.equal(2);
  });
});
