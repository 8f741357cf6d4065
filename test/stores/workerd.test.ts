import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'chai';
import type { WorkerdServer } from '../support/workerd.js';
import { startStamps } from './stamps-server.js';
import { startDocumentedWorker, startTestWorker } from './workers.js';

for (const compatibilityDate of ['2023-03-01', '2024-08-01', '2026-11-17']) {
  describe(`the proxy in workerd of ${compatibilityDate}`, function () {
    this.timeout(60_000);
    let stamps: Awaited<ReturnType<typeof startStamps>>;
    let workerd: WorkerdServer;

    beforeEach(async () => {
      stamps = await startStamps();
      workerd = await startTestWorker(compatibilityDate, stamps.apiUrl);
    });
    afterEach(async () => {
      await workerd.stop();
      await stamps.stop();
    });

    const send = (name: string, member = 'rina@example.com') =>
      fetch(`${workerd.origin}/${name}/activities`, {
        headers: { 'X-Member': member },
      });
    const status = async (name: string, member?: string) => (await send(name, member)).status;

    /** Sends a request, and resets the connection once Stamps has got a request for a token. */
    const sendAndLeave = async (name: string): Promise<void> => {
      const before = stamps.tokenRequests();
      const socket = connect(Number(new URL(workerd.origin).port), '127.0.0.1');
      socket.on('error', () => {});
      socket.write(
        `GET /${name}/activities HTTP/1.1\r\nHost: localhost\r\nX-Member: rina@example.com\r\n\r\n`,
      );
      while (stamps.tokenRequests() === before) await delay(20);
      socket.resetAndDestroy();
    };

    for (const name of ['direct', 'bare']) {
      it(`serves the next request if the one that waits for a token leaves (${name})`, async () => {
        stamps.answerTokens(200, 1_500);
        await sendAndLeave(name);
        expect(await status(name)).to.equal(200);
        expect(await Promise.all([status(name), status(name)])).to.deep.equal([200, 200]);
        expect(stamps.tokenRequests()).to.be.within(1, 2);
      });
    }

    for (const name of ['impatient', 'impatient-bare']) {
      it(`responds with 504 once at most if one request for a token takes too long (${name})`, async () => {
        stamps.answerTokens(200, 3_000);
        const first = status(name);
        while (stamps.tokenRequests() === 0) await delay(20);
        stamps.answerTokens(200);
        expect(await first).to.equal(504);
        for (let n = 0; n < 4; n++) expect(await status(name)).to.equal(200);
      });
    }

    it('has one token and one limit for all isolates with Durable Objects', async () => {
      stamps.answerTokens(200, 200);
      const names = Array.from({ length: 20 }, (_, n) => (n % 2 ? 'first' : 'second'));
      const statuses = await Promise.all(names.map((name) => status(name)));
      expect(statuses.filter((it) => it === 200)).to.have.length(10);
      expect(statuses.filter((it) => it === 429)).to.have.length(10);
      expect(await status('first', 'budi@example.com')).to.equal(200);
      expect(stamps.tokenRequests()).to.equal(1);
      stamps.revokeTokens();
      expect(await status('first', 'siti@example.com')).to.equal(200);
      expect(await status('second', 'siti@example.com')).to.equal(200);
      expect(stamps.tokenRequests()).to.equal(2);
    });

    it('keeps values in Durable Objects until their time is over', async () => {
      const call = async (operation: string, key: string, value?: string, ttl?: number) => {
        const body = JSON.stringify({ operation, key, value, ttl });
        const url = `${workerd.origin}/store/`;
        return (await (await fetch(url, { method: 'POST', body })).json()).result;
      };
      expect(await call('get', 'a')).to.equal(undefined);
      await call('set', 'a', 'text', 60_000);
      expect([await call('get', 'a'), await call('get', 'b')]).to.deep.equal(['text', undefined]);
      const counts = await Promise.all(
        Array.from({ length: 20 }, () => call('increment', 'count', undefined, 60_000)),
      );
      expect(counts.sort((x, y) => x - y)).to.deep.equal(
        Array.from({ length: 20 }, (_, n) => n + 1),
      );
      // The time counts from the first increment.
      expect(await call('increment', 'short', undefined, 1_000)).to.equal(1);
      expect(await call('increment', 'short', undefined, 60_000)).to.equal(2);
      while ((await call('get', 'short')) !== undefined) await delay(50);
      expect(await call('increment', 'short', undefined, 60_000)).to.equal(1);
      await call('set', 'short', '0', 1);
      expect(await call('increment', 'short', undefined, 60_000)).to.equal(1);
    });
  });
}

describe('the Worker of the documentation', function () {
  this.timeout(60_000);

  it('serves members only, with one request for a token and one limit', async () => {
    const stamps = await startStamps();
    const worker = await startDocumentedWorker(new URL(stamps.apiUrl).origin);
    try {
      const get = async (Cookie = '') =>
        (await fetch(`${worker.origin}/stamps/activities`, { headers: { Cookie } })).status;
      expect(await get()).to.equal(401);
      const statuses = await Promise.all(Array.from({ length: 5 }, () => get('session=rina')));
      expect(statuses).to.deep.equal([200, 200, 200, 200, 200]);
      expect(stamps.tokenRequests()).to.equal(1);
    } finally {
      await worker.stop();
      await stamps.stop();
    }
  });
});
