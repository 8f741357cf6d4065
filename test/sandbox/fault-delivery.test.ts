import { expect } from 'chai';
import { resolveLatency } from '../../src/sandbox/faults/latency.js';
import type { FaultBody } from '../../src/sandbox/index.js';
import { type Client, createClient } from './client.js';

const path = '/api/v3/activities';
const user = 'forty@example.com';

interface StartedResponse {
  readonly client: Client;
  readonly response: Response;
  readonly reader: ReadableStreamDefaultReader<Uint8Array>;
  /** The text of the complete page. */
  readonly whole: string;
  readonly controller: AbortController;
}

async function startResponse(body: FaultBody, latency = '0'): Promise<StartedResponse> {
  const client = createClient();
  const whole = await (await client.get(path, { user })).text();
  const controller = new AbortController();
  const headers = { Authorization: `Bearer ${await client.sandbox.issueToken()}` };
  const parameters = {
    user,
    sandbox_body: body,
    sandbox_latency: latency,
    sandbox_session: 'delivery',
  };
  const response = await client.get(path, parameters, { headers, signal: controller.signal });
  const { body: stream } = response;
  if (!stream) throw new Error('The response has no body.');
  return { client, response, reader: stream.getReader(), whole, controller };
}

async function reasonOf(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (reason) {
    return reason;
  }
  throw new Error('The promise should have been rejected.');
}

function decode(bytes: Uint8Array | undefined): string {
  return new TextDecoder().decode(bytes);
}

describe('sandbox: a stalled body', () => {
  it('begins with the beginning of the page', async () => {
    const { response, reader, whole } = await startResponse('stall');
    expect(response.status).to.equal(200);
    const begin = decode((await reader.read()).value);
    expect(begin).to.have.length.within(1, whole.length - 1);
    expect(whole.startsWith(begin)).to.equal(true);
    await reader.cancel();
  });

  it('fails with the abort reason when the client aborts', async () => {
    const { client, reader, controller } = await startResponse('stall');
    await reader.read();
    const rest = reader.read();
    const reason = new Error('aborted');
    controller.abort(reason);
    expect(await reasonOf(rest)).to.equal(reason);
    expect(client.sandbox.requests('delivery')[0]).to.include({ status: 200, aborted: true });
  });

  it('ends when the client stops reading', async () => {
    const { reader } = await startResponse('stall');
    await reader.cancel();
    expect((await reader.read()).done).to.equal(true);
  });
});

describe('sandbox: a dropped connection', () => {
  it('fails after half of the page', async () => {
    const { reader, whole } = await startResponse('drop');
    const begin = decode((await reader.read()).value);
    expect(begin).to.have.length.within(1, whole.length - 1);
    expect(whole.startsWith(begin)).to.equal(true);
    expect(await reasonOf(reader.read())).to.be.instanceOf(TypeError);
  });
});

describe('sandbox: a slow body', () => {
  it('sends the whole page in chunks', async () => {
    const { client, reader, whole, controller } = await startResponse('slow', '20');
    const chunks: Uint8Array[] = [];
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      chunks.push(part.value);
    }
    expect(chunks).to.have.lengthOf(20);
    expect(Buffer.concat(chunks).toString()).to.equal(whole);
    controller.abort();
    expect(client.sandbox.requests('delivery')[0]).to.include({ status: 200, aborted: false });
  });

  it('fails with the abort reason when the client aborts', async () => {
    const { client, reader, controller } = await startResponse('slow', '600000');
    const rest = reader.read();
    const reason = new Error('aborted');
    controller.abort(reason);
    expect(await reasonOf(rest)).to.equal(reason);
    expect(client.sandbox.requests('delivery')[0]).to.include({ aborted: true });
  });

  it('ends when the client stops reading', async () => {
    const { reader } = await startResponse('slow', '600000');
    await reader.cancel();
    expect((await reader.read()).done).to.equal(true);
  });
});

describe('sandbox: latency', () => {
  it('delays the response', async () => {
    const client = createClient({ faults: { latency: 30 } });
    const start = performance.now();
    const response = await client.get(path, { user });
    expect(response.status).to.equal(200);
    // Timers of Node may fire a millisecond early.
    expect(performance.now() - start).to.be.at.least(29);
  });

  it('varies within a range from request to request, the same way in every run', () => {
    const requests = Array.from({ length: 50 }, (_, index) => index);
    const run = (): number[] =>
      requests.map((index) => resolveLatency({ latency: [200, 800] }, index).responseDelay);
    expect(Math.min(...run())).to.be.within(200, 300);
    expect(Math.max(...run())).to.be.within(700, 800);
    expect(run()).to.deep.equal(run());
  });

  it('is the duration of a slow body, three seconds by default', () => {
    expect(resolveLatency({ body: 'slow', latency: 70 }, 0)).to.deep.equal({
      responseDelay: 0,
      bodyDuration: 70,
    });
    expect(resolveLatency({ body: 'slow' }, 0)).to.deep.equal({
      responseDelay: 0,
      bodyDuration: 3_000,
    });
    expect(resolveLatency({ body: 'stall', latency: 70 }, 0)).to.deep.equal({
      responseDelay: 70,
      bodyDuration: 0,
    });
  });

  it('fails with the abort reason when the client aborts', async () => {
    const client = createClient({ faults: { latency: 600_000 } });
    const controller = new AbortController();
    const response = client.get(
      path,
      { user, sandbox_session: 'held' },
      { signal: controller.signal },
    );
    const reason = new Error('aborted');
    controller.abort(reason);
    expect(await reasonOf(response)).to.equal(reason);
    expect(client.sandbox.requests('held')[0]).to.include({ status: null, aborted: true });
  });
});
