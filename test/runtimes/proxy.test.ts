import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'chai';
import { members } from '../support/sandbox-client.js';
import type { TestServer } from '../support/serve.js';
import { request, requestToLeave } from './request.js';
import { runtimes } from './runtimes.js';
import { type Stamps, startStamps } from './stamps.js';

/** Milliseconds for a response of the proxy. */
const timeout = 2_000;

for (const { name, start, isHttp2, renders } of runtimes) {
  describe(`the proxy on ${name}`, function () {
    this.timeout(60_000);
    let stamps: Stamps;
    let server: TestServer;

    // A server of its own for each test, which has no token yet.
    beforeEach(async () => {
      stamps = await startStamps(timeout);
      server = await start(stamps.env);
    });
    afterEach(async () => {
      stamps.release();
      await server?.stop();
      await stamps.stop();
    });

    const urlOf = (path: string) => new URL(path, server.origin);
    const get = (path: string, member: string = members.fortyOne) =>
      request(urlOf(path), member, isHttp2);
    const status = async () => (await get('/stamps/activities')).status;

    /** Waits until the proxy has sent this many requests for a token. */
    const untilTokenRequests = async (count: number) => {
      while (stamps.tokenRequests() < count) await delay(5);
    };

    it('passes pages on', async () => {
      const first = JSON.parse((await get('/stamps/activities')).body).activities;
      expect(first).to.have.length(20);
      const cursor = first.at(-1).id;
      const next = await get(`/stamps/activities?older_than=${cursor}`);
      expect(JSON.parse(next.body).activities).to.have.length(20);
      const group = await get('/stamps/activities/by-merchant-group?merchant_id=2&merchant_id=5');
      expect(group.status).to.equal(200);
      expect(stamps.tokenRequests()).to.equal(1);
    });

    it('passes errors on, and has its own', async () => {
      expect((await get('/stamps/activities', '')).status).to.equal(401);
      expect((await get('/stamps/activities?older_than=x')).status).to.equal(400);
      expect((await get('/stamps/activities', 'nobody@example.com')).status).to.equal(404);
    });

    it('serves the next request when the one that began a token request leaves', async () => {
      stamps.hold();
      const leave = requestToLeave(urlOf('/stamps/activities'), members.fortyOne, isHttp2);
      await untilTokenRequests(1);
      leave();
      const next = status();
      stamps.release();
      expect(await next).to.equal(200);
      expect(await Promise.all([status(), status()])).to.deep.equal([200, 200]);
    });

    it('responds with 504 while the token endpoint hangs, and serves once it is back', async () => {
      stamps.hold();
      expect(await status()).to.equal(504);
      expect(await Promise.all([status(), status()])).to.deep.equal([504, 504]);
      stamps.release();
      // A failure of the token endpoint is remembered for a short time.
      while ((await status()) !== 200) await delay(100);
      expect(await Promise.all([status(), status()])).to.deep.equal([200, 200]);
    });

    if (renders) {
      it('renders the feed on the server', async () => {
        const { status, body } = await get('/account');
        expect(status).to.equal(200);
        expect(body.match(/<article/g)).to.have.length(20);
        expect((await get('/account', '')).body).to.not.include('<article');
      });
    }
  });
}
