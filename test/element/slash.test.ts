import { expect } from 'chai';
import type { SandboxFaults } from '../../src/sandbox/index.js';
import { mountSettled } from '../support/feed.js';
import { crossOrigin } from '../support/origin.js';
import { accessToken, members, sandboxApi } from '../support/sandbox-client.js';
import { createNetwork } from './helpers/network.js';

const slashes = ['required', 'refused'] as const;
const statuses = [301, 302, 307, 308, 404] as const;

/** A feed of an API of another origin, whose api-url ends in a slash or not. */
async function mountAcross(faults: SandboxFaults, trailing = '', properties = {}) {
  const origin = crossOrigin();
  const network = createNetwork();
  const feed = await mountSettled({
    apiUrl: sandboxApi(faults, origin).url.replace('?', `${trailing}?`),
    token: await accessToken('group', origin),
    fetch: network.fetch,
    ...properties,
  });
  const paths = () => network.sent.map(({ url }) => url.pathname.replace('/api/v3', ''));
  return { ...feed, paths };
}

describe('a feed of an API of another origin that minds a trailing slash', () => {
  for (const slash of slashes) {
    const isRequired = slash === 'required';
    const [wrong, right] = isRequired ? ['', '/'] : ['/', ''];

    for (const slashStatus of statuses) {
      it(`(${slash}, ${slashStatus}) shows every page, and asks once more in all`, async () => {
        const { feed, rows, paths, texts } = await mountAcross({ slash, slashStatus }, wrong);
        expect(texts('error')).to.deep.equal([]);
        expect(rows()).to.have.length(20);
        await feed.loadMore();
        await feed.refresh();
        expect(rows()).to.have.length(40);
        const asked = [wrong, right, right, right].map((end) => `/activities${end}`);
        expect(paths()).to.deep.equal(asked);
      });

      it(`(${slash}, ${slashStatus}, the preflight, too) shows every page`, async () => {
        const faults = { slash, slashStatus, slashPreflight: true };
        const merchantIds = [2, 5];
        const { feed, rows, paths } = await mountAcross(faults, wrong, { merchantIds });
        expect(feed.status).to.equal('ready');
        expect(rows().length).to.be.above(0);
        await feed.refresh();
        const asked = [wrong, wrong, right, right].map(
          (end) => `/activities/by-merchant-group${end}`,
        );
        expect(paths()).to.deep.equal(asked);
      });
    }

    it(`(${slash}) is asked once where api-url has the right form`, async () => {
      const faults = { slash, slashPreflight: true };
      const { rows, paths } = await mountAcross(faults, right);
      expect(rows()).to.have.length(20);
      expect(paths()).to.deep.equal([`/activities${right}`]);
    });
  }

  it('renews a token that is refused in the right form', async () => {
    const reasons: string[] = [];
    const fresh = await accessToken('group', crossOrigin());
    const getToken = (reason: string) => {
      reasons.push(reason);
      return reason === 'refused' ? fresh : 'a-token-that-is-refused';
    };
    const { rows, paths } = await mountAcross({ slash: 'required' }, '', { token: null, getToken });
    expect(rows()).to.have.length(20);
    expect(reasons).to.deep.equal(['initial', 'refused']);
    expect(paths()).to.deep.equal(['/activities', '/activities/', '/activities/']);
  });

  it('tells what the API answers in the right form, and of no signing in', async () => {
    const user = 'nobody@example.com';
    const { feed, texts } = await mountAcross({ slash: 'required' }, '', { user });
    expect(feed.error?.code).to.equal('not-found');
    expect(texts('error').join()).to.not.match(/sign in again/);
  });

  it('is a failed network where no form answers a preflight', async () => {
    const { feed, texts, paths } = await mountAcross({
      slash: 'required',
      slashPreflight: true,
      noCors: true,
    });
    expect(feed.error?.code).to.equal('network');
    expect(paths()).to.have.length(3);
    expect(texts('error').join()).to.not.match(/sign in/);
  });
});

describe('a feed of a proxy that minds a trailing slash', () => {
  for (const slash of slashes) {
    for (const slashStatus of statuses) {
      it(`(${slash}, ${slashStatus}) shows every page`, async () => {
        const api = sandboxApi({ slash, slashStatus });
        const apiUrl = slash === 'required' ? api.url : api.url.replace('?', '/?');
        const { feed, rows, requests, texts } = await mountSettled({ apiUrl });
        expect(texts('error')).to.deep.equal([]);
        await feed.loadMore();
        expect(rows()).to.have.length(40);
        expect(await requests()).to.have.length(0);
        const asked = (await api.requests()).map(({ path }) => path.slice(-1));
        expect(asked).to.deep.equal(slash === 'required' ? ['s', '/', '/'] : ['/', 's', 's']);
      });
    }
  }

  it('that sends to a login page asks to sign in, after both forms', async () => {
    const { feed, texts, requests } = await mountSettled({}, { redirect: true });
    expect(feed.error?.code).to.equal('redirected');
    expect(texts('error').join()).to.match(/sign in again/);
    expect(await requests()).to.have.length(2);
  });

  it('keeps its rows when api-url changes by a slash alone', async () => {
    const { feed, rows, requests, settled } = await mountSettled({ user: members.forty });
    const before = rows();
    feed.apiUrl = feed.apiUrl?.replace('?', '/?');
    await settled();
    expect(rows()).to.deep.equal(before);
    expect(await requests()).to.have.length(1);
    await feed.loadMore();
    expect((await requests()).map(({ path }) => path.slice(-1))).to.deep.equal(['s', '/']);
  });
});
