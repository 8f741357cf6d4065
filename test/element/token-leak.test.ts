import { expect } from 'chai';
import type { SandboxFaults } from '../../src/sandbox/index.js';
import { mount, mountMarkup, mountSettled } from '../support/feed.js';
import { crossOrigin } from '../support/origin.js';
import { accessToken, sandboxApi } from '../support/sandbox-client.js';
import { listen } from './helpers/events.js';
import { createNetwork } from './helpers/network.js';
import { contains } from './helpers/search.js';
import { collectWarnings } from './helpers/warnings.js';

type Feed = HTMLElementTagNameMap['stamps-activity-feed'];

const warnings = collectWarnings();

function expectNoTrace(feed: Feed, token: string): void {
  expect(feed.outerHTML).not.to.contain(token);
  expect(feed.shadowRoot?.innerHTML).not.to.contain(token);
  for (const { value } of feed.attributes) expect(value).not.to.contain(token);
  expect(feed.token).not.to.equal(token);
  expect(JSON.stringify(feed.activities)).not.to.contain(token);
  expect(contains({ ...feed }, token)).to.equal(false);
  expect(contains(feed.error, token)).to.equal(false);
  expect(warnings.texts.join()).not.to.contain(token);
}

async function failed(...[createProperties, faults]: Parameters<typeof mount>) {
  const events = listen(document);
  const { feed, settled } = await mount(createProperties, faults);
  await settled();
  expect(feed.status).to.equal('error');
  expect(events.map(({ type }) => type)).to.deep.equal(['stamps-error']);
  return { feed, events };
}

describe('a search for the token', () => {
  it('finds it where it exists, which tests the search', () => {
    const error = new Error('outer', { cause: new Error('with canary inside') });
    expect(contains({ deep: [new Map([['a', { error }]])] }, 'canary')).to.equal(true);
    expect(contains(new Headers({ Authorization: 'Bearer canary' }), 'canary')).to.equal(true);
  });

  it('finds nothing in a feed with rows', async () => {
    const token = await accessToken();
    const { feed, settled } = await mountMarkup({ token });
    await settled();
    expect(feed.activities).to.have.length(20);
    expectNoTrace(feed, token);
  });

  it('finds nothing in the events of a history', async () => {
    const token = await accessToken();
    const { feed, settled } = await mount({ token });
    const events = listen(feed);
    await settled();
    await feed.loadMore();
    await feed.loadMore();
    expect(events.map(({ type }) => type)).to.deep.equal([
      'stamps-load',
      'stamps-load',
      'stamps-load',
      'stamps-end',
    ]);
    for (const event of events) expect(contains(event, token)).to.equal(false);
  });

  const elsewhere = (faults: SandboxFaults) => sandboxApi(faults, crossOrigin()).url;
  const failures: Readonly<Record<string, () => Parameters<typeof mount>>> = {
    'a status': () => [{}, { status: 404 }],
    'a refusal': () => [{}, { status: 401 }],
    'an invalid response': () => [{}, { body: 'html' }],
    'a redirect': () => [{}, { redirect: true }],
    'a network failure': () => [{ apiUrl: elsewhere({ noCors: true }) }],
    'a token-type that is not a valid header value': () => [{ tokenType: 'Be\nar' }],
    'an api-url without https': () => [{ apiUrl: 'http://stamps.example/api/v3' }],
    'invalid attributes': () => [{ merchantIds: ['canaries'] }],
  };
  for (const [name, fail] of Object.entries(failures)) {
    it(`finds nothing in the error of ${name}`, async () => {
      const token = await accessToken();
      const [properties, faults] = fail();
      const { feed, events } = await failed({ ...properties, token }, faults);
      expectNoTrace(feed, token);
      expect(contains(events[0], token)).to.equal(false);
    });
  }

  it('finds nothing in the error of a token that is not a valid header value', async () => {
    const { feed, events } = await failed({ token: 'first-half\nsecond-half' });
    for (const half of ['first-half', 'second-half']) {
      expectNoTrace(feed, half);
      expect(contains(events[0], half)).to.equal(false);
    }
  });

  const renewable: Readonly<Record<string, (token: string) => Parameters<typeof mount>>> = {
    'shows rows': () => [{}],
    'was refused': () => [{}, { status: 401 }],
    'got an invalid response': () => [{}, { body: 'html' }],
    'has an invalid token-type': () => [{ tokenType: 'Be\nar' }],
  };
  for (const [name, createProperties] of Object.entries(renewable)) {
    it(`finds nothing with a token provider in a feed that ${name}`, async () => {
      const events = listen(document);
      const token = await accessToken();
      const [properties, faults] = createProperties(token);
      const getToken = async () => token;
      const { feed, settled } = await mount({ ...properties, token: undefined, getToken }, faults);
      await settled();
      feed.getToken = undefined;
      expectNoTrace(feed, token);
      expect(contains(feed.diagnostics(), token)).to.equal(false);
      expect(events).to.have.length(1);
      expect(contains(events[0], token)).to.equal(false);
    });
  }

  it('finds nothing in the page’s storage and its resource timings', async () => {
    const token = await accessToken();
    const { feed } = await mountSettled({ token });
    await feed.loadMore();
    const kept = [
      JSON.stringify(localStorage),
      JSON.stringify(sessionStorage),
      document.cookie,
      JSON.stringify(history.state),
      performance.getEntries().map(({ name }) => name),
    ];
    expect(contains(kept, token)).to.equal(false);
  });

  it('finds nothing in the URL of a request', async () => {
    const network = createNetwork();
    const token = await accessToken();
    const { feed } = await mountSettled({ fetch: network.fetch, token });
    await feed.loadMore();
    for (const { url } of network.sent) expect(url.href).not.to.contain(token);
  });
});

describe('a request', () => {
  it('has the documented Authorization and no other trace of the token', async () => {
    const network = createNetwork();
    const token = await accessToken();
    await mountSettled({ fetch: network.fetch, token, tokenType: 'bearer' });
    const [request] = network.sent;
    expect(request?.authorization).to.equal(`bearer ${token}`);
    const { credentials, redirect, referrerPolicy, cache, method = 'GET' } = request?.init ?? {};
    expect({ credentials, redirect, referrerPolicy, cache, method }).to.deep.equal({
      credentials: 'same-origin',
      redirect: 'manual',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      method: 'GET',
    });
  });

  it('has no referrer', async () => {
    const { url, requests } = sandboxApi({}, crossOrigin());
    await mountSettled({ apiUrl: url });
    const [request] = await requests();
    expect(request).to.include({ referer: null, authorization: 'Bearer' });
  });
});
