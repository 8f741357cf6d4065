import { expect } from 'chai';
import { fetchPage } from '../../src/api/index.js';
import { feedError, rejection } from './harness.js';

const query = { user: 'u' };
const bytes = (text: string) => new TextEncoder().encode(text);
const page = '{"activities": [{"id": 1, "type": 9, "notes": "Café €"}]}';

/** A response with a streamed body, the bytes sent so far, and whether it was cancelled. */
function streamedResponse(
  nextChunk: () => Uint8Array<ArrayBuffer> | undefined | Promise<never>,
  status = 200,
) {
  const state = { sent: 0, isClosed: false };
  const body = () =>
    new ReadableStream<Uint8Array<ArrayBuffer>>({
      async pull(controller) {
        const chunk = await nextChunk();
        if (!chunk) return controller.close();
        state.sent += chunk.length;
        controller.enqueue(chunk);
      },
      cancel() {
        state.isClosed = true;
      },
    });
  return { state, fetch: async () => new Response(body(), { status }) };
}

describe('a response in chunks', () => {
  it('is decoded correctly wherever a character is split', async () => {
    for (const size of [1, 2, 3, 7]) {
      const encoded = bytes(page);
      let at = 0;
      const { fetch } = streamedResponse(() => {
        const chunk = encoded.slice(at, at + size);
        at += size;
        return chunk.length > 0 ? chunk : undefined;
      });
      const { activities } = await fetchPage(query, { fetch });
      expect(activities[0]?.notes).to.equal('Café €');
    }
  });

  it('is cancelled if it does not end before the timeout', async () => {
    const { fetch, state } = streamedResponse(() =>
      state.sent > 0 ? new Promise(() => {}) : bytes(page),
    );
    const error = await feedError(fetchPage(query, { fetch, timeout: 20, retries: 0 }));
    expect(error.code).to.equal('timeout');
    expect(state.isClosed).to.equal(true);
  });

  it('is cancelled if the signal aborts', async () => {
    const controller = new AbortController();
    const { fetch, state } = streamedResponse(() => {
      controller.abort('left');
      return new Promise(() => {});
    });
    const { signal } = controller;
    expect(await rejection(fetchPage(query, { fetch, signal }))).to.equal('left');
    expect(state.isClosed).to.equal(true);
  });
});

describe('an endless response', function () {
  this.timeout(30_000);
  const megabyte = bytes(' '.repeat(1024 * 1024));

  for (const status of [200, 404]) {
    it(`with status ${status} is cancelled at the size limit`, async () => {
      const { fetch, state } = streamedResponse(() => megabyte, status);
      const error = await feedError(fetchPage(query, { fetch }));
      expect(error).to.include({ code: 'invalid-response', status, phase: 'first' });
      expect(error.message).to.equal(
        'The response is too large. Check that api-url leads to the Activity API.',
      );
      expect(state.isClosed).to.equal(true);
      expect(state.sent / megabyte.length).to.be.within(65, 67);
    });
  }

  it('is accepted if it ends just below the limit', async () => {
    let n = 0;
    const last = bytes(page);
    const { fetch } = streamedResponse(() => {
      n += 1;
      if (n < 64) return megabyte;
      return n === 64 ? last : undefined;
    });
    expect((await fetchPage(query, { fetch })).activities).to.have.length(1);
  });
});

describe('a response without a stream', () => {
  it('is read as a whole', async () => {
    for (const body of [null, {}, undefined]) {
      const response = new Response(page);
      Object.defineProperty(response, 'body', { value: body });
      const fetch = async () => response;
      expect((await fetchPage(query, { fetch })).activities).to.have.length(1);
    }
  });
});
