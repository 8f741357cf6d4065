import { expect } from 'chai';
import { recordProcessErrors, untilReported } from '../support/process-errors.js';
import { fc, generated } from '../support/properties.js';
import { type RawUpstream, startRawUpstream } from '../support/raw-upstream.js';
import { startProxy } from './harness.js';

const page = '{"activities":[]}';
const answer = (status: string, headers: readonly string[] = [], body = page): string =>
  [`HTTP/1.1 ${status}`, 'Connection: close', ...headers, '', body].join('\r\n');

const byte = fc.integer({ min: 0, max: 255 }).map((code) => String.fromCharCode(code));
const bytes = fc.string({ unit: byte, maxLength: 20 });

const headerLines = [
  'Content-Type: text/html',
  'Content-Length: 1',
  'Content-Length: 99999',
  'Content-Length: 5, 6',
  'Content-Encoding: gzip',
  'Content-Encoding: br',
  'Transfer-Encoding: chunked',
  'Location: http://[',
  'Location: //',
  'Location: /api/v3/activities/',
  'Retry-After: 7',
  'Retry-After: 7',
  'Retry-After: \x01',
  'Retry-After: \xff',
  'Retry-After: Wed, 21 Oct 2026 07:28:00 GMT',
  'Retry-After: Wed, 21 Oct 2026 07:28:00 GMT (\xe9)',
  'Set-Cookie: a',
  'Set-Cookie: \xff',
];

const anyAnswer = fc.oneof(
  fc
    .record({
      status: fc.oneof(
        fc.integer({ min: 0, max: 1100 }).map(String),
        fc.constantFrom('100', '103', '204', '205', '304', '404', '600', '999', '-1', '1e3'),
        bytes,
      ),
      headers: fc.array(
        fc.oneof(
          fc.constantFrom(...headerLines),
          bytes.map((it) => `Retry-After: ${it}`),
          bytes,
        ),
        { maxLength: 6 },
      ),
      body: fc.oneof(fc.constantFrom(page, '', '5\r\n', `${page.length.toString(16)}\r\n`), bytes),
    })
    .map(({ status, headers, body }) => answer(`${status} X`, headers, body)),
  bytes,
);

describe('the proxy: raw responses of Stamps', function () {
  this.timeout(60_000);
  const processErrors = recordProcessErrors();
  let upstream: RawUpstream;

  before(async () => {
    upstream = await startRawUpstream();
  });
  after(() => upstream.stop());

  const start = () =>
    startProxy({
      token: 'token',
      apiUrl: upstream.apiUrl,
      requestsPerMinute: Number.POSITIVE_INFINITY,
      timeout: 5_000,
    });

  const expectServing = async ({ get }: Awaited<ReturnType<typeof start>>) => {
    Object.assign(upstream, { bytes: answer('200 OK'), resets: false });
    expect((await get()).status).to.equal(200);
    await untilReported();
    expect(processErrors).to.deep.equal([]);
  };

  for (const status of ['600', '601', '700', '999', '101', '100', '199', '000', '1000', 'x']) {
    it(`responds with 502 to the status ${status}`, async () => {
      const proxy = await start();
      upstream.bytes = answer(`${status} Hm`);
      expect((await proxy.get()).status).to.equal(502);
      expect(proxy.errors.map(({ code }) => code)).to.have.length(1);
      await expectServing(proxy);
    });
  }

  for (const resets of [false, true]) {
    for (const status of ['200 OK', '404 Not Found', '503 Down']) {
      it(`responds with 502 to a ${status} whose body ${resets ? 'is reset' : 'ends early'}`, async () => {
        const proxy = await start();
        upstream.bytes = answer(status, ['Content-Length: 99'], '{"act');
        upstream.resets = resets;
        expect((await proxy.get()).status).to.equal(502);
        expect(proxy.errors.map(({ code }) => code)).to.deep.equal(['network']);
        await expectServing(proxy);
      });
    }
  }

  for (const value of ['\x01', '7\x7f', '\xe9', 'Wed, 21 Oct 2026 07:28:00 GMT (\xe9\x02)']) {
    it(`drops Retry-After: ${JSON.stringify(value)}`, async () => {
      const proxy = await start();
      upstream.bytes = answer('429 Slow', [`Retry-After: ${value}`]);
      const { status, headers } = await proxy.get();
      expect(status).to.be.oneOf([429, 502]);
      expect(headers['retry-after']).to.equal(undefined);
      await expectServing(proxy);
    });
  }

  it('takes a Retry-After that is repeated as invalid', async () => {
    const proxy = await start();
    upstream.bytes = answer('429 Slow', ['Retry-After: 7', 'Retry-After: 8']);
    const { status, headers } = await proxy.get();
    expect(status).to.equal(429);
    expect(headers['retry-after']).to.equal(undefined);
    await expectServing(proxy);
  });

  it('keeps serving after any response', async () => {
    const proxy = await start();
    const property = fc.asyncProperty(fc.tuple(anyAnswer, fc.boolean()), async ([text, resets]) => {
      Object.assign(upstream, { bytes: text, resets });
      expect((await proxy.get()).status).to.be.within(200, 599);
      await expectServing(proxy);
    });
    await fc.assert(property, generated(300));
  });
});
