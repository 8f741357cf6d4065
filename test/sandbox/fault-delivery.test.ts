import { expect } from 'chai';
import { resolveLatency } from '../../src/sandbox/faults/latency.js';
import type { FaultBody } from '../../src/sandbox/index.js';
import { type Client, createClient } from './client.js';

const path = '/api/v3/activities';
const user = 'forty@example.com';

interface Delivery {
  readonly client: Client;
  readonly response: Response;
  readonly reader: ReadableStreamDefaultReader<Uint8Array>;
  /** The page that the body is made of. */
  readonly whole: string;
  readonly leave: AbortController;
}

async function deliver(body: FaultBody, latency = '0'): Promise<Delivery> {
  const client = createClient();
  const whole = await (await client.get(path, { user })).text();
  const leave = new AbortController();
  const headers = { Authorization: `Bearer ${await client.sandbox.issueToken()}` };
  const parameters = {
    user,
    sandbox_body: body,
    sandbox_latency: latency,
    sandbox_session: 'delivery',
  };
  const response = await client.get(path, parameters, { headers, signal: leave.signal });
  const { body: stream } = response;
  if (!stream) throw new Error('There is no body.');
  return { client, response, reader: stream.getReader(), whole, leave };
}

async function reasonOf(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (reason) {
    return reason;
  }
  throw new Error('It was to be rejected.');
}

function decode(bytes: Uint8Array | undefined): string {
  return new TextDecoder().decode(bytes);
}

describe('sandbox: a body that stalls', () => {
  it('begins like the page', async () => {
    const { response, reader, whole } = await deliver('stall');
    expect(response.status).to.equal(200);
    const begin = decode((await reader.read()).value);
    expect(begin).to.have.length.within(1, whole.length - 1);
    expect(whole.startsWith(begin)).to.equal(true);
    await reader.cancel();
  });

  it('ends when the client aborts, with its reason', async () => {
    const { client, reader, leave } = await deliver('stall');
    await reader.read();
    const rest = reader.read();
    const reason = new Error('gone');
    leave.abort(reason);
    expect(await reasonOf(rest)).to.equal(reason);
    expect(client.sandbox.requests('delivery')[0]).to.include({ status: 200, aborted: true });
  });

  it('ends when the client stops reading', async () => {
    const { reader } = await deliver('stall');
    await reader.cancel();
    expect((await reader.read()).done).to.equal(true);
  });
});

describe('sandbox: a body that drops', () => {
  it('breaks after half of the page', async () => {
    const { reader, whole } = await deliver('drop');
    const begin = decode((await reader.read()).value);
    expect(begin).to.have.length.within(1, whole.length - 1);
    expect(whole.startsWith(begin)).to.equal(true);
    expect(await reasonOf(reader.read())).to.be.instanceOf(TypeError);
  });
});

describe('sandbox: a body that is slow', () => {
  it('comes in pieces, and whole', async () => {
    const { client, reader, whole, leave } = await deliver('slow', '20');
    const pieces: Uint8Array[] = [];
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      pieces.push(part.value);
    }
    expect(pieces).to.have.lengthOf(20);
    expect(Buffer.concat(pieces).toString()).to.equal(whole);
    leave.abort();
    expect(client.sandbox.requests('delivery')[0]).to.include({ status: 200, aborted: false });
  });

  it('ends when the client aborts, with its reason', async () => {
    const { client, reader, leave } = await deliver('slow', '600000');
    const rest = reader.read();
    const reason = new Error('gone');
    leave.abort(reason);
    expect(await reasonOf(rest)).to.equal(reason);
    expect(client.sandbox.requests('delivery')[0]).to.include({ aborted: true });
  });

  it('ends when the client stops reading', async () => {
    const { reader } = await deliver('slow', '600000');
    await reader.cancel();
    expect((await reader.read()).done).to.equal(true);
  });
});

describe('sandbox: latency', () => {
  it('holds the answer back until its time has come', async () => {
    const client = createClient({ faults: { latency: 30 } });
    const start = performance.now();
    const response = await client.get(path, { user });
    expect(response.status).to.equal(200);
    // Timers of Node may fire a millisecond early.
    expect(performance.now() - start).to.be.at.least(29);
  });

  it('of a range is another one at each request, the same ones at every run', () => {
    const requests = Array.from({ length: 50 }, (_, ordinal) => ordinal);
    const run = (): number[] =>
      requests.map((ordinal) => resolveLatency({ latency: [200, 800] }, ordinal).before);
    expect(Math.min(...run())).to.be.within(200, 300);
    expect(Math.max(...run())).to.be.within(700, 800);
    expect(run()).to.deep.equal(run());
  });

  it('of a slow body is within it, three seconds if nobody says how long', () => {
    expect(resolveLatency({ body: 'slow', latency: 70 }, 0)).to.deep.equal({
      before: 0,
      within: 70,
    });
    expect(resolveLatency({ body: 'slow' }, 0)).to.deep.equal({ before: 0, within: 3_000 });
    expect(resolveLatency({ body: 'stall', latency: 70 }, 0)).to.deep.equal({
      before: 70,
      within: 0,
    });
  });

  it('ends when the client aborts, with its reason', async () => {
    const client = createClient({ faults: { latency: 600_000 } });
    const leave = new AbortController();
    const answer = client.get(path, { user, sandbox_session: 'held' }, { signal: leave.signal });
    const reason = new Error('gone');
    leave.abort(reason);
    expect(await reasonOf(answer)).to.equal(reason);
    expect(client.sandbox.requests('held')[0]).to.include({ status: null, aborted: true });
  });
});
