import { expect } from 'chai';
import { mount, mountSettled } from '../support/feed.js';
import { crossOrigin } from '../support/origin.js';
import { activities, createNetwork } from './helpers/network.js';
import { collectWarnings } from './helpers/warnings.js';

const warnings = collectWarnings();
const rows = () => activities({ id: 2, type: 9 }, { id: 1, type: 9 });
const proxyOf = (fetch: typeof globalThis.fetch) => ({
  apiUrl: `${crossOrigin()}/stamps`,
  user: undefined,
  token: undefined,
  fetch,
});

describe('credentials', () => {
  it('is "same-origin" by default, and a feed for another origin is idle', async () => {
    const network = createNetwork();
    const { feed } = await mount(proxyOf(network.fetch));
    await feed.updateComplete;
    expect([feed.credentials, feed.status]).to.deep.equal(['same-origin', 'idle']);
    expect(network.sent).to.have.length(0);
  });

  it('"include" makes an api-url of another origin a proxy that gets cookies', async () => {
    const sent: (RequestInit | undefined)[] = [];
    const { feed } = await mountSettled({
      ...proxyOf((input, init) => {
        sent.push(init);
        return rows()(input, init);
      }),
      credentials: 'include',
    });
    expect(feed.activities).to.have.length(2);
    expect(sent.map((init) => init?.credentials)).to.deep.equal(['include']);
    expect(new Headers(sent[0]?.headers).has('Authorization')).to.equal(false);
  });

  it('starts the feed when the attribute is set later, and stops it when it is removed', async () => {
    const { feed, settled } = await mount(proxyOf(rows()));
    feed.setAttribute('credentials', ' INCLUDE ');
    await settled();
    expect(feed.activities).to.have.length(2);
    feed.removeAttribute('credentials');
    await settled();
    expect([feed.status, feed.activities.length]).to.deep.equal(['idle', 0]);
  });

  for (const value of ['omit', 'includes', 'true']) {
    it(`"${value}" is an error that names the attribute, and sends no request`, async () => {
      const network = createNetwork();
      const { feed } = await mountSettled({ fetch: network.fetch, user: undefined });
      feed.setAttribute('credentials', value);
      await feed.updateComplete;
      expect(feed.error).to.include({ code: 'invalid-config' });
      expect(feed.error?.message).to.contain(`credentials "${value}"`);
      expect(network.sent).to.have.length(0);
      expect(warnings.texts.join()).to.contain(`credentials "${value}"`);
    });
  }
});
