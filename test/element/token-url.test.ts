import { expect } from 'chai';
import { mount, mountMarkup, mountSettled } from '../support/feed.js';
import { crossOrigin } from '../support/origin.js';
import { members, sandboxApi } from '../support/sandbox-client.js';
import { setClock } from './helpers/clock.js';
import { listen } from './helpers/events.js';
import { createNetwork } from './helpers/network.js';
import { expectSameNodes } from './helpers/nodes.js';
import { createTokenUrl } from './helpers/token-url.js';

const token = undefined;

describe('token-url', () => {
  it('receives a POST with the page’s cookies, and provides the token', async () => {
    document.cookie = 'merchant-session=rina; path=/';
    const { url, tokenRequests } = createTokenUrl();
    const network = createNetwork();
    const { rows } = await mountSettled({ token, tokenUrl: url, fetch: network.fetch });
    expect(rows()).to.have.length(20);
    const [first, ...others] = await tokenRequests();
    expect(first?.method).to.equal('POST');
    expect(first?.cookie).to.contain('merchant-session=rina');
    expect(others).to.have.length(0);
    const [forToken, forPage] = network.sent;
    expect(forToken?.init).to.include({ credentials: 'same-origin', redirect: 'manual' });
    expect(forToken?.init).to.include({ cache: 'no-store', referrerPolicy: 'no-referrer' });
    expect(forPage?.authorization).to.equal(`Bearer ${first?.token}`);
  });

  it('works as an attribute, relative to the document', async () => {
    const { url } = createTokenUrl();
    const { rows, settled } = await mountMarkup({ token: null, 'token-url': url });
    await settled();
    expect(rows()).to.have.length(20);
  });

  it('is not requested before there is a user', async () => {
    const { url, tokenRequests } = createTokenUrl();
    const { feed, settled } = await mount({ token, tokenUrl: url, user: undefined });
    expect(feed.status).to.equal('idle');
    expect(await tokenRequests()).to.have.length(0);
    feed.user = members.one;
    await settled();
    expect(feed.status).to.equal('ready');
    expect(await tokenRequests()).to.have.length(1);
  });

  it('is requested once for all pages and all feeds that share it', async () => {
    const { url, tokenRequests } = createTokenUrl();
    const properties = { token, tokenUrl: url };
    const feeds = await Promise.all([mount(properties), mount(properties), mount(properties)]);
    for (const { settled, rows } of feeds) {
      await settled();
      expect(rows()).to.have.length(20);
    }
    await feeds[0]?.feed.loadMore();
    expect(await tokenRequests()).to.have.length(1);
  });

  it('is requested separately for feeds of different members', async () => {
    const { url, tokenRequests } = createTokenUrl();
    await mountSettled({ token, tokenUrl: url });
    await mountSettled({ token, tokenUrl: url, user: members.one });
    expect(await tokenRequests()).to.have.length(2);
  });

  it('is requested again shortly before the token expires', async () => {
    const clock = setClock(new Date().toISOString());
    const begin = Date.now();
    const { url, tokenRequests } = createTokenUrl({ expiresIn: '3600' });
    const network = createNetwork();
    const { feed } = await mountSettled({ token, tokenUrl: url, fetch: network.fetch });
    clock.sleepUntil(new Date(begin + 3500_000).toISOString());
    await feed.loadMore();
    expect(await tokenRequests()).to.have.length(1);
    clock.sleepUntil(new Date(begin + 3560_000).toISOString());
    const sent = () => network.sent.flatMap(({ authorization }) => authorization ?? []);
    const [used] = sent();
    // The old token is used until the new one is there.
    do await feed.refresh();
    while (sent().at(-1) === used);
    const log = await tokenRequests();
    expect(log).to.have.length(2);
    expect([used, sent().at(-1)]).to.deep.equal(log.map((request) => `Bearer ${request.token}`));
  });

  it('keeps a valid token if it cannot be renewed', async () => {
    const clock = setClock(new Date().toISOString());
    const begin = Date.now();
    const { url } = createTokenUrl({ expiresIn: '3600' });
    let isDown = false;
    const { feed } = await mountSettled({
      token,
      tokenUrl: url,
      fetch: (input, init) =>
        isDown && `${input}`.includes('/merchant/')
          ? Promise.resolve(new Response(null, { status: 403 }))
          : fetch(input, init),
    });
    isDown = true;
    clock.sleepUntil(new Date(begin + 3560_000).toISOString());
    expect(await feed.loadMore()).to.have.length(20);
    clock.sleepUntil(new Date(begin + 3601_000).toISOString());
    await feed.loadMore().catch(() => {});
    expect(feed.error?.code).to.equal('token');
  });

  it('trusts the API more than the device’s clock', async () => {
    const clock = setClock(new Date().toISOString());
    clock.sleepUntil(new Date(Date.now() + 30 * 86_400_000).toISOString());
    const { url, tokenRequests } = createTokenUrl({ expiresIn: '3600' });
    const { feed } = await mountSettled({ token, tokenUrl: url });
    await feed.loadMore();
    await feed.loadMore();
    expect(feed.activities).to.have.length(41);
    expect(await tokenRequests()).to.have.length(1);
  });

  it('is requested again when the token is refused, without an error for the member', async () => {
    const { url, tokenRequests } = createTokenUrl();
    const { feed, rows, requests, settled } = await mountSettled(
      { token, tokenUrl: url },
      { status: 401, page: 'more', times: 1 },
    );
    const before = rows();
    const events = listen(feed);
    expect(await feed.loadMore()).to.have.length(20);
    await settled();
    expectSameNodes(rows().slice(0, 20), before);
    expect(await tokenRequests()).to.have.length(2);
    expect((await requests()).map(({ status }) => status)).to.deep.equal([200, 401, 200]);
    expect(events.map(({ type }) => type)).to.deep.equal(['stamps-load']);
  });

  it('is not requested a third time if the second token is refused', async () => {
    const { url, tokenRequests } = createTokenUrl();
    const { feed, requests } = await mountSettled({ token, tokenUrl: url }, { status: 401 });
    expect(feed.error?.code).to.equal('unauthorized');
    expect(await tokenRequests()).to.have.length(2);
    expect(await requests()).to.have.length(2);
  });

  it('is requested again after a 403 before the API accepted the token, and not afterwards', async () => {
    const first = createTokenUrl();
    const early = await mountSettled({ token, tokenUrl: first.url }, { status: 403, times: 1 });
    expect(early.rows()).to.have.length(20);
    expect(await first.tokenRequests()).to.have.length(2);

    const second = createTokenUrl();
    const late = await mountSettled(
      { token, tokenUrl: second.url },
      { status: 403, page: 'more', times: 1 },
    );
    await late.feed.loadMore().catch(() => {});
    expect(late.feed.error?.code).to.equal('forbidden');
    expect(await second.tokenRequests()).to.have.length(1);
  });

  it('empties the list if the token is for another merchant', async () => {
    const options = new URLSearchParams({ merchantId: '2' });
    const { url } = createTokenUrl(Object.fromEntries(options));
    const { feed, rows, settled } = await mountSettled(
      { token, tokenUrl: `${url}&merchantId=5` },
      { status: 401, page: 'more', times: 1 },
    );
    expect(rows()).to.have.length(20);
    const seen: number[] = [];
    new MutationObserver(() => seen.push(rows().length)).observe(feed.shadowRoot as Node, {
      childList: true,
      subtree: true,
    });
    expect(await feed.loadMore()).to.have.length(0);
    await settled();
    expect(seen).to.contain(0);
    expect(seen).not.to.contain(40);
    expect(rows()).to.have.length(20);
  });

  it('takes precedence over a token', async () => {
    const { url, tokenRequests } = createTokenUrl();
    const { rows } = await mountSettled({ token: 'worthless', tokenUrl: url });
    expect(rows()).to.have.length(20);
    expect(await tokenRequests()).to.have.length(1);
  });
});

describe('a token-url that is removed', () => {
  it('empties the feed and forgets the token', async () => {
    const { url, tokenRequests } = createTokenUrl();
    const apiUrl = sandboxApi({}, crossOrigin()).url;
    const { feed, rows, settled } = await mountSettled({ token, tokenUrl: url, apiUrl });
    expect(rows()).to.have.length(20);
    feed.removeAttribute('token-url');
    feed.tokenUrl = undefined;
    await feed.updateComplete;
    expect(feed.status).to.equal('idle');
    expect(rows()).to.have.length(0);
    feed.tokenUrl = url;
    await settled();
    expect(rows()).to.have.length(20);
    expect(await tokenRequests()).to.have.length(2);
  });
});

describe('an invalid token-url', () => {
  const bad: Readonly<Record<string, [string, RegExp]>> = {
    'on another origin': [
      'https://elsewhere.example/token',
      /elsewhere\.example.*origin of this document/,
    ],
    'that is not a URL': ['http://[', /not a URL/],
    'with another scheme': ['javascript:alert(1)', /origin of this document/],
  };
  for (const [name, [tokenUrl, message]] of Object.entries(bad)) {
    it(`${name} is reported by name, and no request is sent`, async () => {
      const network = createNetwork();
      const { feed } = await mountSettled({ token, tokenUrl, fetch: network.fetch });
      expect(feed.error?.code).to.equal('invalid-config');
      expect(feed.error?.message)
        .to.match(/^token-url/)
        .and.to.match(message);
      expect(network.sent).to.have.length(0);
    });
  }

  it('is not requested beside an api-url without https', async () => {
    const network = createNetwork();
    const apiUrl = 'http://stamps.example/api/v3';
    const { url } = createTokenUrl();
    const { feed } = await mountSettled({ token, tokenUrl: url, apiUrl, fetch: network.fetch });
    expect(feed.error?.code).to.equal('invalid-config');
    expect(network.sent).to.have.length(0);
  });
});

describe('a token-url that fails', () => {
  const failures: Readonly<Record<string, [Record<string, string>, number | undefined, boolean]>> =
    {
      'with a refusal': [{ status: '401' }, 401, false],
      'with a redirect': [{ status: '302' }, undefined, false],
      'with a server error': [{ status: '503' }, 503, true],
      'with invalid JSON': [{ body: '<html>' }, 200, false],
      'without a token': [{ body: '{"access_token": ""}' }, 200, false],
      'with a token that is not a string': [{ body: '{"access_token": 7}' }, 200, false],
    };
  for (const [name, [options, status, retryable]] of Object.entries(failures)) {
    it(`${name} is a token error`, async () => {
      const { url, tokenRequests } = createTokenUrl(options);
      const { feed, texts, button, requests } = await mountSettled({ token, tokenUrl: url });
      expect(feed.error?.code).to.equal('token');
      expect(feed.error?.message).to.match(/^token-url/);
      expect(feed.error).to.include({ phase: 'first', retryable });
      expect(feed.error?.status).to.equal(status);
      expect(texts('error')[0]).to.match(retryable ? /went wrong on our side/ : /sign in again/);
      expect(!!button()).to.equal(true);
      expect(await requests()).to.have.length(0);
      expect(await tokenRequests()).to.have.length(retryable ? 3 : 1);
    });
  }

  it('can be retried', async () => {
    const { url } = createTokenUrl({ status: '401', times: '1' });
    const { feed, rows } = await mountSettled({ token, tokenUrl: url });
    expect(feed.error?.code).to.equal('token');
    expect(await feed.retry()).to.have.length(20);
    expect(rows()).to.have.length(20);
  });

  it('temporarily is not noticed', async () => {
    const { url, tokenRequests } = createTokenUrl({ status: '503', times: '2' });
    const { rows } = await mountSettled({ token, tokenUrl: url });
    expect(rows()).to.have.length(20);
    expect(await tokenRequests()).to.have.length(3);
  });

  it('keeps the rows of earlier pages', async () => {
    const clock = setClock(new Date().toISOString());
    const { url } = createTokenUrl();
    const { feed, rows } = await mountSettled({ token, tokenUrl: url });
    feed.fetch = (input, init) =>
      `${input}`.includes('/merchant/')
        ? Promise.resolve(new Response(null, { status: 401 }))
        : fetch(input, init);
    clock.sleepUntil(new Date(Date.now() + 7200_000).toISOString());
    await feed.loadMore().catch(() => {});
    expect(rows()).to.have.length(20);
    expect(feed.error).to.include({ code: 'token', phase: 'more', status: 401 });
  });
});
