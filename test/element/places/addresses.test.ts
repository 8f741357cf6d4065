import { expect } from 'chai';
import type { StampsActivityFeed } from '../../../src/index.js';
import { crossOrigin, sandboxOrigin } from '../../support/origin.js';
import { accessToken, members, sandboxApi } from '../../support/sandbox-client.js';
import { waitUntil } from '../../support/wait.js';
import { addFrame, feedOf, isStyled, rowsArrive } from './helpers.js';

const moduleUrl = new URL('../../../src/index.ts', import.meta.url).href;

const script = `<script type="module" src="${moduleUrl}"></script>`;

/** A document whose own script defines the element. */
const documentOf = (body: string, head = ''): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8">${head}<title>Shop</title>${script}</head><body>${body}</body></html>`;

const feedTag = (attributes: string): string =>
  `<stamps-activity-feed ${attributes}></stamps-activity-feed>`;

const path = (): string => sandboxApi().url.slice(sandboxOrigin().length);

/** What tells that the feed takes an api-url for a proxy: it sends a request, which the sandbox refuses. */
const asksItsProxy = (feed: StampsActivityFeed): Promise<void> =>
  waitUntil(() => feed.error?.code === 'unauthorized', 'there was no request to the proxy');

async function upgraded(there: Document): Promise<StampsActivityFeed> {
  await waitUntil(() => feedOf(there)?.shadowRoot, 'the element was not defined');
  return feedOf(there);
}

const blobUrl = (html: string): string =>
  URL.createObjectURL(new Blob([html], { type: 'text/html' }));

/** Frames whose address is not that of a page, but whose origin is. */
const frames: Readonly<Record<string, (html: string) => Promise<Document>>> = {
  srcdoc: async (srcdoc) => (await addFrame({ srcdoc })).there,
  'blob:': async (html) => (await addFrame({ src: blobUrl(html) })).there,
  'about:blank': async (html) => {
    const { there } = await addFrame({ src: 'about:blank' });
    there.open();
    there.write(html);
    there.close();
    return there;
  },
  'srcdoc in a sandbox with allow-same-origin': async (srcdoc) =>
    (await addFrame({ srcdoc, sandbox: 'allow-scripts allow-same-origin' })).there,
};

describe('a feed in a document with an odd address', () => {
  for (const [name, open] of Object.entries(frames)) {
    it(`asks the proxy at a path, in a frame of ${name}`, async () => {
      await asksItsProxy(await upgraded(await open(documentOf(feedTag(`api-url="${path()}"`)))));
    });

    it(`asks the proxy at an absolute URL, in a frame of ${name}`, async () => {
      const url = sandboxApi().url;
      await asksItsProxy(await upgraded(await open(documentOf(feedTag(`api-url="${url}"`)))));
    });

    it(`shows its rows with a token, in a frame of ${name}`, async () => {
      const token = await accessToken();
      const attributes = `api-url="${path()}" user="${members.twenty}" token="${token}"`;
      const feed = await upgraded(await open(documentOf(feedTag(attributes))));
      await rowsArrive(feed);
      expect(isStyled(feed)).to.equal(true);
    });

    it(`requests its token at a path, in a frame of ${name}`, async () => {
      const attributes = `api-url="${path()}" user="${members.twenty}" token-url="/no-such-endpoint"`;
      const feed = await upgraded(await open(documentOf(feedTag(attributes))));
      await waitUntil(() => feed.error?.code === 'token', 'there was no request for a token');
      expect(feed.error?.status).to.equal(404);
    });
  }

  it('asks the proxy below a <base> of its own origin', async () => {
    const { there } = await addFrame({
      srcdoc: documentOf(feedTag('api-url="v3"'), '<base href="/api/">'),
    });
    await asksItsProxy(await upgraded(there));
  });

  it('asks nothing below a <base> of another origin', async () => {
    const { there } = await addFrame({
      srcdoc: documentOf(feedTag('api-url="/api/v3"'), `<base href="${crossOrigin()}">`),
    });
    const feed = await upgraded(there);
    await feed.updateComplete;
    expect(feed.status).to.equal('idle');
  });

  it('asks the proxy although a variable of the page is called origin', async () => {
    const variable = '<script>var origin = "Jakarta";</script>';
    const { there } = await addFrame({
      src: blobUrl(documentOf(feedTag(`api-url="${sandboxApi().url}"`), variable)),
    });
    await asksItsProxy(await upgraded(there));
  });
});
