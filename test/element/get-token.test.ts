import { expect } from 'chai';
import type { GetToken, TokenReason } from '../../src/index.js';
import { mount, mountSettled } from '../support/feed.js';
import { accessToken, members } from '../support/sandbox-client.js';
import { setClock } from './helpers/clock.js';
import { createNetwork } from './helpers/network.js';
import { expectSameNodes } from './helpers/nodes.js';
import { expiredToken, signToken } from './helpers/tokens.js';

const token = undefined;

/** A `getToken` that records the reasons of its calls. */
function recordingGetToken(give: GetToken = () => accessToken()) {
  const reasons: TokenReason[] = [];
  const getToken: GetToken = (reason) => {
    reasons.push(reason);
    return give(reason);
  };
  return { getToken, reasons };
}

describe('getToken', () => {
  it('is called with a reason when a token is needed', async () => {
    const clock = setClock(new Date().toISOString());
    const { getToken, reasons } = recordingGetToken((reason) =>
      reason === 'initial' ? signToken({ expiresIn: 600 }) : accessToken(),
    );
    const { feed, rows } = await mountSettled(
      { token, getToken },
      { status: 401, page: 'more', times: 1 },
    );
    expect(rows()).to.have.length(20);
    expect(reasons).to.deep.equal(['initial']);
    clock.sleepUntil(new Date(Date.now() + 590_000).toISOString());
    await feed.loadMore();
    // The request that is refused was sent with the old token, while the new one was on its way.
    expect(reasons).to.deep.equal(['initial', 'expiring']);
    expect(feed.activities).to.have.length(40);
  });

  it('is not called before there is a user', async () => {
    const { getToken, reasons } = recordingGetToken();
    const { feed } = await mount({ token, getToken, user: undefined });
    expect(feed.status).to.equal('idle');
    expect(reasons).to.have.length(0);
  });

  it('is called once for all feeds that share it', async () => {
    const { getToken, reasons } = recordingGetToken();
    const feeds = await Promise.all([1, 2, 3].map(() => mount({ token, getToken })));
    for (const { settled } of feeds) await settled();
    for (const { rows } of feeds) expect(rows()).to.have.length(20);
    expect(reasons).to.deep.equal(['initial']);
  });

  it('is called once when feeds that share it are refused together', async () => {
    const { getToken, reasons } = recordingGetToken((reason) =>
      reason === 'initial' ? expiredToken() : accessToken(),
    );
    const feeds = await Promise.all([1, 2, 3].map(() => mount({ token, getToken })));
    for (const { settled } of feeds) await settled();
    for (const { rows } of feeds) expect(rows()).to.have.length(20);
    expect(reasons).to.deep.equal(['initial', 'refused']);
  });

  it('may be replaced at each render without losing its token or the rows', async () => {
    const network = createNetwork();
    const { getToken, reasons } = recordingGetToken();
    const fetch = network.fetch;
    const { feed, rows, settled } = await mountSettled({ token, getToken, fetch });
    const before = rows();
    for (let n = 0; n < 3; n++) {
      feed.getToken = (reason) => getToken(reason);
      await settled();
    }
    expectSameNodes(rows(), before);
    await feed.loadMore();
    expect(reasons).to.deep.equal(['initial']);
    expect(network.sent).to.have.length(2);
  });

  it('does not cause retries of a refused request when it is replaced', async () => {
    const { getToken, reasons } = recordingGetToken(() => Promise.reject(new Error('no session')));
    const { feed, settled } = await mountSettled({ token, getToken });
    for (let n = 0; n < 3; n++) {
      feed.getToken = (reason) => getToken(reason);
      await settled();
    }
    expect(feed.error?.code).to.equal('token');
    expect(reasons).to.have.length(1);
  });

  it('is called again for another member', async () => {
    const { getToken, reasons } = recordingGetToken();
    const { feed, settled } = await mountSettled({ token, getToken });
    feed.user = members.one;
    await settled();
    expect(reasons).to.deep.equal(['initial', 'initial']);
    expect(feed.activities).to.have.length(1);
  });

  it('is ignored if it resolves after the member has changed', async () => {
    let give!: (token: string) => void;
    const held = new Promise<string>((resolve) => {
      give = resolve;
    });
    let calls = 0;
    const getToken: GetToken = () => (calls++ === 0 ? held : accessToken());
    const network = createNetwork();
    const { feed, settled } = await mount({ token, getToken, fetch: network.fetch });
    const first = feed.loadMore();
    feed.user = members.one;
    await settled();
    give(await accessToken());
    expect(await first).to.have.length(0);
    await feed.refresh();
    expect(feed.activities).to.have.length(1);
    expect(network.sent.every(({ url }) => url.searchParams.get('user') === members.one)).to.equal(
      true,
    );
  });

  const failures: Readonly<Record<string, [() => unknown, RegExp]>> = {
    'that rejects': [() => Promise.reject(new Error('no session')), /getToken failed/],
    'that throws': [
      () => {
        throw new TypeError('oops');
      },
      /getToken failed/,
    ],
    'that returns nothing': [() => undefined, /getToken returned no text/],
    'that returns an empty string': [async () => ' ', /getToken returned no text/],
    'that returns an object': [async () => ({ access_token: 'x' }), /getToken returned no text/],
  };
  for (const [name, [getToken, message]] of Object.entries(failures)) {
    it(`${name} is a token error, and no request is sent`, async () => {
      const { feed, requests } = await mountSettled({ token, getToken: getToken as GetToken });
      expect(feed.error?.code).to.equal('token');
      expect(feed.error?.message).to.match(message);
      expect(await requests()).to.have.length(0);
    });
  }

  it('that returns an invalid header value is an error that does not quote it', async () => {
    const getToken = async () => 'first-half\nsecond-half';
    const { feed } = await mountSettled({ token, getToken });
    expect(feed.error?.code).to.equal('invalid-config');
    expect(feed.error?.message).not.to.match(/half/);
  });

  it('that is not a function is ignored', async () => {
    const { feed } = await mountSettled({ token, user: undefined });
    feed.getToken = 'token' as unknown as GetToken;
    expect(feed.getToken).to.equal(undefined);
  });
});
