import { expect } from 'chai';
import type { SandboxFaults } from '../../src/sandbox/index.js';
import { mountSettled } from '../support/feed.js';
import { crossOrigin } from '../support/origin.js';
import { accessToken, members, sandboxApi } from '../support/sandbox-client.js';
import { createNetwork } from './helpers/network.js';

const slashes = ['required', 'refused'] as const;
const statuses = [301, 302, 307, 308, 404] as const;

/** A feed for an API on another origin whose api-url does or does not end in a slash. */
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

describe('a feed for an API on another origin with a fixed trailing slash', () => {
  for (const slash of slashes) {
    const isRequired = slash === 'required';
    const [wrong, right] = isRequired ? ['', '/'] : ['/', ''];

    for (const slashStatus of statuses) {
      it(`loads every page with one extra request (${slash}, ${slashStatus})`, async () => {
        const { feed, rows, paths, texts } = await mountAcross({ slash, slashStatus }, wrong);
        expect(texts('error')).to.deep.equal([]);
        expect(rows()).to.have.length(20);
        await feed.loadMore();
        await feed.refresh();
        expect(rows()).to.have.length(40);
        const tokenRequests = [wrong, right, right, right].map((end) => `/activities${end}`);
        expect(paths()).to.deep.equal(tokenRequests);
      });

      it(`loads every page if the preflight fails too (${slash}, ${slashStatus})`, async () => {
        const faults = { slash, slashStatus, slashPreflight: true };
        const merchantIds = [2, 5];
        const { feed, rows, paths } = await mountAcross(faults, wrong, { merchantIds });
        expect(feed.status).to.equal('ready');
        expect(rows().length).to.be.above(0);
        await feed.refresh();
        const tokenRequests = [wrong, wrong, right, right].map(
          (end) => `/activities/by-merchant-group${end}`,
        );
        expect(paths()).to.deep.equal(tokenRequests);
      });
    }

    it(`sends no extra request if api-url is right (${slash})`, async () => {
      const faults = { slash, slashPreflight: true };
      const { rows, paths } = await mountAcross(faults, right);
      expect(rows()).to.have.length(20);
      expect(paths()).to.deep.equal([`/activities${right}`]);
    });
  }

  it('renews a token that is refused at the right path', async () => {
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

  it('reports the API’s error at the right path, and not a sign-in problem', async () => {
    const user = 'nobody@example.com';
    const { feed, texts } = await mountAcross({ slash: 'required' }, '', { user });
    expect(feed.error?.code).to.equal('not-found');
    expect(texts('error').join()).to.not.match(/sign in again/);
  });

  it('reports a network error if no preflight succeeds', async () => {
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

describe('a feed for a proxy with a fixed trailing slash', () => {
  for (const slash of slashes) {
    for (const slashStatus of statuses) {
      it(`loads every page (${slash}, ${slashStatus})`, async () => {
        const api = sandboxApi({ slash, slashStatus });
        const apiUrl = slash === 'required' ? api.url : api.url.replace('?', '/?');
        const { feed, rows, requests, texts } = await mountSettled({ apiUrl });
        expect(texts('error')).to.deep.equal([]);
        await feed.loadMore();
        expect(rows()).to.have.length(40);
        expect(await requests()).to.have.length(0);
        const tokenRequests = (await api.requests()).map(({ path }) => path.slice(-1));
        expect(tokenRequests).to.deep.equal(
          slash === 'required' ? ['s', '/', '/'] : ['/', 's', 's'],
        );
      });
    }
  }

  it('asks the member to sign in if both paths redirect to a login page', async () => {
    const { feed, texts, requests } = await mountSettled({}, { redirect: true });
    expect(feed.error?.code).to.equal('redirected');
    expect(texts('error').join()).to.match(/sign in again/);
    expect(await requests()).to.have.length(2);
  });

  it('keeps its rows when api-url changes only by a slash', async () => {
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
