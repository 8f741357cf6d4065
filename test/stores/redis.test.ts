import { rm, writeFile } from 'node:fs/promises';
import { expect } from 'chai';
import { Redis } from 'ioredis';
import { snippet } from '../docs/snippets.js';
import { type ClientKind, startProcesses, stopProcesses } from './proxy-processes.js';
import { type RedisServer, startRedis } from './redis-server.js';
import { startStamps } from './stamps-server.js';

const three: readonly ClientKind[] = ['redis', 'ioredis', 'redis'];
const countOf = (statuses: readonly number[], status: number) =>
  statuses.filter((it) => it === status).length;

describe('several processes of the proxy with Redis', function () {
  this.timeout(60_000);
  let redis: RedisServer;
  let stamps: Awaited<ReturnType<typeof startStamps>>;

  beforeEach(async () => {
    redis = await startRedis();
    stamps = await startStamps();
  });
  afterEach(async () => {
    await stopProcesses();
    redis.resume();
    await redis.kill();
    await stamps.stop();
  });

  const start = (kinds = three, requestsPerMinute?: number) =>
    startProcesses(kinds, redis.port, stamps.apiUrl, requestsPerMinute);

  it('get the store of the chapter Proxy', async () => {
    const file = new URL(`.cache-store-${process.pid}.js`, import.meta.url);
    // This folder has packages of its own, so the package's name does not resolve here.
    const code = snippet('proxy', 'js', 'redisStore')
      .replace('stamps-activity-feed/proxy/redis', '../../dist/proxy/redis.js')
      .concat('export { client };');
    await writeFile(file, code);
    process.env.REDIS_URL = `redis://127.0.0.1:${redis.port}`;
    try {
      const { store, client } = await import(file.href);
      await store.set('greeting', 'hello', { ttl: 60_000 });
      expect(await store.get('greeting')).to.equal('hello');
      expect(await client.get('shop:greeting')).to.equal('hello');
      await client.close();
    } finally {
      delete process.env.REDIS_URL;
      await rm(file);
    }
  });

  it('request one token for all', async () => {
    stamps.answerTokens(200, 300);
    const processes = await start();
    const statuses = await Promise.all(
      Array.from({ length: 30 }, (_, n) => processes[n % 3]?.status(`member-${n}@example.com`)),
    );
    expect(statuses).to.deep.equal(Array(30).fill(200));
    const [later] = await start(['ioredis']);
    expect(await later?.status()).to.equal(200);
    expect(stamps.tokenRequests()).to.equal(1);
  });

  it('replace a refused token once for all', async () => {
    const processes = await start();
    for (const it of processes) expect(await it.status()).to.equal(200);
    stamps.revokeTokens();
    const statuses = await Promise.all(processes.map((it) => it.status()));
    expect(statuses).to.deep.equal([200, 200, 200]);
    expect(stamps.tokenRequests()).to.equal(2);
  });

  it('send a wrong credential a few times, however many processes there are', async () => {
    stamps.answerTokens(401);
    const processes = await start();
    for (let n = 0; n < 20; n++) {
      const statuses = await Promise.all(processes.map((it) => it.status()));
      expect(statuses).to.deep.equal([502, 502, 502]);
    }
    // On a slow machine, the first delay is over before the last request.
    expect(stamps.tokenRequests()).to.be.within(1, 3);
  });

  it('have one limit for a member', async () => {
    const processes = await start(three, 10);
    const statuses = await Promise.all(
      Array.from({ length: 30 }, (_, n) => processes[n % 3]?.status() ?? 0),
    );
    expect([countOf(statuses, 200), countOf(statuses, 429)]).to.deep.equal([10, 20]);
    expect(await processes[0]?.status('budi@example.com')).to.equal(200);
    const headers = await processes[1]?.headers();
    expect(headers?.get('RateLimit-Remaining')).to.equal('0');
    expect(Number(headers?.get('Retry-After'))).to.be.within(1, 60);
  });

  it('keep no address and no readable token in Redis, and nothing without an end', async () => {
    const processes = await start();
    for (const it of processes) await it.status();
    const client = new Redis(redis.port);
    const keys = await client.keys('*');
    expect(keys.length).to.be.greaterThan(1);
    for (const key of keys) {
      expect(key).to.match(/^test:(token|lock|failure|failures|refusal|rate):[\w-]{22}$/);
      expect(await client.pttl(key)).to.be.greaterThan(0);
      const value = (await client.get(key)) ?? '';
      expect(`${key}${value}`).to.not.match(/rina|of-the-stamps-server|credential/);
      expect(Buffer.from(value, 'base64url').toString('latin1')).to.not.include('stamps-server');
    }
    client.disconnect();
  });

  for (const [what, breakRedis, mend] of [
    ['hangs', async () => redis.pause(), async () => redis.resume()],
    ['is killed', () => redis.kill(), () => redis.restart()],
  ] as const) {
    it(`go on with their own limits if it ${what}, and together when it is back`, async () => {
      const processes = await start(['redis', 'ioredis'], 10);
      for (const it of processes) expect(await it.status()).to.equal(200);
      await breakRedis();
      for (const it of processes) {
        const statuses: number[] = [];
        for (let n = 0; n < 15; n++) statuses.push(await it.status());
        expect([countOf(statuses, 200), countOf(statuses, 429)]).to.deep.equal([9, 6]);
        expect(new Set(it.errors)).to.deep.equal(new Set(['store']));
      }
      const begin = performance.now();
      expect(await processes[0]?.status('budi@example.com')).to.equal(200);
      expect(performance.now() - begin).to.be.lessThan(5_000);
      await mend();
      // Members that no process has counted before, until both count together again.
      for (let n = 0; ; n++) {
        const member = `member-${n}@example.com`;
        await processes[0]?.status(member);
        const remaining = (await processes[1]?.headers(member))?.get('RateLimit-Remaining');
        if (remaining === '8') break;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    });

    it(`get a token of their own if it ${what} before they have one`, async () => {
      const processes = await start(['redis', 'ioredis']);
      await breakRedis();
      for (const it of processes) expect(await it.status()).to.equal(200);
      expect(stamps.tokenRequests()).to.equal(2);
    });
  }
});
