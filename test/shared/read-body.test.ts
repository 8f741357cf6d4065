import { expect } from 'chai';
import { readBody } from '../../src/shared/read-body.js';
import { rejection } from '../api/harness.js';

/** A body that sends chunks of 1,000 bytes until it is cancelled or `count` are sent. */
function chunks(count = Number.POSITIVE_INFINITY) {
  const log = { sent: 0, isCancelled: false };
  const body = new ReadableStream({
    pull(controller) {
      if (log.sent === count) return controller.close();
      log.sent += 1;
      controller.enqueue(new Uint8Array(1_000).fill(32));
    },
    cancel() {
      log.isCancelled = true;
    },
  });
  return { body, log };
}

describe('readBody()', () => {
  it('decodes UTF-8 across chunks', async () => {
    const bytes = new TextEncoder().encode('Café €');
    const body = new ReadableStream({
      start(controller) {
        for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
        controller.close();
      },
    });
    expect(await readBody(new Response(body))).to.equal('Café €');
  });

  it('returns an empty string if there is no body', async () => {
    expect(await readBody(new Response(null))).to.equal('');
  });

  it('reads up to maxBytes, and cancels a larger body', async () => {
    const whole = chunks(5);
    expect(await readBody(new Response(whole.body), undefined, 5_000)).to.have.length(5_000);
    const endless = chunks();
    expect(await readBody(new Response(endless.body), undefined, 5_000)).to.equal(undefined);
    expect(endless.log.isCancelled).to.equal(true);
    expect(endless.log.sent).to.be.within(6, 8);
  });

  it('does not read a body whose Content-Length is larger', async () => {
    const { body, log } = chunks();
    const response = new Response(body, { headers: { 'Content-Length': '5001' } });
    expect(await readBody(response, undefined, 5_000)).to.equal(undefined);
    expect(log.isCancelled).to.equal(true);
    expect(log.sent).to.be.at.most(1);
  });

  it('cancels the body and rejects with the signal’s reason if the signal aborts', async () => {
    const controller = new AbortController();
    let isCancelled = false;
    const body = new ReadableStream({
      pull: () => controller.abort('left'),
      cancel: () => {
        isCancelled = true;
      },
    });
    expect(await rejection(readBody(new Response(body), controller.signal))).to.equal('left');
    expect(isCancelled).to.equal(true);
    const aborted = readBody(new Response(chunks().body), controller.signal);
    expect(await rejection(aborted)).to.equal('left');
  });
});
