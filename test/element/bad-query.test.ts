import { expect } from 'chai';
import { mount, mountMarkup, mountSettled } from '../support/feed.js';
import { crossOrigin } from '../support/origin.js';
import { members, sandboxApi } from '../support/sandbox-client.js';
import { listen } from './helpers/events.js';
import { createNetwork } from './helpers/network.js';
import { collectWarnings } from './helpers/warnings.js';

const setUp = 'Your activity can’t be shown here right now. Please come back later.';
const warnings = collectWarnings();

describe('a feed without a member', () => {
  for (const user of [null, '', '   ']) {
    it(`is idle (user: ${JSON.stringify(user)})`, async () => {
      const { feed, texts, button, requests } = await mountMarkup({ user });
      expect(feed.status).to.equal('idle');
      expect(feed.hasMore).to.equal(false);
      expect(feed.error).to.equal(undefined);
      expect(texts('idle')).to.deep.equal(['Sign in to see your activity.']);
      expect(!!button()).to.equal(false);
      expect(await requests()).to.have.length(0);
    });
  }

  it('loads as soon as a member is set', async () => {
    const { feed, rows, texts, settled } = await mountMarkup({ user: null });
    feed.user = members.one;
    await settled();
    expect(rows()).to.have.length(1);
    expect(texts('idle')).to.deep.equal([]);
  });
});

describe('a feed without a token for an API on another origin', () => {
  for (const token of [null, '', '   ']) {
    it(`is idle (token: ${JSON.stringify(token)})`, async () => {
      const { url, requests } = sandboxApi({}, crossOrigin());
      const { feed, texts } = await mountMarkup({ token, 'api-url': url });
      expect(feed.status).to.equal('idle');
      expect(texts('idle')).to.deep.equal(['Sign in to see your activity.']);
      expect(await requests()).to.have.length(0);
    });
  }
});

describe('valid merchant-ids', () => {
  const good = {
    '2,,5': ['2', '5'],
    ' 2 5 ': ['2', '5'],
    '2, 5': ['2', '5'],
    '2\n5\t': ['2', '5'],
    '007': ['7'],
  };
  for (const [ids, sent] of Object.entries(good)) {
    it(`request these merchants: ${JSON.stringify(ids)}`, async () => {
      const network = createNetwork();
      const { feed, settled } = await mount({ fetch: network.fetch, user: undefined });
      feed.setAttribute('merchant-ids', ids);
      feed.user = members.fortyOne;
      await settled();
      expect(feed.merchantIds).to.deep.equal(sent.map(Number));
      const [request] = network.sent;
      expect(request?.url.pathname).to.equal('/api/v3/activities/by-merchant-group');
      expect(request?.url.searchParams.getAll('merchant_id')).to.deep.equal(sent);
    });
  }

  for (const ids of ['', ' ', ',', ' , ,']) {
    it(`are treated as none: ${JSON.stringify(ids)}`, async () => {
      const { feed, requests } = await mountMarkup({ 'merchant-ids': ids });
      expect(feed.merchantIds).to.deep.equal([]);
      expect((await requests())[0]?.path).to.equal('/api/v3/activities');
    });
  }
});

describe('invalid merchant-ids', () => {
  const bad = ['abc', '-1', '1e3', '9007199254740993', '2,def', '2.5', '0x10', '[2,5]', '٢'];
  for (const ids of bad) {
    it(`prevent the request and are named in the error: ${ids}`, async () => {
      const { feed, texts, button, rows, requests } = await mountMarkup({ 'merchant-ids': ids });
      expect(feed.status).to.equal('error');
      expect(feed.error?.code).to.equal('invalid-config');
      expect(feed.error?.phase).to.equal('first');
      expect(feed.error?.message).to.contain('merchant-ids');
      expect(feed.error?.retryable).to.equal(false);
      expect(texts('error')).to.deep.equal([setUp]);
      expect(!!button()).to.equal(false);
      expect(rows()).to.have.length(0);
      expect(await requests()).to.have.length(0);
      expect(warnings.texts).to.have.length(1);
      expect(warnings.texts[0]).to.contain('merchant-ids');
    });
  }

  for (const method of ['loadMore', 'refresh', 'retry'] as const) {
    it(`make ${method}() reject with the feed’s error`, async () => {
      const { feed, requests } = await mountMarkup({ 'merchant-ids': 'abc' });
      expect(await feed[method]().catch((error) => error)).to.equal(feed.error);
      feed.merchantIds = [2, -1];
      const reason: unknown = await feed[method]().catch((error) => error);
      expect(reason).to.equal(feed.error);
      expect(feed.error?.message).to.contain('"-1"');
      // The promise may be ignored: an unhandled rejection would fail this test.
      feed[method]();
      expect(await requests()).to.have.length(0);
      feed.remove();
      expect(await feed[method]()).to.have.length(0);
    });
  }

  for (const ids of [[Number.NaN], [-1], [1.5], [Number.POSITIVE_INFINITY], ['abc'], [2 ** 53]]) {
    it(`prevent the request as a property too: [${ids}]`, async () => {
      const { feed, requests } = await mount({ merchantIds: ids });
      expect(feed.error?.code).to.equal('invalid-config');
      expect(feed.error?.message).to.contain('merchant-ids');
      expect(await requests()).to.have.length(0);
    });
  }

  it('are reported by one event', async () => {
    const { feed, settled } = await mountSettled();
    const events = listen(feed);
    feed.setAttribute('merchant-ids', 'two');
    await settled();
    feed.label = 'Another label';
    await settled();
    expect(events.map(({ type }) => type)).to.deep.equal(['stamps-error']);
    expect(events[0]).to.have.property('error', feed.error);
  });

  it('empty the feed until they are corrected', async () => {
    const { feed, rows, texts, settled } = await mountSettled();
    feed.setAttribute('merchant-ids', 'five');
    await feed.updateComplete;
    expect(rows()).to.have.length(0);
    expect(feed.activities).to.have.length(0);
    feed.setAttribute('merchant-ids', '5');
    await settled();
    expect(feed.status).to.equal('ready');
    expect(texts('error')).to.deep.equal([]);
    expect(rows().length).to.be.above(0);
  });
});

describe('an invalid api-url', () => {
  const bad = [
    'http://[',
    'https://',
    'javascript:alert(1)',
    'ftp://stamps.example/api/v3',
    'data:application/json,{}',
    'https://merchant:secret@stamps.example/api/v3',
  ];
  for (const apiUrl of bad) {
    it(`prevents the request and is named in the error: ${apiUrl}`, async () => {
      const network = createNetwork();
      const { feed, texts, button } = await mount({ fetch: network.fetch, apiUrl });
      expect(feed.status).to.equal('error');
      expect(feed.error?.code).to.equal('invalid-config');
      expect(feed.error?.message).to.contain('api-url');
      expect(texts('error')).to.deep.equal([setUp]);
      expect(!!button()).to.equal(false);
      expect(network.sent).to.have.length(0);
      expect(warnings.texts).to.have.length(1);
    });
  }

  it('is reported without its password', async () => {
    const { feed } = await mount({ apiUrl: 'https://merchant:hunter2@stamps.example/api' });
    expect(feed.error?.message).not.to.contain('hunter2');
    expect(warnings.texts.join()).not.to.contain('hunter2');
  });
});

describe('an api-url without https', () => {
  it('is not requested if there is a token', async () => {
    const network = createNetwork();
    const token = 'canary-token';
    const apiUrl = 'http://stamps.example/api/v3';
    const { feed, settled, texts } = await mount({ fetch: network.fetch, apiUrl, token });
    await settled();
    expect(network.sent).to.have.length(0);
    expect(feed.status).to.equal('error');
    expect(feed.error?.code).to.equal('invalid-config');
    expect(feed.error?.message).to.contain('api-url');
    expect(feed.error?.message).not.to.contain(token);
    expect(texts('error')).to.deep.equal([setUp]);
  });

  it('is allowed on localhost', async () => {
    const { url } = sandboxApi({}, crossOrigin());
    expect(new URL(url).protocol).to.equal('http:');
    const { feed, rows } = await mountSettled({ apiUrl: url });
    expect(feed.status).to.equal('ready');
    expect(rows()).to.have.length(20);
  });
});

describe('a member’s address with unusual characters', () => {
  for (const user of ['+6281234567808', 'a+b@x.id', 'rosé & co=?#/%@x.id', '  spaced@x.id ']) {
    it(`is sent unchanged: ${user}`, async () => {
      const network = createNetwork();
      await mountSettled({ fetch: network.fetch, user });
      expect(network.sent[0]?.url.searchParams.getAll('user')).to.deep.equal([user.trim()]);
    });
  }
});
