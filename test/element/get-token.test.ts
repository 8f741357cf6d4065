import { expect } from 'chai';
import type { GetToken, TokenReason } from '../../src/index.js';
import { mount, mountSettled } from '../support/feed.js';
import { accessToken, members } from '../support/sandbox-client.js';
import { setClock } from './helpers/clock.js';
import { createNetwork } from './helpers/network.js';
import { expectSameNodes } from './helpers/nodes.js';
import { expiredToken, signToken } from './helpers/tokens.js';

const token = undefined;

/** A `getToken` that remembers why it was asked. */
function tokenGiver(give: GetToken = () => accessToken()) {
  const reasons: TokenReason[] = [];
  const getToken: GetToken = (reason) => {
    reasons.push(reason);
    return give(reason);
  };
  return { getToken, reasons };
}

describe('getToken', () => {
  it('is asked when a token is needed, and told why', async () => {
    const clock = setClock(new Date().toISOString());
    const { getToken, reasons } = tokenGiver((reason) =>
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
    expect(reasons).to.deep.equal(['initial', 'expiring', 'refused']);
    expect(feed.activities).to.have.length(40);
  });

  it('is not asked before there is a user', async () => {
    const { getToken, reasons } = tokenGiver();
    const { feed } = await mount({ token, getToken, user: undefined });
    expect(feed.status).to.equal('idle');
    expect(reasons).to.have.length(0);
  });

  it('is asked once at a time for all feeds that share it', async () => {
    const { getToken, reasons } = tokenGiver();
    const feeds = await Promise.all([1, 2, 3].map(() => mount({ token, getToken })));
    for (const { settled } of feeds) await settled();
    for (const { rows } of feeds) expect(rows()).to.have.length(20);
    expect(reasons).to.deep.equal(['initial']);
  });

  it('is asked once when feeds that share it are refused together', async () => {
    const { getToken, reasons } = tokenGiver((reason) =>
      reason === 'initial' ? expiredToken() : accessToken(),
    );
    const feeds = await Promise.all([1, 2, 3].map(() => mount({ token, getToken })));
    for (const { settled } of feeds) await settled();
    for (const { rows } of feeds) expect(rows()).to.have.length(20);
    expect(reasons).to.deep.equal(['initial', 'refused']);
  });

  it('that is another function at each render keeps its token and the rows', async () => {
    const network = createNetwork();
    const { getToken, reasons } = tokenGiver();
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

  it('that is another function at each render is no reason to try a refusal again and again', async () => {
    const { getToken, reasons } = tokenGiver(() => Promise.reject(new Error('no session')));
    const { feed, settled } = await mountSettled({ token, getToken });
    for (let n = 0; n < 3; n++) {
      feed.getToken = (reason) => getToken(reason);
      await settled();
    }
    expect(feed.error?.code).to.equal('token');
    expect(reasons).to.have.length(1);
  });

  it('is asked anew for another member', async () => {
    const { getToken, reasons } = tokenGiver();
    const { feed, settled } = await mountSettled({ token, getToken });
    feed.user = members.one;
    await settled();
    expect(reasons).to.deep.equal(['initial', 'initial']);
    expect(feed.activities).to.have.length(1);
  });

  it('that answers after the feed was given to somebody else gives it nothing', async () => {
    let give!: (token: string) => void;
    const held = new Promise<string>((resolve) => {
      give = resolve;
    });
    let asked = 0;
    const getToken: GetToken = () => (asked++ === 0 ? held : accessToken());
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
    'that gives nothing': [() => undefined, /getToken returned no text/],
    'that gives an empty text': [async () => ' ', /getToken returned no text/],
    'that gives no text': [async () => ({ access_token: 'x' }), /getToken returned no text/],
  };
  for (const [name, [getToken, message]] of Object.entries(failures)) {
    it(`${name} is an error of its own, with nothing sent`, async () => {
      const { feed, requests } = await mountSettled({ token, getToken: getToken as GetToken });
      expect(feed.error?.code).to.equal('token');
      expect(feed.error?.message).to.match(message);
      expect(await requests()).to.have.length(0);
    });
  }

  it('that gives a token which no header can carry is an error that does not quote it', async () => {
    const getToken = async () => 'first-half\nsecond-half';
    const { feed } = await mountSettled({ token, getToken });
    expect(feed.error?.code).to.equal('invalid-config');
    expect(feed.error?.message).not.to.match(/half/);
  });

  it('given as something that is no function is as good as none', async () => {
    const { feed } = await mountSettled({ token, user: undefined });
    feed.getToken = 'token' as unknown as GetToken;
    expect(feed.getToken).to.equal(undefined);
  });
});
