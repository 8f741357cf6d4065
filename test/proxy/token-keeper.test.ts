import { expect } from 'chai';
import type { TokenReason } from '../../src/proxy/index.js';
import { TokenKeeper } from '../../src/proxy/token/token-keeper.js';
import { rejection } from '../api/harness.js';
import { jwt, withClocks } from './clocks.js';

const hour = 3_600_000;
const never = () => new Promise<never>(() => {});

describe('the keeper of a token', () => {
  const clocks = withClocks();

  /** A keeper whose tokens come from `issue`, which gets the number of the request. */
  const keep = (issue: (count: number) => unknown, timeout = 10_000) => {
    const reasons: TokenReason[] = [];
    const background: Promise<unknown>[] = [];
    const keeper = new TokenKeeper({
      timeout,
      requestToken: async (reason) => ({ token: await issue(reasons.push(reason)) }),
    });
    const waiter = {
      signal: AbortSignal.timeout(5_000),
      waitUntil: (promise: Promise<unknown>) => void background.push(promise),
    };
    return { keeper, reasons, waiter, settled: () => Promise.all(background) };
  };

  it('requests a token because it has none, because it expires, and because it was refused', async () => {
    const { keeper, reasons, waiter } = keep((count) => jwt(hour, 0, `${count}`));
    const first = await keeper.get(waiter);
    clocks.forward(hour);
    const second = await keeper.get(waiter);
    const third = await keeper.renew(waiter, second);
    expect(new Set([first, second, third]).size).to.equal(3);
    expect(reasons).to.deep.equal(['initial', 'expiring', 'refused']);
  });

  it('replaces a token that was refused before it knew one', async () => {
    const { keeper, reasons, waiter } = keep(() => 'a');
    expect(await keeper.renew(waiter)).to.equal('a');
    expect(reasons).to.deep.equal(['refused']);
  });

  it('gives the newer token to a request whose older one was refused late', async () => {
    const { keeper, reasons, waiter } = keep((count) => jwt(hour, 0, `${count}`));
    const first = await keeper.get(waiter);
    clocks.forward(hour);
    const second = await keeper.get(waiter);
    expect(await keeper.renew(waiter, first)).to.equal(second);
    expect(reasons).to.deep.equal(['initial', 'expiring']);
  });

  it('has requests wait for a refused token that is being replaced', async () => {
    const tokens = ['a', 'b', 'c'];
    const { keeper, reasons, waiter } = keep(() => tokens.shift());
    await keeper.get(waiter);
    expect(await keeper.renew(waiter, 'a')).to.equal('b');
    clocks.forward(60_000);
    const renewals = [keeper.renew(waiter, 'b'), keeper.renew(waiter, 'b')];
    expect(await Promise.all(renewals)).to.deep.equal(['c', 'c']);
    expect(reasons).to.deep.equal(['initial', 'refused', 'refused']);
  });

  it('begins no second request within the time of the first one and two seconds', async () => {
    const { keeper, reasons } = keep(never, 50);
    const impatient = () => keeper.get({ signal: AbortSignal.timeout(20) });
    await Promise.all([rejection(impatient()), rejection(impatient())]);
    expect(reasons).to.deep.equal(['initial']);
  });

  it('says that the token did not come in time', async () => {
    const { keeper, waiter } = keep(never, 20);
    const error = await rejection(keeper.get(waiter));
    expect(error).to.have.property('message').that.includes('did not settle within 20 ms');
  });

  it('keeps the runtime going until the request has ended', async () => {
    const { keeper, reasons, waiter, settled } = keep((count) => jwt(hour, 0, `${count}`));
    const first = await keeper.get(waiter);
    clocks.forward(56 * 60_000);
    expect(await keeper.get(waiter)).to.equal(first);
    await settled();
    expect(reasons).to.deep.equal(['initial', 'expiring']);
    expect(await keeper.get(waiter)).to.not.equal(first);
  });

  it('has requests wait while the same token is replaced by itself', async () => {
    const { keeper, reasons, waiter } = keep(() => 'same');
    await keeper.get(waiter);
    expect(await keeper.renew(waiter)).to.equal('same');
    expect(await keeper.renew(waiter)).to.equal('same');
    expect(reasons).to.deep.equal(['initial', 'refused']);
  });
});
