import { expect } from 'chai';
import { startChild } from './child-server.js';
import { fc, generated } from './properties.js';
import { exchange, hostileTargets, rawRequests, requestText } from './raw-socket.js';
import type { TestServer } from './serve.js';

/**
 * No request ends an example. It runs in a process of its own, which an unhandled error would end.
 *
 * @param args the arguments of Node.
 */
export function describeServing(
  name: string,
  args: readonly string[],
  prepare: () => void = () => {},
): void {
  describe(`raw requests to the example of the proxy in ${name}`, function () {
    this.timeout(60_000);
    let server: TestServer;

    before(async () => {
      prepare();
      server = await startChild(args);
    });

    after(() => server?.stop());

    /** Expects that the server responds to the next request. */
    const expectServing = async () => {
      const response = await fetch(`${server.origin}/stamps/activities`);
      expect(response.status).to.equal(401);
      expect(await response.json()).to.deep.equal({ detail: 'No member is signed in.' });
    };

    for (const target of hostileTargets) {
      for (const method of ['GET', 'POST', 'OPTIONS']) {
        it(`keeps serving after ${method} ${target.slice(0, 60)}`, async () => {
          const line = `${method} ${target} HTTP/1.1`;
          const response = await exchange(
            server.origin,
            requestText(line, ['Host: localhost']),
            true,
          );
          expect(response).to.match(/^HTTP\/1\.1 (200|204|40\d|431) /);
          await expectServing();
        });
      }
    }

    it('keeps serving after any request', async () => {
      const property = fc.asyncProperty(rawRequests, async (request) => {
        await exchange(server.origin, request, false);
        await expectServing();
      });
      await fc.assert(property, generated(200));
    });
  });
}
