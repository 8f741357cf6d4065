import { expect } from 'chai';
import type { ActivityQuery, FetchOptions } from '../../src/api/index.js';
import { activityPages, fetchPage } from '../../src/api/index.js';
import type { SandboxFaults } from '../../src/sandbox/index.js';
import { sandboxOrigin } from '../support/origin.js';
import { accessToken, members, sandboxApi } from '../support/sandbox-client.js';
import { feedError, recording, withoutDelay } from './harness.js';

/** A sandbox of another origin than the page's. Node has no pages, and no CORS. */
const elsewhere = globalThis.CROSS_ORIGIN_SANDBOX;

/** An API, and the paths that were asked for there, oldest first. */
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

for (const origin of new Set([undefined, elsewhere])) {
  describe(`slash: an API of ${origin ? 'another' : 'the same'} origin`, () => {
    for (const slashStatus of statuses) {
      it(`that wants one, and answers ${slashStatus} without, is asked twice once`, async () => {
        const api = await slashApi({ slash: 'required', slashStatus }, origin);
        expect((await api.page()).activities).to.have.lengthOf(20);
        expect(api.paths()).to.deep.equal(['/activities', '/activities/']);
        await api.page({ merchantGroup: true, merchantIds: [2, 5] });
        expect(api.paths().slice(2)).to.deep.equal(['/activities/by-merchant-group/']);
      });

      it(`that refuses one with ${slashStatus} is asked twice once, if api-url has one`, async () => {
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
      it(`is asked once, given ${JSON.stringify(faults)} and "${trailing}" at the end of api-url`, async () => {
        const api = await slashApi(faults, origin, trailing);
        await api.page();
        await api.page({ merchantGroup: true });
        expect(api.paths()).to.deep.equal([
          `/activities${trailing}`,
          `/activities/by-merchant-group${trailing}`,
        ]);
      });
    }

    it('has its form remembered for further pages', async () => {
      const api = await slashApi({ slash: 'required' }, origin);
      const ids = await api.pages();
      expect(new Set(ids)).to.have.property('size', 41);
      const asked = ['/activities', '/activities/', '/activities/', '/activities/'];
      expect(api.paths()).to.deep.equal(asked);
    });

    it('is asked in the other form on a further page alone, too', async () => {
      const api = await slashApi({ slash: 'required', page: 'more' }, origin);
      expect(await api.pages()).to.have.lengthOf(41);
      const asked = ['/activities', '/activities', '/activities/', '/activities/'];
      expect(api.paths()).to.deep.equal(asked);
    });

    it('serves requests that come together', async () => {
      const api = await slashApi({ slash: 'required' }, origin);
      const pages = await Promise.all([api.page(), api.page({ merchantGroup: true }), api.page()]);
      for (const { activities } of pages) expect(activities).to.have.lengthOf(20);
      expect(api.paths()).to.have.lengthOf(6);
    });

    it('is asked in the other form without any repeat', async () => {
      for (const slashStatus of statuses) {
        const api = await slashApi({ slash: 'required', slashStatus }, origin);
        expect((await api.page({}, { retries: 0 })).activities).to.have.lengthOf(20);
      }
    });

    it('that refuses the token in the right form says so, and is asked there from then on', async () => {
      const api = await slashApi({ slash: 'required' }, origin);
      for (const requests of [2, 3]) {
        const error = await feedError(api.page({}, { token: 'not-the-right-token' }));
        expect(error).to.include({ code: 'unauthorized', status: 401 });
        expect(api.paths()).to.have.lengthOf(requests);
      }
    });

    it('that knows no such member is asked once', async () => {
      const api = await slashApi({}, origin);
      const error = await feedError(api.page({ user: 'nobody@example.com' }));
      expect(error).to.include({ code: 'not-found', status: 404 });
      expect(error.messages).to.not.deep.equal([]);
      expect(api.paths()).to.deep.equal(['/activities']);
    });

    it('that redirects both forms elsewhere is redirected, after one request more at most', async () => {
      const api = await slashApi({ redirect: true }, origin);
      expect(await feedError(api.page())).to.include({ code: 'redirected', retryable: false });
      // Only Node shows where a redirect leads.
      const isHidden = 'window' in globalThis;
      expect(api.paths()).to.have.lengthOf(isHidden ? 2 : 1);
    });
  });
}

(elsewhere ? describe : describe.skip)('slash: a preflight that is not answered', () => {
  withoutDelay();

  for (const slashStatus of statuses) {
    it(`but with ${slashStatus}: the last repeat tries the other form`, async () => {
      const faults = { slash: 'required', slashStatus, slashPreflight: true } as const;
      const api = await slashApi(faults, elsewhere);
      expect((await api.page()).activities).to.have.lengthOf(20);
      expect(api.paths()).to.deep.equal(['/activities', '/activities', '/activities/']);
      await api.page({ merchantGroup: true });
      expect(api.paths().slice(3)).to.deep.equal(['/activities/by-merchant-group/']);
    });
  }

  it('for the form with a slash: the last repeat tries the one without', async () => {
    const faults = { slash: 'refused', slashPreflight: true } as const;
    const api = await slashApi(faults, elsewhere, '/');
    expect((await api.page({}, { retries: 1 })).activities).to.have.lengthOf(20);
    expect(api.paths()).to.deep.equal(['/activities/', '/activities']);
  });

  it('is one request without any repeat', async () => {
    const faults = { slash: 'required', slashPreflight: true } as const;
    const api = await slashApi(faults, elsewhere);
    expect(await feedError(api.page({}, { retries: 0 }))).to.include({ code: 'network' });
    expect(api.paths()).to.have.lengthOf(1);
  });

  it('nor is the answer readable: as many requests as ever', async () => {
    const api = await slashApi({ noCors: true }, elsewhere);
    expect(await feedError(api.page())).to.include({ code: 'network' });
    expect(api.paths()).to.have.lengthOf(3);
  });
});

describe('slash: a network that fails', () => {
  withoutDelay();

  /** A network that fails so many times. */
  const flaky = (times: number) => {
    let n = 0;
    return recording((input, init) =>
      n++ < times ? Promise.reject(new TypeError('Failed to fetch')) : fetch(input, init),
    );
  };

  it('is asked as often as ever, and the first error is told', async () => {
    const { fetch, calls } = flaky(99);
    const api = await slashApi({}, elsewhere);
    expect(await feedError(api.page({}, { fetch }))).to.include({ code: 'network' });
    expect(calls).to.have.lengthOf(3);
  });

  it('once heals with the first form', async () => {
    const { fetch, calls } = flaky(1);
    const api = await slashApi({ slash: 'refused' }, elsewhere);
    await api.page({}, { fetch });
    expect(calls.map(({ url }) => new URL(url).pathname)).to.deep.equal(
      Array(2).fill('/api/v3/activities'),
    );
  });

  for (const slashStatus of statuses) {
    it(`twice heals, though the other form is refused with ${slashStatus}`, async () => {
      const { fetch, calls } = flaky(2);
      const api = await slashApi({ slash: 'refused', slashStatus }, elsewhere);
      expect((await api.page({}, { fetch })).activities).to.have.lengthOf(20);
      expect(calls).to.have.lengthOf(elsewhere ? 4 : 3);
    });
  }

  it('twice heals with the first form where that one is proven', async () => {
    const api = await slashApi({ slash: 'refused' }, elsewhere);
    await api.page();
    const { fetch, calls } = flaky(2);
    await api.page({}, { fetch });
    expect(calls).to.have.lengthOf(3);
    expect(new Set(calls.map(({ url }) => new URL(url).pathname))).to.have.property('size', 1);
  });
});
