import { expect } from 'chai';
import type { SandboxFaults } from '../../src/sandbox/index.js';
import { untilLogged } from '../api/harness.js';
import { startProxy, stubFetch } from './harness.js';

const unavailable = 'Stamps could not be reached. Try again later.';

describe('the proxy: unusable responses', () => {
  const faults: readonly (readonly [string, SandboxFaults, string])[] = [
    ['a redirect', { redirect: true }, 'redirected'],
    ['an HTML document', { body: 'html' }, 'invalid-response'],
    ['truncated JSON', { body: 'cut' }, 'invalid-response'],
    ['invalid JSON', { body: 'not-json' }, 'invalid-response'],
    ['an HTML document with a 404', { status: 404, body: 'html' }, 'invalid-response'],
    ['a broken connection', { body: 'drop' }, 'network'],
  ];
  for (const [what, fault, code] of faults) {
    it(`responds with 502 to ${what}`, async () => {
      const { get, errors } = await startProxy({}, fault);
      const response = await get();
      expect(response.status).to.equal(502);
      expect(JSON.parse(response.text)).to.deep.equal({ detail: unavailable });
      expect(response.headers.location).to.equal(undefined);
      expect(errors.map((error) => error.code)).to.deep.equal([code]);
    });
  }

  it('responds with 502 and reports the cause if there is no server', async () => {
    const { get, errors } = await startProxy({ apiUrl: 'http://127.0.0.1:9/api/v3' });
    expect((await get()).status).to.equal(502);
    expect(errors[0]?.code).to.equal('network');
    expect(errors[0]?.message).to.match(/^Stamps did not respond completely(.*)\. Check apiUrl/);
  });

  it('responds with 502 beyond maxBytes, and stops reading there', async () => {
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
    const { get, errors } = await startProxy({ maxBytes: 10_000, fetch: stubFetch(endless).fetch });
    expect((await get()).status).to.equal(502);
    expect(errors[0]?.message).to.equal(
      'The response of Stamps is larger than 10000 bytes. Check maxBytes.',
    );
    expect(pulled).to.be.within(11, 13);
    expect(isCancelled).to.equal(true);
  });

  it('accepts up to maxBytes, by default one megabyte', async () => {
    const body = JSON.stringify({ activities: [] });
    const statusWith = async (text: string, maxBytes?: number) => {
      const { fetch } = stubFetch(() => new Response(text));
      return (await (await startProxy({ maxBytes, fetch })).get()).status;
    };
    expect(await statusWith(body, body.length)).to.equal(200);
    expect(await statusWith(body, body.length - 1)).to.equal(502);
    expect(await statusWith(body.padEnd(2 ** 20))).to.equal(200);
    expect(await statusWith(body.padEnd(2 ** 20 + 1))).to.equal(502);
    // A larger Content-Length is enough: the body is not read.
    const { fetch } = stubFetch(() => new Response(body, { headers: { 'Content-Length': '99' } }));
    expect((await (await startProxy({ maxBytes: 98, fetch })).get()).status).to.equal(502);
  });
});

describe('the proxy: timeouts and aborts', () => {
  const slow: readonly (readonly [string, SandboxFaults])[] = [
    ['does not respond', { latency: 600_000 }],
    ['stalls in the body', { body: 'stall' }],
    ['sends the body too slowly', { body: 'slow', latency: 600_000 }],
  ];
  for (const [what, fault] of slow) {
    it(`responds with 504 and aborts if Stamps ${what}`, async () => {
      const { get, api, errors } = await startProxy({ timeout: 800 }, fault);
      const response = await get();
      expect(response.status).to.equal(504);
      expect(JSON.parse(response.text).detail).to.equal(
        'Stamps did not respond in time. Try again later.',
      );
      expect(response.headers['stamps-member-key']).to.match(/^[\w-]{22}$/);
      expect(errors.map(({ code }) => code)).to.deep.equal(['timeout']);
      await untilLogged(api, ([request]) => request?.aborted === true);
    });
  }

  it('responds with 504 if resolveUser or getToken never settles', async () => {
    const never = () => new Promise<never>(() => {});
    for (const options of [{ resolveUser: never }, { getToken: never }]) {
      const { get } = await startProxy({ timeout: 100, ...options });
      expect((await get()).status).to.equal(504);
    }
  });

  it('aborts the request to Stamps when the browser aborts', async () => {
    const { get, api, errors } = await startProxy({}, { latency: 600_000 });
    const controller = new AbortController();
    const aborted = get('', { signal: controller.signal }).catch((error) => error);
    await untilLogged(api, ({ length }) => length === 1);
    controller.abort();
    expect((await aborted).name).to.equal('AbortError');
    await untilLogged(api, ([request]) => request?.aborted === true);
    expect(errors).to.deep.equal([]);
  });

  it('aborts the request to Stamps when the browser aborts in the body', async () => {
    const { get, api } = await startProxy({}, { body: 'stall' });
    const controller = new AbortController();
    const aborted = get('', { signal: controller.signal }).catch((error) => error);
    await untilLogged(api, ([request]) => request?.status === 200);
    controller.abort();
    await aborted;
    await untilLogged(api, ([request]) => request?.aborted === true);
  });
});
