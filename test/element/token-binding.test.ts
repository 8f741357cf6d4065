import { expect } from 'chai';
import type { StampsActivityFeed } from '../../src/index.js';
import { attach, look } from '../support/feed.js';
import { crossOrigin } from '../support/origin.js';
import { accessToken, members, sandboxApi } from '../support/sandbox-client.js';
import { collectWarnings } from './helpers/warnings.js';

const create = (): StampsActivityFeed => document.createElement('stamps-activity-feed');

/** An API on the document's origin, and one on another. */
const createApis = () => ({ own: sandboxApi(), other: sandboxApi({}, crossOrigin()) });

/** Waits until the feed has loaded or stayed idle, and returns its status. */
const settle = async (feed: StampsActivityFeed): Promise<string> => {
  await look(feed).settled();
  return feed.status;
};

describe('the origin of a token', () => {
  collectWarnings();

  const waysToGive: Readonly<Record<string, (feed: StampsActivityFeed, token: string) => void>> = {
    attribute: (feed, token) => feed.setAttribute('token', token),
    property: (feed, token) => {
      feed.token = token;
    },
  };

  for (const [way, give] of Object.entries(waysToGive)) {
    it(`is that of the update after it was given, without a user (${way})`, async () => {
      const { own, other } = createApis();
      const feed = create();
      feed.apiUrl = own.url;
      give(feed, await accessToken());
      attach(feed);
      expect(await settle(feed)).to.equal('idle');
      feed.apiUrl = other.url;
      await feed.updateComplete;
      feed.user = members.one;
      expect(await settle(feed)).to.equal('idle');
      expect(await other.requests()).to.deep.equal([]);
      feed.apiUrl = own.url;
      expect(await settle(feed)).to.equal('ready');
    });

    it(`does not depend on the order of token and api-url in one task (${way})`, async () => {
      const { own, other } = createApis();
      const token = await accessToken();
      for (const isTokenFirst of [true, false]) {
        const feed = attach(create());
        await feed.updateComplete;
        if (isTokenFirst) give(feed, token);
        feed.apiUrl = own.url;
        if (!isTokenFirst) give(feed, token);
        await feed.updateComplete;
        feed.user = members.one;
        expect(await settle(feed)).to.equal('ready');
        feed.apiUrl = other.url;
        expect(await settle(feed)).to.equal('idle');
      }
      expect(await other.requests()).to.deep.equal([]);
    });
  }

  it('is that of the last api-url in the task', async () => {
    const { own, other } = createApis();
    const feed = attach(create());
    feed.token = await accessToken();
    feed.apiUrl = other.url;
    feed.user = members.one;
    feed.apiUrl = own.url;
    expect(await settle(feed)).to.equal('ready');
    feed.apiUrl = other.url;
    expect(await settle(feed)).to.equal('idle');
    expect(await other.requests()).to.deep.equal([]);
  });

  const notUsedAtFirst: Readonly<
    Record<string, readonly [StampsActivityFeed | object, StampsActivityFeed | object]>
  > = {
    'getToken had precedence': [{ getToken: () => new Promise(() => {}) }, { getToken: undefined }],
    'token-url had precedence': [{ tokenUrl: '/nothing' }, { tokenUrl: undefined }],
    'another attribute was invalid': [{ types: 'nonsense' }, { types: [] }],
  };
  for (const [name, [before, after]] of Object.entries(notUsedAtFirst)) {
    it(`is decided even if ${name}`, async () => {
      const { own, other } = createApis();
      const feed = create();
      Object.assign(feed, { apiUrl: own.url, token: await accessToken() }, before);
      attach(feed);
      await feed.updateComplete;
      Object.assign(feed, { apiUrl: other.url, user: members.one }, after);
      expect(await settle(feed)).to.equal('idle');
      expect(await other.requests()).to.deep.equal([]);
    });
  }

  it('is none if api-url was not a URL', async () => {
    const { other } = createApis();
    const feed = create();
    Object.assign(feed, { apiUrl: 'https://', token: await accessToken(), user: members.one });
    attach(feed);
    expect(await settle(feed)).to.equal('error');
    feed.apiUrl = other.url;
    expect(await settle(feed)).to.equal('idle');
    expect(await other.requests()).to.deep.equal([]);
  });

  it('stays undecided until the update, even if a method is called before', async () => {
    const { own } = createApis();
    const feed = attach(create());
    feed.token = await accessToken();
    const refreshed = feed.refresh();
    Object.assign(feed, { apiUrl: own.url, user: members.one });
    expect(await refreshed).to.deep.equal([]);
    expect(await settle(feed)).to.equal('ready');
  });

  const copies: Readonly<Record<string, (feed: StampsActivityFeed) => StampsActivityFeed>> = {
    'a clone': (feed) => feed.cloneNode() as StampsActivityFeed,
    'an import into the document': (feed) => document.importNode(feed, true),
    'a copy by HTML': (feed) => {
      const box = document.createElement('div');
      box.innerHTML = feed.outerHTML;
      return box.firstElementChild as StampsActivityFeed;
    },
    'a copied handle': (feed) => {
      const copy = create();
      copy.token = feed.token;
      return copy;
    },
  };
  for (const [name, copyOf] of Object.entries(copies)) {
    it(`stays the same for ${name}, also where the original had no user`, async () => {
      const { own, other } = createApis();
      const feed = create();
      feed.setAttribute('api-url', own.url);
      feed.setAttribute('token', await accessToken());
      attach(feed);
      await feed.updateComplete;
      const copy = copyOf(feed);
      Object.assign(copy, { apiUrl: other.url, user: members.one });
      attach(copy);
      expect(await settle(copy)).to.equal('idle');
      copy.apiUrl = own.url;
      expect(await settle(copy)).to.equal('ready');
      expect(await other.requests()).to.deep.equal([]);
    });
  }
});
