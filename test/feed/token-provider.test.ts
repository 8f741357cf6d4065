import { expect } from 'chai';
import { FeedError } from '../../src/api/index.js';
import { FeedTokenProvider } from '../../src/feed/token/feed-token-provider.js';
import type { TokenReason } from '../../src/shared/token-provider.js';
import { factsOf, feedError } from '../api/harness.js';
import { deferred, tokenExpiringIn, tokenWithClaims, withClock } from './helpers/tokens.js';

const minute = 60_000;
const refusal = (code: 'unauthorized' | 'forbidden' | 'server') => new FeedError(code, 'No.');

/** A provider whose source returns these values in order, and repeats the last one. */
function providerReturning(...results: readonly unknown[]) {
  const reasons: TokenReason[] = [];
  const provider = new FeedTokenProvider(async (reason) => {
    reasons.push(reason);
    const result = results[Math.min(reasons.length, results.length) - 1];
    if (result instanceof Error) throw result;
    return result as string;
  });
  return { provider, reasons };
}

describe('FeedTokenProvider', () => {
  const clock = withClock();

  it('requests a token when it is needed, and keeps it', async () => {
    const { provider, reasons } = providerReturning(' first ', 'second');
    expect(reasons).to.deep.equal([]);
    expect([await provider.get(), await provider.get()]).to.deep.equal(['first', 'first']);
    expect(reasons).to.deep.equal(['initial']);
  });

  it('requests one token at a time', async () => {
    const result = deferred<string>();
    let times = 0;
    const provider = new FeedTokenProvider(() => {
      times += 1;
      return result.promise;
    });
    const concurrent = [provider.get(), provider.get(), provider.renew('old')];
    result.resolve('one');
    expect(await Promise.all(concurrent)).to.deep.equal(['one', 'one', 'one']);
    expect(times).to.equal(1);
  });

  it('requests a token again after a failure', async () => {
    const { provider, reasons } = providerReturning(new Error('no session'), 'second');
    await feedError(provider.get());
    expect(await provider.get()).to.equal('second');
    expect(reasons).to.deep.equal(['initial', 'initial']);
  });

  it('starts with the token of the provider that it replaces', async () => {
    const { provider } = providerReturning('first');
    await provider.get();
    const next = new FeedTokenProvider(() => Promise.reject(new Error('not called')), provider);
    expect(await next.get()).to.equal('first');
    const empty = new FeedTokenProvider(async () => 'new', providerReturning('never').provider);
    expect(await empty.get()).to.equal('new');
  });

  for (const [life, margin] of [
    [10 * minute, minute],
    [100_000, 20_000],
  ] as const) {
    it(`renews a token that lives ${life} ms exactly ${margin} ms before it expires, and uses it meanwhile`, async () => {
      const { provider, reasons } = providerReturning(
        tokenExpiringIn(life, 'a'),
        tokenExpiringIn(2 * life, 'b'),
      );
      const first = await provider.get();
      clock.forward(life - margin - 1);
      expect(await provider.get()).to.equal(first);
      expect(reasons).to.deep.equal(['initial']);
      clock.forward(1);
      expect(await provider.get()).to.equal(first);
      expect(await provider.renew(first)).not.to.equal(first);
      expect(reasons).to.deep.equal(['initial', 'expiring']);
    });
  }

  it('keeps a token that is still valid if renewing it fails, until it expires', async () => {
    const { provider } = providerReturning(tokenExpiringIn(10 * minute), new Error('down'));
    const first = await provider.get();
    clock.forward(10 * minute - 1);
    expect(await provider.get()).to.equal(first);
    clock.forward(1);
    expect(await feedError(provider.get())).to.include({ code: 'token' });
  });

  it('uses a valid token while its renewal hangs', async () => {
    const token = tokenExpiringIn(10 * minute);
    const provider = new FeedTokenProvider((reason) =>
      reason === 'initial' ? token : new Promise<never>(() => {}),
    );
    await provider.get();
    clock.forward(10 * minute - 1);
    for (let n = 0; n < 3; n++) expect(await provider.get()).to.equal(token);
  });

  it('tries a failing renewal a few times only', async () => {
    const { provider, reasons } = providerReturning(
      tokenExpiringIn(10 * minute),
      new Error('down'),
    );
    await provider.get();
    clock.forward(9 * minute);
    for (let n = 0; n < 59; n++) {
      await provider.get();
      clock.forward(1_000);
    }
    expect(reasons.length).to.be.within(4, 10);
  });

  it('measures time whatever happens to the clock of the device', async () => {
    for (const hours of [-10, 0, 10]) {
      const issued = Date.now() - hours * 60 * minute;
      const claims = { iat: issued / 1000, exp: (issued + 10 * minute) / 1000 };
      const { provider, reasons } = providerReturning(tokenWithClaims(claims));
      await provider.get();
      clock.setForward(-60 * minute);
      clock.forward(9 * minute - 1);
      await provider.get();
      expect(reasons).to.deep.equal(['initial']);
      clock.forward(1);
      await provider.get();
      expect(reasons).to.deep.equal(['initial', 'expiring']);
    }
  });

  it('renews a token after a sleep in which monotonic time stopped', async () => {
    const { provider, reasons } = providerReturning(tokenExpiringIn(10 * minute), 'second');
    const first = await provider.get();
    clock.setForward(60 * minute);
    await provider.get();
    expect(await provider.renew(first)).to.equal('second');
    expect(reasons).to.deep.equal(['initial', 'expiring']);
  });

  it('does not renew a token that is already expired or has no expiry', async () => {
    for (const text of [
      tokenExpiringIn(-minute),
      tokenWithClaims({}),
      tokenWithClaims({ exp: 'soon' }),
      'opaque',
    ]) {
      const { provider, reasons } = providerReturning(text);
      await provider.get();
      clock.forward(1e12);
      await provider.get();
      expect(reasons).to.deep.equal(['initial']);
    }
  });
});

describe('FeedTokenProvider after a refusal', () => {
  const clock = withClock();

  it('requests a new token after every 401', async () => {
    const { provider } = providerReturning('first', 'second', 'third', 'fourth');
    const renewed = await provider.renewAfter(refusal('unauthorized'), await provider.get());
    expect(renewed).to.equal('second');
    expect(await provider.renewAfter(refusal('unauthorized'), renewed)).to.equal('third');
    expect(await provider.renewAfter(refusal('server'), 'third')).to.equal('third');
  });

  it('requests a new token after a 403, once a minute', async () => {
    const { provider, reasons } = providerReturning('first', 'second', 'third');
    const first = await provider.get();
    expect(await provider.renewAfter(refusal('forbidden'), first)).to.equal('second');
    clock.forward(minute - 1);
    expect(await provider.renewAfter(refusal('forbidden'), 'second')).to.equal('second');
    clock.setForward(-60 * minute);
    clock.forward(1);
    expect(await provider.renewAfter(refusal('forbidden'), 'second')).to.equal('third');
    expect(reasons).to.deep.equal(['initial', 'refused', 'refused']);
  });

  it('keeps a token after a 403 if the API has accepted it and it is less than a minute old', async () => {
    const { provider, reasons } = providerReturning('first', 'second');
    const first = await provider.get();
    provider.markAccepted(first);
    clock.setForward(60 * minute);
    clock.forward(minute - 1);
    expect(await provider.renewAfter(refusal('forbidden'), first)).to.equal(first);
    expect(reasons).to.deep.equal(['initial']);
    clock.forward(1);
    expect(await provider.renewAfter(refusal('forbidden'), first)).to.equal('second');
  });

  it('requests a new token unless another call has already done so', async () => {
    const { provider, reasons } = providerReturning('first', 'second');
    const first = await provider.get();
    expect(await provider.renew(first)).to.equal('second');
    expect(await provider.renew(first)).to.equal('second');
    expect(reasons).to.deep.equal(['initial', 'refused']);
  });
});

describe('FeedTokenProvider.forget()', () => {
  it('makes the next call request a new token', async () => {
    const { provider, reasons } = providerReturning('first', 'second');
    await provider.get();
    provider.forget();
    expect(await provider.get()).to.equal('second');
    expect(reasons).to.deep.equal(['initial', 'initial']);
  });

  it('discards a token that is under way without affecting the request after it', async () => {
    const results = [deferred<string>(), deferred<string>(), deferred<string>()];
    let n = 0;
    const provider = new FeedTokenProvider(() => (results[n++] ?? deferred<string>()).promise);
    const first = provider.get();
    provider.forget();
    const second = provider.get();
    results[0]?.resolve('old');
    expect(await first).to.equal('old');
    const third = provider.get();
    expect(n).to.equal(2);
    results[1]?.resolve('new');
    expect(await Promise.all([second, third])).to.deep.equal(['new', 'new']);
    expect(await provider.get()).to.equal('new');
    expect(n).to.equal(2);
  });
});

describe('FeedTokenProvider without a token', () => {
  const problems: Readonly<Record<string, [unknown, RegExp]>> = {
    'if the source fails': [new Error('no session'), /^No access token: getToken failed\. It has/],
    'if the token is empty': [' \n', /^No access token: getToken returned no text\. It has/],
    'if the token is undefined': [undefined, /getToken returned no text/],
    'if the token is not a string': [{ access_token: 'x' }, /getToken returned no text/],
  };
  for (const [name, [result, message]] of Object.entries(problems)) {
    it(`rejects with an error that names the cause ${name}`, async () => {
      const error = await feedError(providerReturning(result).provider.get());
      expect(error.message).to.match(message);
      expect(factsOf(error)).to.deep.equal({
        code: 'token',
        phase: 'first',
        status: undefined,
        messages: [],
        retryable: true,
      });
      expect(error.cause).to.equal(result instanceof Error ? result : undefined);
    });
  }

  it('rejects with a FeedError of the source unchanged', async () => {
    const own = new FeedError('token', 'token-url redirects.');
    expect(await feedError(providerReturning(own).provider.get())).to.equal(own);
  });

  it('rejects after twenty seconds and aborts the request', async () => {
    const real = globalThis.setTimeout;
    const waits: number[] = [];
    const quick = (run: () => void, milliseconds = 0) => {
      waits.push(milliseconds);
      return real(run);
    };
    globalThis.setTimeout = quick as typeof setTimeout;
    try {
      let signal: AbortSignal | undefined;
      const provider = new FeedTokenProvider((_, abortSignal) => {
        signal = abortSignal;
        return new Promise(() => {});
      });
      const error = await feedError(provider.get());
      expect(error.message).to.contain('getToken did not settle within 20000 ms');
      expect(waits).to.deep.equal([20_000]);
      expect(signal?.aborted).to.equal(true);
    } finally {
      globalThis.setTimeout = real;
    }
  });
});
