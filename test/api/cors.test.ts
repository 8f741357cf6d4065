import { expect } from 'chai';
import { fetchPage } from '../../src/api/index.js';
import type { SandboxFaults } from '../../src/sandbox/index.js';
import { accessToken, members, sandboxApi } from '../support/sandbox-client.js';
import { factsOf, feedError, withoutDelay } from './harness.js';

/** A sandbox on another origin than the page. Node has no pages and no CORS. */
const crossOriginSandbox = globalThis.CROSS_ORIGIN_SANDBOX;

(crossOriginSandbox ? describe : describe.skip)('an API of another origin', () => {
  withoutDelay();

  async function request(faults: SandboxFaults) {
    const api = sandboxApi(faults, crossOriginSandbox);
    const options = { token: await accessToken('group', crossOriginSandbox) };
    const page = fetchPage({ apiUrl: api.url, user: members.one }, options);
    const countGets = async () =>
      (await api.requests()).filter(({ method }) => method === 'GET').length;
    return { page, countGets };
  }

  it('can be read if it allows the page’s origin', async () => {
    const { page, countGets } = await request({});
    expect((await page).activities).to.have.lengthOf(1);
    expect(await countGets()).to.equal(1);
  });

  it('is reported as a network error that mentions CORS if it does not', async () => {
    const { page } = await request({ noCors: true });
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

  it('is not requested again if a readable Retry-After is too long', async () => {
    const { page, countGets } = await request({ status: 503, retryAfter: '3600' });
    expect(await feedError(page)).to.include({ code: 'server', status: 503 });
    expect(await countGets()).to.equal(1);
  });

  it('is requested again soon if Retry-After is not readable', async () => {
    const faults = { status: 503, retryAfter: '3600', exposeRetryAfter: false, times: 1 } as const;
    const { page, countGets } = await request(faults);
    expect((await page).activities).to.have.lengthOf(1);
    expect(await countGets()).to.equal(2);
  });

  it('is requested with a trailing slash if it redirects, and the redirect is not followed', async () => {
    const { page, countGets } = await request({ redirect: true });
    expect(await feedError(page)).to.include({ code: 'redirected', retryable: false });
    expect(await countGets()).to.equal(2);
  });
});
