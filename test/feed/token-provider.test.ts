import { expect } from 'chai';
import { FeedError } from '../../src/api/index.js';
import { FeedTokenProvider } from '../../src/feed/token/feed-token-provider.js';
import type { TokenReason } from '../../src/shared/token-provider.js';
import { factsOf, feedError } from '../api/harness.js';
import { deferred, expiringIn, saying, withClock } from './helpers/tokens.js';

const minute = 60_000;
const refusal = (code: 'unauthorized' | 'forbidden' | 'server') => new FeedError(code, 'No.');

/** A token whose answers are given beforehand; the last one again from then on. */
function asked(...answers: readonly unknown[]) {
  const reasons: TokenReason[] = [];
  const token = new FeedTokenProvider(async (reason) => {
    reasons.push(reason);
    const answer = answers[Math.min(reasons.length, answers.length) - 1];
    if (answer instanceof Error) throw answer;
    return answer as string;
  });
  return { token, reasons };
}

describe('a renewable token', () => {
  const clock = withClock();

  it('is asked for when it is needed, and kept', async () => {
    const { token, reasons } = asked(' first ', 'second');
    expect(reasons).to.deep.equal([]);
    expect([await token.get(), await token.get()]).to.deep.equal(['first', 'first']);
    expect(reasons).to.deep.equal(['initial']);
  });

  it('is asked for once at a time', async () => {
    const answer = deferred<string>();
    let times = 0;
    const token = new FeedTokenProvider(() => {
      times += 1;
      return answer.promise;
    });
    const both = [token.get(), token.get(), token.renew('old')];
    answer.resolve('one');
    expect(await Promise.all(both)).to.deep.equal(['one', 'one', 'one']);
    expect(times).to.equal(1);
  });

  it('is asked for again after a failure', async () => {
    const { token, reasons } = asked(new Error('no session'), 'second');
    await feedError(token.get());
    expect(await token.get()).to.equal('second');
    expect(reasons).to.deep.equal(['initial', 'initial']);
  });

  it('that goes on with another one begins with its token', async () => {
    const { token } = asked('first');
    await token.get();
    const next = new FeedTokenProvider(() => Promise.reject(new Error('not asked')), token);
    expect(await next.get()).to.equal('first');
    const empty = new FeedTokenProvider(async () => 'new', asked('never').token);
    expect(await empty.get()).to.equal('new');
  });

  for (const [life, margin] of [
    [10 * minute, minute],
    [100_000, 20_000],
  ] as const) {
    it(`that lives ${life} ms is renewed ${margin} ms before its end, and not sooner`, async () => {
      const { token, reasons } = asked(expiringIn(life, 'a'), expiringIn(2 * life, 'b'));
      const first = await token.get();
      clock.forward(life - margin - 1);
      expect(await token.get()).to.equal(first);
      clock.forward(1);
      expect(await token.get()).not.to.equal(first);
      expect(reasons).to.deep.equal(['initial', 'expiring']);
    });
  }

  it('that still works is kept when another one can’t be had, until it expires', async () => {
    const { token } = asked(expiringIn(10 * minute), new Error('down'));
    const first = await token.get();
    clock.forward(10 * minute - 1);
    expect(await token.get()).to.equal(first);
    clock.forward(1);
    expect(await feedError(token.get())).to.include({ code: 'token' });
  });

  it('that comes expired, or says nothing of its end, is never renewed by the clock', async () => {
    for (const text of [expiringIn(-minute), saying({}), saying({ exp: 'soon' }), 'opaque']) {
      const { token, reasons } = asked(text);
      await token.get();
      clock.forward(1e12);
      await token.get();
      expect(reasons).to.deep.equal(['initial']);
    }
  });
});

describe('a renewable token that is refused', () => {
  const clock = withClock();

  it('may be healed by another one, after a 401 always', async () => {
    const { token } = asked('first');
    expect(token.canRetryWithNewToken(refusal('unauthorized'))).to.equal(true);
    token.markAccepted(await token.get());
    expect(token.canRetryWithNewToken(refusal('unauthorized'))).to.equal(true);
    expect(token.canRetryWithNewToken(refusal('server'))).to.equal(false);
  });

  it('may be healed after a 403 until the API took it, and again once it expired', async () => {
    const { token } = asked(expiringIn(10 * minute, 'a'), expiringIn(30 * minute, 'b'));
    const first = await token.get();
    expect(token.canRetryWithNewToken(refusal('forbidden'))).to.equal(true);
    token.markAccepted('another');
    expect(token.canRetryWithNewToken(refusal('forbidden'))).to.equal(true);
    token.markAccepted(first);
    token.markAccepted('another');
    expect(token.canRetryWithNewToken(refusal('forbidden'))).to.equal(false);
    clock.forward(10 * minute - 1);
    expect(token.canRetryWithNewToken(refusal('forbidden'))).to.equal(false);
    clock.forward(1);
    expect(token.canRetryWithNewToken(refusal('forbidden'))).to.equal(true);
    await token.get();
    clock.forward(-minute);
    expect(token.canRetryWithNewToken(refusal('forbidden'))).to.equal(true);
  });

  it('is asked for anew, unless somebody else has done so', async () => {
    const { token, reasons } = asked('first', 'second');
    const first = await token.get();
    expect(await token.renew(first)).to.equal('second');
    expect(await token.renew(first)).to.equal('second');
    expect(reasons).to.deep.equal(['initial', 'refused']);
  });
});

describe('a renewable token that is forgotten', () => {
  it('is asked for anew', async () => {
    const { token, reasons } = asked('first', 'second');
    await token.get();
    token.forget();
    expect(await token.get()).to.equal('second');
    expect(reasons).to.deep.equal(['initial', 'initial']);
  });

  it('while it is under way is not kept when it comes, nor does it end what was asked since', async () => {
    const answers = [deferred<string>(), deferred<string>(), deferred<string>()];
    let n = 0;
    const token = new FeedTokenProvider(() => (answers[n++] ?? deferred<string>()).promise);
    const first = token.get();
    token.forget();
    const second = token.get();
    answers[0]?.resolve('of the one who left');
    expect(await first).to.equal('of the one who left');
    const third = token.get();
    expect(n).to.equal(2);
    answers[1]?.resolve('new');
    expect(await Promise.all([second, third])).to.deep.equal(['new', 'new']);
    expect(await token.get()).to.equal('new');
    expect(n).to.equal(2);
  });
});

describe('a renewable token that can’t be had', () => {
  const problems: Readonly<Record<string, [unknown, RegExp]>> = {
    'since who gives it fails': [
      new Error('no session'),
      /^No access token: getToken failed\. It has/,
    ],
    'since it is empty': [' \n', /^No access token: getToken returned no text\. It has/],
    'since it is none': [undefined, /getToken returned no text/],
    'since it is no text': [{ access_token: 'x' }, /getToken returned no text/],
  };
  for (const [name, [answer, message]] of Object.entries(problems)) {
    it(`${name} is an error that says so`, async () => {
      const error = await feedError(asked(answer).token.get());
      expect(error.message).to.match(message);
      expect(factsOf(error)).to.deep.equal({
        code: 'token',
        phase: 'first',
        status: undefined,
        messages: [],
        retryable: true,
      });
      expect(error.cause).to.equal(answer instanceof Error ? answer : undefined);
    });
  }

  it('keeps an error that says more', async () => {
    const own = new FeedError('token', 'token-url redirects.');
    expect(await feedError(asked(own).token.get())).to.equal(own);
  });

  it('is an error after twenty seconds, which end what was asked', async () => {
    const real = globalThis.setTimeout;
    const waits: number[] = [];
    const quick = (run: () => void, milliseconds = 0) => {
      waits.push(milliseconds);
      return real(run);
    };
    globalThis.setTimeout = quick as typeof setTimeout;
    try {
      let signal: AbortSignal | undefined;
      const token = new FeedTokenProvider((_, given) => {
        signal = given;
        return new Promise(() => {});
      });
      const error = await feedError(token.get());
      expect(error.message).to.contain('getToken did not settle within 20000 ms');
      expect(waits).to.deep.equal([20_000]);
      expect(signal?.aborted).to.equal(true);
    } finally {
      globalThis.setTimeout = real;
    }
  });
});
