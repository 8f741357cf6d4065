import { expect } from 'chai';
import type { ActivityQuery, FetchOptions } from '../../src/api/index.js';
import { activityPages, fetchPage } from '../../src/api/index.js';
import type { SandboxFaults } from '../../src/sandbox/index.js';
import { sandboxOrigin } from '../support/origin.js';
import { accessToken, members, sandboxApi } from '../support/sandbox-client.js';
import { feedError, recording, withoutDelay } from './harness.js';

/** A sandbox on another origin than the page. Node has no pages and no CORS. */
const crossOriginSandbox = globalThis.CROSS_ORIGIN_SANDBOX;

/** An API that records the paths of its requests, oldest first. */
async function slashApi(faults: SandboxFaults, origin?: string, trailing = '') {
  const api = sandboxApi(faults, origin ?? sandboxOrigin());
  const { fetch, calls } = recording();
  const apiUrl = api.url.replace('/v3?', `/v3${trailing}?`);
  const token = await accessToken('group', origin);
  return {
    paths: () => calls.map(({ url }) => new URL(url).pathname.replace('/api/v3', '')),
    page: (query: ActivityQuery = {}, options: FetchOptions = {}) =>
      fetchPage({ apiUrl, user: members.fortyOne, ...query }, { token, fetch, ...options }),
    pages: async () => {
      const ids: unknown[] = [];
      const query = { apiUrl, user: members.fortyOne };
      for await (const { activities } of activityPages(query, { token, fetch })) {
        ids.push(...activities.map(({ id }) => id));
      }
      return ids;
    },
  };
}

const statuses = [301, 302, 307, 308, 404] as const;

for (const origin of new Set([undefined, crossOriginSandbox])) {
  describe(`an API on ${origin ? 'another' : 'the same'} origin`, () => {
    for (const slashStatus of statuses) {
      it(`that requires a trailing slash (${slashStatus}) gets one extra request, once`, async () => {
        const api = await slashApi({ slash: 'required', slashStatus }, origin);
        expect((await api.page()).activities).to.have.lengthOf(20);
        expect(api.paths()).to.deep.equal(['/activities', '/activities/']);
        await api.page({ merchantGroup: true, merchantIds: [2, 5] });
        expect(api.paths().slice(2)).to.deep.equal(['/activities/by-merchant-group/']);
      });

      it(`that refuses a trailing slash (${slashStatus}) gets one extra request, once, if api-url has one`, async () => {
        const api = await slashApi({ slash: 'refused', slashStatus }, origin, '/');
        expect((await api.page()).activities).to.have.lengthOf(20);
        expect(api.paths()).to.deep.equal(['/activities/', '/activities']);
        await api.page({ merchantGroup: true });
        expect(api.paths().slice(2)).to.deep.equal(['/activities/by-merchant-group']);
      });
    }

    for (const [faults, trailing] of [
      [{}, ''],
      [{}, '/'],
      [{ slash: 'required' }, '/'],
      [{ slash: 'refused' }, ''],
    ] as const) {
      it(`with ${JSON.stringify(faults)} gets no extra request if api-url ends in "${trailing}"`, async () => {
        const api = await slashApi(faults, origin, trailing);
        await api.page();
        await api.page({ merchantGroup: true });
        expect(api.paths()).to.deep.equal([
          `/activities${trailing}`,
          `/activities/by-merchant-group${trailing}`,
        ]);
      });
    }

    it('gets further pages at the path that worked', async () => {
      const api = await slashApi({ slash: 'required' }, origin);
      const ids = await api.pages();
      expect(new Set(ids)).to.have.property('size', 41);
      const expectedPaths = ['/activities', '/activities/', '/activities/', '/activities/'];
      expect(api.paths()).to.deep.equal(expectedPaths);
    });

    it('may require the slash only for further pages', async () => {
      const api = await slashApi({ slash: 'required', page: 'more' }, origin);
      expect(await api.pages()).to.have.lengthOf(41);
      const expectedPaths = ['/activities', '/activities', '/activities/', '/activities/'];
      expect(api.paths()).to.deep.equal(expectedPaths);
    });

    it('may require the slash when requests are concurrent', async () => {
      const api = await slashApi({ slash: 'required' }, origin);
      const pages = await Promise.all([api.page(), api.page({ merchantGroup: true }), api.page()]);
      for (const { activities } of pages) expect(activities).to.have.lengthOf(20);
      expect(api.paths()).to.have.lengthOf(6);
    });

    it('gets the extra request even without retries', async () => {
      for (const slashStatus of statuses) {
        const api = await slashApi({ slash: 'required', slashStatus }, origin);
        expect((await api.page({}, { retries: 0 })).activities).to.have.lengthOf(20);
      }
    });

    it('that refuses the token at the right path reports that, and is requested there from then on', async () => {
      const api = await slashApi({ slash: 'required' }, origin);
      for (const requests of [2, 3]) {
        const error = await feedError(api.page({}, { token: 'not-the-right-token' }));
        expect(error).to.include({ code: 'unauthorized', status: 401 });
        expect(api.paths()).to.have.lengthOf(requests);
      }
    });

    it('that does not know the member gets no extra request', async () => {
      const api = await slashApi({}, origin);
      const error = await feedError(api.page({ user: 'nobody@example.com' }));
      expect(error).to.include({ code: 'not-found', status: 404 });
      expect(error.messages).to.not.deep.equal([]);
      expect(api.paths()).to.deep.equal(['/activities']);
    });

    it('that redirects elsewhere gets at most one extra request', async () => {
      const api = await slashApi({ redirect: true }, origin);
      expect(await feedError(api.page())).to.include({ code: 'redirected', retryable: false });
      // Only Node exposes the target of a redirect.
      const isHidden = 'window' in globalThis;
      expect(api.paths()).to.have.lengthOf(isHidden ? 2 : 1);
    });
  });
}

(crossOriginSandbox ? describe : describe.skip)('an API that does not answer the preflight', () => {
  withoutDelay();

  for (const slashStatus of statuses) {
    it(`because of ${slashStatus} is requested at the other path in the last retry`, async () => {
      const faults = { slash: 'required', slashStatus, slashPreflight: true } as const;
      const api = await slashApi(faults, crossOriginSandbox);
      expect((await api.page()).activities).to.have.lengthOf(20);
      expect(api.paths()).to.deep.equal(['/activities', '/activities', '/activities/']);
      await api.page({ merchantGroup: true });
      expect(api.paths().slice(3)).to.deep.equal(['/activities/by-merchant-group/']);
    });
  }

  it('of a path with a slash is requested without one in the last retry', async () => {
    const faults = { slash: 'refused', slashPreflight: true } as const;
    const api = await slashApi(faults, crossOriginSandbox, '/');
    expect((await api.page({}, { retries: 1 })).activities).to.have.lengthOf(20);
    expect(api.paths()).to.deep.equal(['/activities/', '/activities']);
  });

  it('gets one request without retries', async () => {
    const faults = { slash: 'required', slashPreflight: true } as const;
    const api = await slashApi(faults, crossOriginSandbox);
    expect(await feedError(api.page({}, { retries: 0 }))).to.include({ code: 'network' });
    expect(api.paths()).to.have.lengthOf(1);
  });

  it('gets the usual number of requests if responses are not readable either', async () => {
    const api = await slashApi({ noCors: true }, crossOriginSandbox);
    expect(await feedError(api.page())).to.include({ code: 'network' });
    expect(api.paths()).to.have.lengthOf(3);
  });
});

describe('an API behind a failing network', () => {
  withoutDelay();

  /** A network that fails this many times. */
  const flakyNetwork = (times: number) => {
    let n = 0;
    return recording((input, init) =>
      n++ < times ? Promise.reject(new TypeError('Failed to fetch')) : fetch(input, init),
    );
  };

  it('gets the usual number of requests, and the first error is reported', async () => {
    const { fetch, calls } = flakyNetwork(99);
    const api = await slashApi({}, crossOriginSandbox);
    expect(await feedError(api.page({}, { fetch }))).to.include({ code: 'network' });
    expect(calls).to.have.lengthOf(3);
  });

  it('is requested at the first path after one failure', async () => {
    const { fetch, calls } = flakyNetwork(1);
    const api = await slashApi({ slash: 'refused' }, crossOriginSandbox);
    await api.page({}, { fetch });
    expect(calls.map(({ url }) => new URL(url).pathname)).to.deep.equal(
      Array(2).fill('/api/v3/activities'),
    );
  });

  for (const slashStatus of statuses) {
    it(`responds after two failures, although it refuses the other path with ${slashStatus}`, async () => {
      const { fetch, calls } = flakyNetwork(2);
      const api = await slashApi({ slash: 'refused', slashStatus }, crossOriginSandbox);
      expect((await api.page({}, { fetch })).activities).to.have.lengthOf(20);
      expect(calls).to.have.lengthOf(crossOriginSandbox ? 4 : 3);
    });
  }

  it('is requested at the first path after two failures if that path has worked before', async () => {
    const api = await slashApi({ slash: 'refused' }, crossOriginSandbox);
    await api.page();
    const { fetch, calls } = flakyNetwork(2);
    await api.page({}, { fetch });
    expect(calls).to.have.lengthOf(3);
    expect(new Set(calls.map(({ url }) => new URL(url).pathname))).to.have.property('size', 1);
  });
});
