import { expect } from 'chai';
import { mount, mountSettled, plain } from '../support/feed.js';
import { members } from '../support/sandbox-client.js';
import { expectKeptTree, givesTree, pageTree, withRole } from './helpers/accessibility-tree.js';
import { activities, createNetwork } from './helpers/network.js';
import { template } from './helpers/templates.js';

const few = activities(
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
    redemption: { name: 'Tote bag', stamps: 10, status: 2 },
  },
  { id: 1, type: 7, balance_update: { amount: -15_000 } },
);

const fewDescribed = [
  'plus 20 stamps, In progress, Thursday, October 9, 2025 at 3:53 PM GMT+7',
  'minus 10 stamps, Canceled, Sunday, September 28, 2025 at 2:06 AM GMT+7',
  'minus Rp 15,000',
];

const only = givesTree ? describe : describe.skip;

only('the accessibility tree is the one that is kept', () => {
  for (const lang of ['en', 'id']) {
    it(`while the feed is idle (${lang})`, async () => {
      await mount({ lang, user: undefined });
      await expectKeptTree(`idle-${lang}`);
    });

    it(`while the first page loads (${lang})`, async () => {
      const network = createNetwork();
      const gate = network.hold();
      const { settled } = await mount({ lang, fetch: network.fetch });
      await expectKeptTree(`loading-${lang}`);
      gate.open();
      await settled();
    });

    it(`with rows, and more to come (${lang})`, async () => {
      await mountSettled({ lang, user: members.forty });
      await expectKeptTree(`ready-${lang}`);
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
      await expectKeptTree(`loading-more-${lang}`);
      gate.open();
      await settled();
    });

    it(`when the first page failed (${lang})`, async () => {
      await mountSettled({ lang }, { status: 404 });
      await expectKeptTree(`failed-first-${lang}`);
    });

    it(`when a further page failed (${lang})`, async () => {
      const { feed } = await mountSettled(
        { lang, user: members.twenty, renderRow: ({ id }) => String(id) },
        { status: 404, page: 'more' },
      );
      await feed.loadMore().catch(() => {});
      await feed.updateComplete;
      await expectKeptTree(`failed-more-${lang}`);
    });

    it(`when there is nothing (${lang})`, async () => {
      await mountSettled({ lang, user: members.empty });
      await expectKeptTree(`empty-${lang}`);
    });

    it(`at the end (${lang})`, async () => {
      await mountSettled({ lang, user: members.docsExample });
      await expectKeptTree(`end-${lang}`);
    });

    it(`of every kind (${lang})`, async () => {
      await mountSettled({ lang, user: members.everyKind });
      await expectKeptTree(`every-kind-${lang}`);
    });
  }
});

only('in the accessibility tree', () => {
  it('an article has the title for its name, and says the rest in words', async () => {
    await mountSettled({ fetch: few });
    const articles = withRole(await pageTree(), 'article');
    expect(articles.map(({ name }) => name)).to.deep.equal([
      'Latte',
      'Tote bag',
      'Balance changed',
    ]);
    expect(articles.map(({ description }) => plain(description ?? ''))).to.deep.equal(fewDescribed);
  });

  it('the feed has a name, the articles are in it, and the headings in them', async () => {
    await mountSettled({ fetch: few, headingLevel: 4 });
    const tree = await pageTree();
    const [feed, ...others] = withRole(tree, 'feed');
    expect(others).to.have.length(0);
    expect(feed?.name).to.equal('Stamps activity');
    expect(feed?.children?.map(({ role }) => role)).to.deep.equal(Array(3).fill('article'));
    const headings = feed?.children?.map((article) =>
      withRole(article, 'heading').map(({ name, level }) => `${level} ${name}`),
    );
    expect(headings).to.deep.equal([['4 October 2025'], ['4 September 2025'], []]);
  });

  const ways = {
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
  for (const [name, use] of Object.entries(ways)) {
    it(`rows keep their name and description where ${name} writes them`, async () => {
      const { feed } = await mountSettled({ fetch: few });
      use(feed);
      // Children are noticed by an observer, and what they change is rendered then.
      await new Promise(requestAnimationFrame);
      await feed.updateComplete;
      const articles = withRole(await pageTree(), 'article');
      expect(articles.map((article) => article.name)).to.deep.equal([
        'Latte',
        'Tote bag',
        'Balance changed',
      ]);
      expect(articles.map(({ description }) => plain(description ?? ''))).to.deep.equal(
        fewDescribed,
      );
    });
  }
});

describe('an article', () => {
  it('is named, described and counted by its attributes, whoever writes it', async () => {
    const plainly = await mountSettled({ fetch: few });
    const templated = await mountSettled({ fetch: few });
    templated.feed.append(template('activity', '<b>mine</b>'));
    await new Promise(requestAnimationFrame);
    await templated.feed.updateComplete;
    for (const { rows, feed } of [plainly, templated]) {
      const attributes = rows().map((row) => ({
        name: plain(
          feed.shadowRoot?.getElementById(row.getAttribute('aria-labelledby') ?? '')?.textContent ??
            '',
        ),
        description: plain(row.getAttribute('aria-description')),
        place: `${row.getAttribute('aria-posinset')} of ${row.getAttribute('aria-setsize')}`,
      }));
      expect(attributes).to.deep.equal([
        { name: 'Latte', description: fewDescribed[0], place: '1 of 3' },
        { name: 'Tote bag', description: fewDescribed[1], place: '2 of 3' },
        { name: 'Balance changed', description: fewDescribed[2], place: '3 of 3' },
      ]);
    }
  });

  it('is counted anew when a newer one comes', async () => {
    const { feed, rows } = await mountSettled({}, { arrivals: 1 });
    await feed.refresh();
    await feed.updateComplete;
    const positions = rows().map((row) => Number(row.getAttribute('aria-posinset')));
    expect(positions).to.deep.equal(rows().map((_, n) => n + 1));
  });
});
