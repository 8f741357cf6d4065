import { expect } from 'chai';
import { recordProcessErrors, untilReported } from '../support/process-errors.js';
import { fc, generated } from '../support/properties.js';
import { exchange, hostileTargets, rawRequests, requestText } from '../support/raw-socket.js';
import { startProxy, stubFetch } from './harness.js';

describe('the proxy: raw requests to node:http', function () {
  this.timeout(60_000);
  const processErrors = recordProcessErrors();

  const start = () =>
    startProxy({
      token: 'token',
      requestsPerMinute: Number.POSITIVE_INFINITY,
      fetch: stubFetch(() => Response.json({ activities: [] })).fetch,
    });

  /** Expects that the server responds to the next request, and that nothing was left unhandled. */
  const expectServing = async ({ get }: Awaited<ReturnType<typeof start>>) => {
    expect((await get()).status).to.equal(200);
    await untilReported();
    expect(processErrors).to.deep.equal([]);
  };

  for (const target of hostileTargets) {
    it(`keeps serving after GET ${target.slice(0, 60)}`, async () => {
      const proxy = await start();
      const headers = ['Host: localhost', 'Cookie: session=a'];
      const response = await exchange(
        proxy.origin,
        requestText(`GET ${target} HTTP/1.1`, headers),
        true,
      );
      expect(response).to.match(/^HTTP\/1\.1 (200|400|404|431) /);
      await expectServing(proxy);
    });
  }

  it('accepts a target that is a URL, and takes only its path', async () => {
    const { origin, requestedUsers } = await start();
    const headers = ['Host: localhost', 'Cookie: session=a'];
    const line = 'GET http://evil.example:1/stamps/activities?user=b HTTP/1.1';
    expect(await exchange(origin, requestText(line, headers), true)).to.match(/^HTTP\/1\.1 200 /);
    expect(await requestedUsers()).to.deep.equal([]);
  });

  it('responds with 400 to OPTIONS *', async () => {
    const proxy = await start();
    const response = await exchange(
      proxy.origin,
      requestText('OPTIONS * HTTP/1.1', ['Host: localhost']),
      true,
    );
    expect(response).to.match(/^HTTP\/1\.1 400 /);
    await expectServing(proxy);
  });

  it('keeps serving after any request', async () => {
    const proxy = await start();
    const property = fc.asyncProperty(rawRequests, async (request) => {
      await exchange(proxy.origin, request, false);
      await expectServing(proxy);
    });
    await fc.assert(property, generated(300));
  });
});
