import { expect } from 'chai';
import type { TokenReason } from '../../src/proxy/index.js';
import { jwt, withClocks } from './clocks.js';
import { startProxy, stubFetch } from './harness.js';

const minute = 60_000;
const hour = 60 * minute;
const never = () => new Promise<never>(() => {});

const page = () => Response.json({ activities: [] });

/** A server that refuses every token but one. */
const accepting = (isValid: (token: string) => boolean, status = 401) => {
  const tokens: string[] = [];
  const fetch: typeof globalThis.fetch = async (_input, init) => {
    const token = new Headers(init?.headers).get('Authorization')?.slice('Bearer '.length) ?? '';
    tokens.push(token);
    return isValid(token) ? page() : Response.json({ detail: 'No.' }, { status });
  };
  return { fetch, tokens };
};

describe('the proxy: the time of its token', () => {
  const clocks = withClocks();

  const start = async (
    getToken: (reason: TokenReason) => string | Promise<string>,
    fetch: typeof globalThis.fetch = stubFetch(page).fetch,
    options = {},
  ) => {
    const reasons: TokenReason[] = [];
    const proxy = await startProxy({
      getToken: (reason) => {
        reasons.push(reason);
        return getToken(reason);
      },
      fetch,
      ...options,
    });
    return { ...proxy, reasons, status: async () => (await proxy.get()).status };
  };

  it('does not matter while a renewal hangs and the token is good', async () => {
    const token = jwt(hour);
    const { status, reasons } = await start((reason) => (reason === 'initial' ? token : never()));
    expect(await status()).to.equal(200);
    clocks.forward(56 * minute);
    expect([await status(), await status(), await status()]).to.deep.equal([200, 200, 200]);
    expect(reasons).to.deep.equal(['initial', 'expiring']);
  });

  it('does not matter while a renewal fails and the token is good', async () => {
    const token = jwt(hour);
    const { status, reasons } = await start((reason) =>
      reason === 'initial' ? token : Promise.reject(new Error('down')),
    );
    expect(await status()).to.equal(200);
    clocks.forward(55 * minute);
    for (let n = 0; n < 29; n++) {
      expect(await status()).to.equal(200);
      clocks.forward(10_000);
    }
    expect(reasons.length).to.be.within(3, 10);
    clocks.forward(10_000);
    expect(await status()).to.equal(502);
  });

  for (const hours of [-10, 0, 10]) {
    it(`is right if the clock of the server is ${hours} hours off`, async () => {
      const offset = -hours * hour;
      const { status, reasons } = await start(() => jwt(hour, offset));
      await status();
      clocks.forward(54 * minute);
      await status();
      expect(reasons).to.deep.equal(['initial']);
      clocks.forward(minute);
      await status();
      expect(reasons).to.deep.equal(['initial', 'expiring']);
    });

    it(`is right if the clock of the server is set by ${hours} hours`, async () => {
      const names = ['a', 'b', 'c', 'd'];
      const { fetch, tokens } = accepting(() => true);
      const { status } = await start(() => jwt(hour, 0, names.shift()), fetch);
      await status();
      clocks.set(hours * hour);
      clocks.forward(55 * minute);
      await status();
      await status();
      expect(new Set(tokens).size).to.equal(2);
    });
  }

  for (const status403 of [401, 403]) {
    it(`does not keep an expired token that is refused with ${status403}, whatever the clock says`, async () => {
      let valid = 'first';
      const { fetch } = accepting((token) => token === valid, status403);
      const { status, reasons } = await start(() => valid, fetch);
      expect(await status()).to.equal(200);
      clocks.set(-10 * hour);
      valid = 'second';
      expect(await status()).to.equal(200);
      // Refusals that a new token does not heal cost one renewal a minute.
      const { fetch: refuse } = accepting(() => false, status403);
      const other = await start((reason) => `${reason}-${Math.random()}`, refuse);
      for (let n = 0; n < 9; n++) {
        expect(await other.status()).to.equal(502);
        clocks.forward(10_000);
      }
      expect(reasons).to.deep.equal(['initial', 'refused']);
      expect(other.reasons).to.deep.equal(['initial', 'refused', 'refused']);
    });
  }

  it('lets a request for it go on after the requests that wait have ended', async () => {
    let resolveToken: (token: string) => void = () => {};
    const getToken = () =>
      new Promise<string>((resolve) => {
        resolveToken = resolve;
      });
    const { status, reasons } = await start(getToken, undefined, { timeout: 50 });
    expect(await status()).to.equal(504);
    resolveToken('late');
    expect(await status()).to.equal(200);
    expect(reasons).to.deep.equal(['initial']);
  });

  it('replaces a request for it that does not end', async () => {
    let isHanging = true;
    const { status, reasons } = await start(() => (isHanging ? never() : 'abc'), undefined, {
      timeout: 400,
    });
    expect(await status()).to.equal(504);
    isHanging = false;
    expect(await status()).to.equal(504);
    clocks.forward(13_000);
    expect(await status()).to.equal(200);
    expect(reasons).to.deep.equal(['initial', 'initial']);
  });
});
