import { expect } from 'chai';
import type { StampsActivityFeed } from '../../../src/index.js';
import { waitUntil } from '../../support/wait.js';
import { addFrame, createFeed, rowsArrive, rowsIn } from './helpers.js';

const folder = '/test/element/places/worker/';

/** The names of the answers in `worker/worker.js`. */
const answers = [
  'the offline page of a service worker',
  'the offline page of its cache',
  'an offline page without a type',
  'the page of an app for every address',
  'the sign-in page of a Wi-Fi network',
];

let registration: ServiceWorkerRegistration;

/** Makes the service worker answer so, or lets requests through. Gives the answers that it knows. */
const answerWith = (name?: string): Promise<string[]> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data);
    registration.active?.postMessage(name, [port2]);
  });

/** A feed on a page that the service worker controls. It has no rows yet. */
async function openFeed() {
  const { there, view } = await addFrame({ src: `${folder}page.html` });
  await waitUntil(() => view.navigator.serviceWorker.controller, 'no service worker controls it');
  await view.customElements.whenDefined('stamps-activity-feed');
  const { feed } = await createFeed(there);
  there.body.append(feed);
  return { feed, there, view };
}

async function expectHtmlError(feed: StampsActivityFeed, phase: string) {
  await waitUntil(() => feed.status === 'error', 'the feed did not fail');
  await feed.updateComplete;
  expect(feed.error).to.include({ code: 'invalid-response', phase });
  expect(feed.error?.message).to.match(/service worker.*sign-in to a network/);
}

const errorIn = (feed: StampsActivityFeed) =>
  feed.shadowRoot?.querySelector('[part~=error]')?.textContent;

describe('a service worker that answers the API with HTML', () => {
  before(async () => {
    registration = await navigator.serviceWorker.register(`${folder}worker.js`);
    await waitUntil(() => registration.active?.state === 'activated', 'it is not active');
  });

  after(() => registration?.unregister());

  it('has these answers', async () => {
    expect(await answerWith()).to.have.members(answers);
  });

  it('changes nothing while it lets requests through', async () => {
    await answerWith();
    const { feed } = await openFeed();
    await rowsArrive(feed);
  });

  for (const name of answers) {
    it(`is an invalid response that heals when the device is online: ${name}`, async () => {
      await answerWith(name);
      const { feed, view } = await openFeed();
      await expectHtmlError(feed, 'first');
      expect(errorIn(feed)).to.match(/check your connection/);
      await answerWith();
      view.dispatchEvent(new Event('online'));
      await rowsArrive(feed);
      expect(feed.error).to.equal(undefined);
    });

    it(`is an invalid response that heals when the page is visible: ${name}`, async () => {
      await answerWith();
      const { feed, there } = await openFeed();
      await rowsArrive(feed);
      await answerWith(name);
      await feed.loadMore().catch(() => {});
      await expectHtmlError(feed, 'more');
      expect(rowsIn(feed)).to.have.length(20);
      await answerWith();
      there.dispatchEvent(new Event('visibilitychange'));
      await rowsArrive(feed, 40);
    });
  }
});
