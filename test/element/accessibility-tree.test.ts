import { expect } from 'chai';
import { mount, mountSettled, plain } from '../support/feed.js';
import { members } from '../support/sandbox-client.js';
import { waitUntil } from '../support/wait.js';
import {
  expectTreeSnapshot,
  hasAccessibilityTree,
  nodesWithRole,
  pageTree,
} from './helpers/accessibility-tree.js';
import { liveRegionsOf } from './helpers/announcements.js';
import { activities, createNetwork } from './helpers/network.js';
import { template } from './helpers/templates.js';

const fetchThree = activities(
  {
    id: 3,
    type: 0,
    created: 1_760_000_000,
    merchant: { id: 2, name: 'Kopi Kita' },
    transaction: { name: 'Latte', stamps: 20, status: 3, invoice_number: 'INV-3' },
  },
  {
    id: 2,
    type: 1,
    created: 1_759_000_000,
    merchant: { id: 2, name: 'Kopi Kita' },
    redemption: { name: 'Tote bag', stamps: 10, status: 2 },
  },
  { id: 1, type: 7, balance_update: { amount: -15_000 } },
);

const descriptions = [
  'plus 20 stamps, In progress, Thursday, October 9, 2025',
  'Kopi Kita, minus 10 stamps, Canceled, Sunday, September 28, 2025',
  'minus Rp 15,000',
];

/** Waits until the feed has announced something. */
const announced = (feed: Element) => waitUntil(() => liveRegionsOf(feed)[0]?.textContent);

const describeTree = hasAccessibilityTree ? describe : describe.skip;

describeTree('the accessibility tree matches its snapshot', () => {
  for (const lang of ['en', 'id']) {
    it(`while the feed is idle (${lang})`, async () => {
      await mount({ lang, user: undefined });
      await expectTreeSnapshot(`idle-${lang}`);
    });

    it(`while the first page loads (${lang})`, async () => {
      const network = createNetwork();
      const gate = network.hold();
      const { settled } = await mount({ lang, fetch: network.fetch });
      await expectTreeSnapshot(`loading-${lang}`);
      gate.open();
      await settled();
    });

    it(`with rows and more to come (${lang})`, async () => {
      await mountSettled({ lang, user: members.forty });
      await expectTreeSnapshot(`ready-${lang}`);
    });

    it(`while a further page loads (${lang})`, async () => {
      const network = createNetwork();
      const { feed, settled } = await mountSettled({
        lang,
        user: members.twenty,
        fetch: network.fetch,
        renderRow: ({ id }) => String(id),
      });
      const gate = network.hold();
      void feed.loadMore();
      await feed.updateComplete;
      await expectTreeSnapshot(`loading-more-${lang}`);
      gate.open();
      await settled();
    });

    it(`after the first page failed (${lang})`, async () => {
      const { feed } = await mountSettled({ lang }, { status: 404 });
      await announced(feed);
      await expectTreeSnapshot(`failed-first-${lang}`);
    });

    it(`after a further page failed (${lang})`, async () => {
      const { feed } = await mountSettled(
        { lang, user: members.twenty, renderRow: ({ id }) => String(id) },
        { status: 404, page: 'more' },
      );
      await feed.loadMore().catch(() => {});
      await announced(feed);
      await expectTreeSnapshot(`failed-more-${lang}`);
    });

    it(`without activities (${lang})`, async () => {
      const { feed } = await mountSettled({ lang, user: members.empty });
      await announced(feed);
      await expectTreeSnapshot(`empty-${lang}`);
    });

    it(`at the end of the history (${lang})`, async () => {
      await mountSettled({ lang, user: members.docsExample });
      await expectTreeSnapshot(`end-${lang}`);
    });

    it(`with rows of every kind (${lang})`, async () => {
      await mountSettled({ lang, user: members.everyKind });
      await expectTreeSnapshot(`every-kind-${lang}`);
    });
  }
});

describeTree('in the accessibility tree', () => {
  it('an article has its title as its name and the rest as its description', async () => {
    await mountSettled({ fetch: fetchThree });
    const articles = nodesWithRole(await pageTree(), 'article');
    expect(articles.map(({ name }) => name)).to.deep.equal([
      'Kopi Kita',
      'Tote bag',
      'Balance used',
    ]);
    expect(articles.map(({ description }) => plain(description ?? ''))).to.deep.equal(descriptions);
  });

  it('the feed has a name and contains the articles, which contain the headings', async () => {
    await mountSettled({ fetch: fetchThree, headingLevel: 4 });
    const tree = await pageTree();
    const [feed, ...others] = nodesWithRole(tree, 'feed');
    expect(others).to.have.length(0);
    expect(feed?.name).to.equal('Stamps activity');
    expect(feed?.children?.map(({ role }) => role)).to.deep.equal(Array(3).fill('article'));
    const headings = feed?.children?.map((article) =>
      nodesWithRole(article, 'heading').map(({ name, level }) => `${level} ${name}`),
    );
    expect(headings).to.deep.equal([['4 October 2025'], ['4 September 2025'], []]);
  });

  const renderers = {
    'a template': (feed: HTMLElement) => feed.append(template('activity', '<b>mine</b>')),
    'a template with an empty row': (feed: HTMLElement) => feed.append(template('activity', '')),
    'a framework’s child': (feed: HTMLElement) => {
      feed.setAttribute('row-slots', '');
      for (const id of [1, 2, 3]) {
        feed.insertAdjacentHTML('beforeend', `<div slot="activity-${id}">mine</div>`);
      }
    },
    code: (feed: HTMLElement) => Object.assign(feed, { renderRow: () => 'mine' }),
  };
  for (const [name, render] of Object.entries(renderers)) {
    it(`rows rendered by ${name} keep their name and description`, async () => {
      const { feed } = await mountSettled({ fetch: fetchThree });
      render(feed);
      // An observer reports new children, and the feed renders after that.
      await new Promise(requestAnimationFrame);
      await feed.updateComplete;
      const articles = nodesWithRole(await pageTree(), 'article');
      expect(articles.map((article) => article.name)).to.deep.equal([
        'Kopi Kita',
        'Tote bag',
        'Balance used',
      ]);
      expect(articles.map(({ description }) => plain(description ?? ''))).to.deep.equal(
        descriptions,
      );
    });
  }
});

describe('the attributes of an article', () => {
  it('name, describe and number it, whoever renders its content', async () => {
    const withDefaultRows = await mountSettled({ fetch: fetchThree });
    const withTemplate = await mountSettled({ fetch: fetchThree });
    withTemplate.feed.append(template('activity', '<b>mine</b>'));
    await new Promise(requestAnimationFrame);
    await withTemplate.feed.updateComplete;
    for (const { rows, feed } of [withDefaultRows, withTemplate]) {
      const attributes = rows().map((row) => ({
        name: plain(
          feed.shadowRoot?.getElementById(row.getAttribute('aria-labelledby') ?? '')?.textContent ??
            '',
        ),
        description: plain(row.getAttribute('aria-description')),
        place: `${row.getAttribute('aria-posinset')} of ${row.getAttribute('aria-setsize')}`,
      }));
      expect(attributes).to.deep.equal([
        { name: 'Kopi Kita', description: descriptions[0], place: '1 of 3' },
        { name: 'Tote bag', description: descriptions[1], place: '2 of 3' },
        { name: 'Balance used', description: descriptions[2], place: '3 of 3' },
      ]);
    }
  });

  it('are updated when a newer activity is added', async () => {
    const { feed, rows } = await mountSettled({}, { arrivals: 1 });
    await feed.refresh();
    await feed.updateComplete;
    const positions = rows().map((row) => Number(row.getAttribute('aria-posinset')));
    expect(positions).to.deep.equal(rows().map((_, n) => n + 1));
  });
});
