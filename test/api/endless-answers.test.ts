import { expect } from 'chai';
import { fetchPage } from '../../src/api/index.js';
import { feedError, rejection } from './harness.js';

const query = { user: 'u' };
const bytes = (text: string) => new TextEncoder().encode(text);
const page = '{"activities": [{"id": 1, "type": 9, "notes": "Café €"}]}';

/** An answer whose body comes piece by piece, and what became of its connection. */
function answer(next: () => Uint8Array<ArrayBuffer> | undefined | Promise<never>, status = 200) {
  const seen = { sent: 0, isClosed: false };
  const body = () =>
    new ReadableStream<Uint8Array<ArrayBuffer>>({
      async pull(controller) {
        const piece = await next();
        if (!piece) return controller.close();
        seen.sent += piece.length;
        controller.enqueue(piece);
      },
      cancel() {
        seen.isClosed = true;
      },
    });
  return { seen, fetch: async () => new Response(body(), { status }) };
}

describe('an answer in pieces', () => {
  it('is whole, wherever a character is cut', async () => {
    for (const size of [1, 2, 3, 7]) {
      const pieces = bytes(page);
      let at = 0;
      const { fetch } = answer(() => {
        const piece = pieces.slice(at, at + size);
        at += size;
        return piece.length > 0 ? piece : undefined;
      });
      const { activities } = await fetchPage(query, { fetch });
      expect(activities[0]?.notes).to.equal('Café €');
    }
  });

  it('that comes too slowly is given up in time, and its connection is closed', async () => {
    const { fetch, seen } = answer(() => (seen.sent > 0 ? new Promise(() => {}) : bytes(page)));
    const error = await feedError(fetchPage(query, { fetch, timeout: 20, retries: 0 }));
    expect(error.code).to.equal('timeout');
    expect(seen.isClosed).to.equal(true);
  });

  it('is given up with its signal’s reason', async () => {
    const controller = new AbortController();
    const { fetch, seen } = answer(() => {
      controller.abort('left');
      return new Promise(() => {});
    });
    const { signal } = controller;
    expect(await rejection(fetchPage(query, { fetch, signal }))).to.equal('left');
    expect(seen.isClosed).to.equal(true);
  });
});

describe('an endless answer', function () {
  this.timeout(30_000);
  const megabyte = bytes(' '.repeat(1024 * 1024));

  for (const status of [200, 404]) {
    it(`with the status ${status} is read no further than any page could go`, async () => {
      const { fetch, seen } = answer(() => megabyte, status);
      const error = await feedError(fetchPage(query, { fetch }));
      expect(error).to.include({ code: 'invalid-response', status, phase: 'first' });
      expect(error.message).to.equal(
        'The response is larger than any page of activities. Check that api-url leads to the Activity API.',
      );
      expect(seen.isClosed).to.equal(true);
      expect(seen.sent / megabyte.length).to.be.within(65, 67);
    });
  }

  it('that ends just in time is a page', async () => {
    let n = 0;
    const last = bytes(page);
    const { fetch } = answer(() => {
      n += 1;
      if (n < 64) return megabyte;
      return n === 64 ? last : undefined;
    });
    expect((await fetchPage(query, { fetch })).activities).to.have.length(1);
  });
});

describe('an answer without a stream', () => {
  it('is read as a whole', async () => {
    for (const body of [null, {}, undefined]) {
      const response = new Response(page);
      Object.defineProperty(response, 'body', { value: body });
      const fetch = async () => response;
      expect((await fetchPage(query, { fetch })).activities).to.have.length(1);
    }
  });
});
