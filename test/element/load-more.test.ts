import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { html } from 'lit';
import type { SandboxFaults } from '../../src/sandbox/index.js';
import { attach, type MountedFeed, mountSettled } from '../support/feed.js';
import { members } from '../support/sandbox-client.js';
import { waitUntil } from '../support/wait.js';
import {
  expectAnnouncements,
  liveRegionsOf,
  recordAnnouncements,
} from './helpers/announcements.js';
import { createNetwork } from './helpers/network.js';
import { expectSameNode } from './helpers/nodes.js';

const moreFailedMessage = 'More of your activity couldn’t be loaded. Please try again in a moment.';

interface Outcome {
  readonly name: string;
  readonly user: string;
  readonly faults?: SandboxFaults;
  /** The number of further pages before the test. */
  readonly before?: number;
  readonly expectedAnnouncement: string;
  /** The index of the row that receives the focus. Without one, the button keeps it. */
  readonly row?: number;
}

const outcomes: readonly Outcome[] = [
  { name: 'a page', user: members.fortyOne, expectedAnnouncement: '20 more activities.', row: 20 },
  {
    name: 'an empty page',
    user: members.twenty,
    expectedAnnouncement: 'That’s everything.',
    row: 19,
  },
  {
    name: 'the last page',
    user: members.fortyOne,
    before: 1,
    expectedAnnouncement: 'One more activity. That’s everything.',
    row: 40,
  },
  {
    name: 'a failure',
    user: members.fortyOne,
    // Not 404, after which the page is requested with another cursor.
    faults: { status: 405, page: 'more' },
    expectedAnnouncement: moreFailedMessage,
  },
];

const focused = ({ feed }: MountedFeed) => feed.shadowRoot?.activeElement ?? undefined;

for (const { name, user, faults, before = 0, expectedAnnouncement, row } of outcomes) {
  describe(`the button that loads ${name}`, () => {
    const open = async () => {
      const network = createNetwork();
      const view = await mountSettled({ user, fetch: network.fetch }, faults);
      const earlier = recordAnnouncements(view.feed);
      for (let n = 0; n < before; n++) await view.feed.loadMore();
      await waitUntil(() => earlier.length === before);
      const announcements = recordAnnouncements(view.feed);
      const gate = network.hold();
      return { ...view, announcements, gate, sent: network.sent };
    };
    const expectFocus = (view: MountedFeed) => {
      expectSameNode(focused(view), row === undefined ? view.button() : view.rows()[row]);
    };

    it('moves the focus once and makes one announcement', async () => {
      const { announcements, gate, ...view } = await open();
      view.button()?.focus();
      await sendKeys({ press: 'Enter' });
      gate.open();
      await view.settled();
      expectFocus(view);
      await expectAnnouncements(announcements, expectedAnnouncement);
    });

    it('sends one request if it is pressed twice', async () => {
      const { announcements, gate, sent, ...view } = await open();
      const count = sent.length;
      view.button()?.focus();
      await sendKeys({ press: 'Enter' });
      await sendKeys({ press: 'Enter' });
      gate.open();
      await view.settled();
      expectFocus(view);
      await expectAnnouncements(announcements, expectedAnnouncement);
      expect(sent.length - count).to.equal(1);
    });

    it('does not move the focus if another row received it meanwhile', async () => {
      const { announcements, gate, ...view } = await open();
      view.button()?.focus();
      await sendKeys({ press: 'Enter' });
      view.rows()[2]?.focus();
      gate.open();
      await view.settled();
      expectSameNode(focused(view), view.rows()[2]);
      await expectAnnouncements(announcements, expectedAnnouncement);
    });

    it('does not move the focus if it has left the feed', async () => {
      const { announcements, gate, ...view } = await open();
      const elsewhere = attach(document.createElement('button'));
      view.button()?.focus();
      await sendKeys({ press: 'Enter' });
      elsewhere.focus();
      gate.open();
      await view.settled();
      expectSameNode(document.activeElement, elsewhere);
      await expectAnnouncements(announcements, expectedAnnouncement);
    });

    it('moves the focus to the same place if it is pressed without the focus', async () => {
      const { announcements, gate, ...view } = await open();
      (document.activeElement as HTMLElement | null)?.blur();
      view.button()?.click();
      gate.open();
      await view.settled();
      expectFocus(view);
      await expectAnnouncements(announcements, expectedAnnouncement);
    });

    it('has aria-disabled, and the feed is not busy, while the page loads', async () => {
      const { gate, button, feed, part, settled } = await open();
      const list = part('feed') as Element;
      button()?.click();
      await feed.updateComplete;
      expect(list.getAttribute('aria-busy')).to.equal('false');
      expect(button()?.getAttribute('aria-disabled')).to.equal('true');
      gate.open();
      await settled();
      expect(list.getAttribute('aria-busy')).to.equal('false');
    });

    it('uses the same live region before and after', async () => {
      const { gate, button, feed, settled } = await open();
      const [region, ...others] = liveRegionsOf(feed);
      expect(others).to.have.length(0);
      button()?.click();
      await feed.updateComplete;
      gate.open();
      await settled();
      expect(liveRegionsOf(feed)).to.have.length(1);
      expectSameNode(liveRegionsOf(feed)[0], region);
      expect(region?.closest('[role=feed]')).to.equal(null);
    });
  });
}

describe('a button in a row with renderRow', () => {
  const renderRow = () => html`<button type="button">Rate</button>`;

  it('keeps the focus when a page loads without the feed’s button', async () => {
    const view = await mountSettled({ renderRow });
    const own = view.rows()[3]?.querySelector('button');
    own?.focus();
    await view.feed.loadMore();
    await view.feed.updateComplete;
    expect(view.rows()).to.have.length(40);
    expectSameNode(focused(view), own);
  });

  it('does not receive the focus when the feed’s button is removed', async () => {
    const view = await mountSettled({ renderRow, user: members.twenty });
    view.part('load-more')?.focus();
    await sendKeys({ press: 'Enter' });
    await view.settled();
    expect(view.parts('load-more')).to.have.length(0);
    expectSameNode(focused(view), view.rows()[19]);
  });
});
