import { expect } from 'chai';
import { fetchWithSlashFallback } from '../../src/proxy/fetch-with-slash-fallback.js';
import { rejection } from '../api/harness.js';

const { signal } = new AbortController();

/** Sends requests to a server that responds by the path, and counts them. */
const send = async (respond: (path: string) => Response | Promise<Response>) => {
  const url = new URL(`https://stamps.example/${Math.random()}/activities`);
  const paths: string[] = [];
  const sendOnce = async () =>
    fetchWithSlashFallback(
      url.href,
      url,
      async (to) => {
        const path = new URL(to).pathname.replace(/^\/[\d.]+/, '');
        paths.push(path);
        return respond(path);
      },
      signal,
    );
  const first = await sendOnce().catch((error: unknown) => error);
  const count = paths.length;
  const second = await sendOnce().catch((error: unknown) => error);
  return { first, second, paths, count };
};

const missing = () => new Response('<h1>Not found</h1>', { status: 404 });
const html = { 'Content-Type': 'text/html; charset=utf-8' };

describe('a request whose other form', () => {
  const failures: Readonly<Record<string, () => Response | Promise<Response>>> = {
    'fails with 500': () => new Response('{}', { status: 500 }),
    'fails with 503': () => new Response('{}', { status: 503 }),
    'gets an HTML page': () => new Response('<h1>Shop</h1>', { headers: html }),
    'gets no response': () => Promise.reject(new TypeError('fetch failed')),
    'is missing too': missing,
  };
  for (const [what, fail] of Object.entries(failures)) {
    it(`${what} gets the first response, and remembers no form`, async () => {
      const respond = (path: string) => (path.endsWith('/') ? fail() : missing());
      const { first, second, paths } = await send(respond);
      expect(first).to.have.property('status', 404);
      expect(second).to.have.property('status', 404);
      expect(paths[2]).to.equal('/activities');
    });
  }

  const found: Readonly<Record<string, () => Response>> = {
    'gets JSON': () => Response.json({ activities: [] }),
    'gets a response without a type': () => new Response(new Uint8Array([123, 125])),
    'is refused in HTML': () => new Response('<h1>No</h1>', { status: 403, headers: html }),
  };
  for (const [what, respond] of Object.entries(found)) {
    it(`${what} gets that response, and remembers the form`, async () => {
      const answer = (path: string) => (path.endsWith('/') ? respond() : missing());
      const { first, paths } = await send(answer);
      expect(first).to.have.property('status', respond().status);
      expect(paths).to.deep.equal(['/activities', '/activities/', '/activities/']);
    });
  }

  it('is not requested after a 404 of the API, whose body can still be read', async () => {
    const { first, paths } = await send(() =>
      Response.json({ detail: 'The member is unknown.' }, { status: 404 }),
    );
    expect(await (first as Response).json()).to.deep.equal({ detail: 'The member is unknown.' });
    expect(paths).to.deep.equal(['/activities', '/activities']);
  });

  it('is not requested if the first one gets no response', async () => {
    const error = new TypeError('fetch failed');
    const { first, count } = await send(() => Promise.reject(error));
    expect([first, count]).to.deep.equal([error, 1]);
  });

  it('leaves no body of the other response open', async () => {
    const canceled: string[] = [];
    const streamed = (name: string, init: ResponseInit) =>
      new Response(new ReadableStream({ cancel: () => void canceled.push(name) }), init);
    const moved = (path: string) => {
      const headers = { Location: `${path}/` };
      return streamed('redirect', { status: 301, headers });
    };
    const url = new URL('https://stamps.example/streams/activities');
    const chosen = await fetchWithSlashFallback(
      'streams',
      url,
      async (to) => (to.endsWith('/') ? streamed('page', {}) : moved(url.pathname)),
      signal,
    );
    expect(chosen.status).to.equal(200);
    expect(canceled).to.deep.equal(['redirect']);
    await chosen.body?.cancel();
  });
});

describe('a body that can not be read', () => {
  it('rejects the request', async () => {
    const url = new URL('https://stamps.example/broken/activities');
    const broken = new ReadableStream({ pull: (controller) => controller.error(new Error('cut')) });
    const error = await rejection(
      fetchWithSlashFallback(
        'broken',
        url,
        async () => new Response(broken, { status: 404 }),
        signal,
      ),
    );
    expect(error).to.have.property('message', 'cut');
  });
});
