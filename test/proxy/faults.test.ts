import { expect } from 'chai';
import type { SandboxFaults } from '../../src/sandbox/index.js';
import { untilLogged } from '../api/harness.js';
import { answering, startProxy } from './harness.js';

const later = 'Stamps could not be asked. Try again later.';

describe('the proxy: answers that are none', () => {
  const faults: readonly (readonly [string, SandboxFaults, string])[] = [
    ['a redirect', { redirect: true }, 'redirected'],
    ['a web page', { body: 'html' }, 'invalid-response'],
    ['JSON that is cut', { body: 'cut' }, 'invalid-response'],
    ['what is no JSON', { body: 'not-json' }, 'invalid-response'],
    ['a web page with a 404', { status: 404, body: 'html' }, 'invalid-response'],
    ['a connection that breaks', { body: 'drop' }, 'network'],
  ];
  for (const [what, fault, code] of faults) {
    it(`502 for ${what}`, async () => {
      const { get, errors } = await startProxy({}, fault);
      const answer = await get();
      expect(answer.status).to.equal(502);
      expect(JSON.parse(answer.text)).to.deep.equal({ detail: later });
      expect(answer.headers.location).to.equal(undefined);
      expect(errors.map((error) => error.code)).to.deep.equal([code]);
    });
  }

  it('502 where there is no server, and says why', async () => {
    const { get, errors } = await startProxy({ apiUrl: 'http://127.0.0.1:9/api/v3' });
    expect((await get()).status).to.equal(502);
    expect(errors[0]?.code).to.equal('network');
    expect(errors[0]?.message).to.match(/^Stamps gave no full answer(.*)\. Check apiUrl/);
  });

  it('502 for more than maxBytes, of which it reads no more than it must', async () => {
    let pulled = 0;
    let isCancelled = false;
    const endless = () =>
      new Response(
        new ReadableStream({
          pull(controller) {
            pulled += 1;
            controller.enqueue(new Uint8Array(1_000).fill(32));
          },
          cancel() {
            isCancelled = true;
          },
        }),
      );
    const { get, errors } = await startProxy({ maxBytes: 10_000, fetch: answering(endless).fetch });
    expect((await get()).status).to.equal(502);
    expect(errors[0]?.message).to.equal(
      'Stamps answered with more than 10000 bytes: see maxBytes.',
    );
    expect(pulled).to.be.within(11, 13);
    expect(isCancelled).to.equal(true);
  });

  it('takes as many as maxBytes, and a megabyte unless given', async () => {
    const body = JSON.stringify({ activities: [] });
    const statusWith = async (text: string, maxBytes?: number) => {
      const { fetch } = answering(() => new Response(text));
      return (await (await startProxy({ maxBytes, fetch })).get()).status;
    };
    expect(await statusWith(body, body.length)).to.equal(200);
    expect(await statusWith(body, body.length - 1)).to.equal(502);
    expect(await statusWith(body.padEnd(2 ** 20))).to.equal(200);
    expect(await statusWith(body.padEnd(2 ** 20 + 1))).to.equal(502);
    // Announced, it is not even begun.
    const { fetch } = answering(() => new Response(body, { headers: { 'Content-Length': '99' } }));
    expect((await (await startProxy({ maxBytes: 98, fetch })).get()).status).to.equal(502);
  });
});

describe('the proxy: time', () => {
  const slow: readonly (readonly [string, SandboxFaults])[] = [
    ['keeps silent', { latency: 600_000 }],
    ['stalls within the body', { body: 'stall' }],
    ['trickles', { body: 'slow', latency: 600_000 }],
  ];
  for (const [what, fault] of slow) {
    it(`504 when Stamps ${what}, which is then left`, async () => {
      const { get, api, errors } = await startProxy({ timeout: 800 }, fault);
      const answer = await get();
      expect(answer.status).to.equal(504);
      expect(JSON.parse(answer.text).detail).to.equal(
        'Stamps did not answer in time. Try again later.',
      );
      expect(answer.headers['stamps-member-key']).to.match(/^[\w-]{22}$/);
      expect(errors.map(({ code }) => code)).to.deep.equal(['timeout']);
      await untilLogged(api, ([request]) => request?.aborted === true);
    });
  }

  it('504 when the session, or a token, does not come', async () => {
    const never = () => new Promise<never>(() => {});
    for (const options of [{ resolveUser: never }, { getToken: never }]) {
      const { get } = await startProxy({ timeout: 100, ...options });
      expect((await get()).status).to.equal(504);
    }
  });

  it('gives Stamps up when the page does', async () => {
    const { get, api, errors } = await startProxy({}, { latency: 600_000 });
    const leave = new AbortController();
    const gone = get('', { signal: leave.signal }).catch((error) => error);
    await untilLogged(api, ({ length }) => length === 1);
    leave.abort();
    expect((await gone).name).to.equal('AbortError');
    await untilLogged(api, ([request]) => request?.aborted === true);
    expect(errors).to.deep.equal([]);
  });

  it('gives Stamps up when the page does within the body', async () => {
    const { get, api } = await startProxy({}, { body: 'stall' });
    const leave = new AbortController();
    const gone = get('', { signal: leave.signal }).catch((error) => error);
    await untilLogged(api, ([request]) => request?.status === 200);
    leave.abort();
    await gone;
    await untilLogged(api, ([request]) => request?.aborted === true);
  });
});
