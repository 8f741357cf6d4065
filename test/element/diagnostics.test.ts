import { expect } from 'chai';
import { mount, mountSettled } from '../support/feed.js';
import { accessToken, members } from '../support/sandbox-client.js';
import { contains } from './helpers/search.js';
import { createTokenUrl } from './helpers/token-url.js';

describe('diagnostics()', () => {
  it('returns the state of a feed', async () => {
    const { feed } = await mountSettled({}, { status: 503, page: 'more', times: 1 });
    await feed.loadMore();
    const { attempts, version, ...state } = feed.diagnostics();
    expect(version).to.match(/^\d+\.\d+\.\d+/);
    expect(state).to.deep.equal({
      status: 'ready',
      error: undefined,
      access: 'token',
      sameOrigin: true,
      onLine: true,
      pages: 2,
    });
    expect(attempts.map(({ milliseconds, ...rest }) => rest)).to.deep.equal([
      { phase: 'first', code: undefined, status: 200 },
      { phase: 'more', code: 'server', status: 503 },
      { phase: 'more', code: undefined, status: 200 },
    ]);
    for (const { milliseconds } of attempts) expect(milliseconds).to.be.within(0, 60_000);
  });

  it('returns the error code and how the feed gets access', async () => {
    const failed = await mountSettled({}, { status: 404 });
    expect(failed.feed.diagnostics()).to.deep.include({ status: 'error', error: 'not-found' });
    const idle = await mount({ token: undefined, user: undefined, apiUrl: undefined });
    expect(idle.feed.diagnostics()).to.deep.include({
      status: 'idle',
      access: 'none',
      attempts: [],
    });
    const proxied = await mount({ token: undefined, user: undefined, apiUrl: '/stamps' });
    expect(proxied.feed.diagnostics().access).to.equal('proxy');
    const renewable = await mountSettled({ token: undefined, tokenUrl: createTokenUrl().url });
    expect(renewable.feed.diagnostics().access).to.equal('renewable-token');
  });

  it('contains at most twenty attempts', async () => {
    const { feed } = await mountSettled();
    for (let n = 0; n < 22; n++) await feed.refresh();
    const { attempts } = feed.diagnostics();
    expect(attempts.map(({ phase }) => phase)).to.deep.equal(Array(20).fill('refresh'));
  });

  it('contains no personal data', async () => {
    const token = await accessToken();
    const { feed } = await mountSettled({ token });
    await feed.loadMore();
    const diagnostics = feed.diagnostics();
    const [activity] = feed.activities;
    const texts = [token, members.fortyOne, `${activity?.id}`, 'http', 'Ace'];
    for (const text of texts) expect(contains(diagnostics, text)).to.equal(false);
    expect(JSON.parse(JSON.stringify(diagnostics))).to.have.property('attempts');
  });
});
