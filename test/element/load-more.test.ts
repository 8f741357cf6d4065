import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { html } from 'lit';
import type { SandboxFaults } from '../../src/sandbox/index.js';
import { attach, type MountedFeed, mountSettled } from '../support/feed.js';
import { members } from '../support/sandbox-client.js';
import { listenToRegion, regionsOf, watchAttribute } from './helpers/announcements.js';
import { createNetwork } from './helpers/network.js';
import { expectSameNode } from './helpers/nodes.js';

const noMember =
  'We couldn’t find your membership. Please check that you signed in with the right account.';

interface Outcome {
  readonly name: string;
  readonly user: string;
  readonly faults?: SandboxFaults;
  /** How many further pages are there already. */
  readonly before?: number;
  readonly says: string;
  /** The row that gets the focus, counted from 0; the button keeps it if there is none. */
  readonly row?: number;
}

const outcomes: readonly Outcome[] = [
  { name: 'a page', user: members.fortyOne, says: '20 more activities.', row: 20 },
  { name: 'an empty page', user: members.twenty, says: 'That’s everything.', row: 19 },
  {
    name: 'the last page',
    user: members.fortyOne,
    before: 1,
    says: 'One more activity. That’s everything.',
    row: 40,
  },
  {
    name: 'a failure',
    user: members.fortyOne,
    faults: { status: 404, page: 'more' },
    says: noMember,
  },
];

const focused = ({ feed }: MountedFeed) => feed.shadowRoot?.activeElement ?? undefined;

for (const { name, user, faults, before = 0, says, row } of outcomes) {
  describe(`the button that brings ${name}`, () => {
    const open = async () => {
      const network = createNetwork();
      const view = await mountSettled({ user, fetch: network.fetch }, faults);
      for (let n = 0; n < before; n++) await view.feed.loadMore();
      await view.feed.updateComplete;
      const said = listenToRegion(view.feed);
      const gate = network.hold();
      return { ...view, said, gate, sent: network.sent };
    };
    const expectFocus = (view: MountedFeed) => {
      expectSameNode(focused(view), row === undefined ? view.button() : view.rows()[row]);
    };

    it('moves the focus once, and one message is said', async () => {
      const { said, gate, ...view } = await open();
      view.button()?.focus();
      await sendKeys({ press: 'Enter' });
      gate.open();
      await view.settled();
      expectFocus(view);
      expect(said).to.deep.equal([says]);
    });

    it('is pressed twice: the same, and one request', async () => {
      const { said, gate, sent, ...view } = await open();
      const count = sent.length;
      view.button()?.focus();
      await sendKeys({ press: 'Enter' });
      await sendKeys({ press: 'Enter' });
      gate.open();
      await view.settled();
      expectFocus(view);
      expect(said).to.deep.equal([says]);
      expect(sent.length - count).to.equal(1);
    });

    it('leaves the focus where it has gone meanwhile, and says the same', async () => {
      const { said, gate, ...view } = await open();
      view.button()?.focus();
      await sendKeys({ press: 'Enter' });
      view.rows()[2]?.focus();
      gate.open();
      await view.settled();
      expectSameNode(focused(view), view.rows()[2]);
      expect(said).to.deep.equal([says]);
    });

    it('leaves the focus outside the feed too', async () => {
      const { said, gate, ...view } = await open();
      const elsewhere = attach(document.createElement('button'));
      view.button()?.focus();
      await sendKeys({ press: 'Enter' });
      elsewhere.focus();
      gate.open();
      await view.settled();
      expectSameNode(document.activeElement, elsewhere);
      expect(said).to.deep.equal([says]);
    });

    it('makes the feed busy until it is there', async () => {
      const { gate, button, feed, part, settled } = await open();
      const busy = watchAttribute(part('feed') as Element, 'aria-busy');
      button()?.click();
      await feed.updateComplete;
      expect(busy).to.deep.equal(['false', 'true']);
      expect(button()?.getAttribute('aria-disabled')).to.equal('true');
      gate.open();
      await settled();
      expect(busy).to.deep.equal(['false', 'true', 'false']);
    });

    it('speaks by the one region, which has been there all along', async () => {
      const { gate, button, feed, settled } = await open();
      const [region, ...others] = regionsOf(feed);
      expect(others).to.have.length(0);
      button()?.click();
      await feed.updateComplete;
      gate.open();
      await settled();
      expect(regionsOf(feed)).to.have.length(1);
      expectSameNode(regionsOf(feed)[0], region);
      expect(region?.closest('[role=feed]')).to.equal(null);
    });
  });
}

describe('a button of a row that code wrote', () => {
  const renderRow = () => html`<button type="button">Rate</button>`;

  it('keeps the focus when a page comes that nobody asked for from the feed’s button', async () => {
    const view = await mountSettled({ renderRow });
    const own = view.rows()[3]?.querySelector('button');
    own?.focus();
    await view.feed.loadMore();
    await view.feed.updateComplete;
    expect(view.rows()).to.have.length(40);
    expectSameNode(focused(view), own);
  });

  it('is not taken for the feed’s when that one goes', async () => {
    const view = await mountSettled({ renderRow, user: members.twenty });
    view.part('load-more')?.focus();
    await sendKeys({ press: 'Enter' });
    await view.settled();
    expect(view.parts('load-more')).to.have.length(0);
    expectSameNode(focused(view), view.rows()[19]);
  });
});
