import { expect } from 'chai';
import { attach, look, mountSettled } from '../support/feed.js';
import { members } from '../support/sandbox-client.js';
import { activities } from './helpers/network.js';
import { expectSameNodes } from './helpers/nodes.js';

type Feed = HTMLElementTagNameMap['stamps-activity-feed'];

const fetch = activities(
  { id: 3, type: 0, created: 1_760_000_000, transaction: { stamps: 1234, status: 3 } },
  { id: 2, type: 7, created: 1_760_000_000, balance_update: { amount: -1_250_000, status: 2 } },
  { id: 1, type: 15, expired_stamps: 1 },
);

const inEnglish = ['Transaction', 'Balance used', 'Stamps expired'];
const inIndonesian = ['Transaksi', 'Saldo terpakai', 'Stamp hangus'];

/** A feed that is not at the end of the page. */
async function placed(place: (feed: Feed) => void): Promise<string[]> {
  const feed = document.createElement('stamps-activity-feed');
  Object.assign(feed, { apiUrl: '/stamps', fetch, timeZone: 'Asia/Jakarta' });
  place(feed);
  const { settled, texts } = look(feed);
  await settled();
  return texts('title');
}

const wrap = (lang: string | undefined, child: Element): Element => {
  const wrapper = document.createElement('div');
  if (lang !== undefined) wrapper.lang = lang;
  wrapper.append(child);
  return wrapper;
};

describe('the language', () => {
  for (const lang of ['id', 'id-ID', 'id_ID', 'ID', 'in', ' id ']) {
    it(`is Indonesian with lang="${lang}"`, async () => {
      const { texts, feed } = await mountSettled({ fetch, lang });
      expect(texts('title')).to.deep.equal(inIndonesian);
      expect(feed.shadowRoot?.firstElementChild?.getAttribute('lang')).to.equal('id');
    });
  }

  for (const lang of ['en', 'en-GB', 'xx']) {
    it(`is English with lang="${lang}"`, async () => {
      const { texts } = await mountSettled({ fetch, lang });
      expect(texts('title')).to.deep.equal(inEnglish);
    });
  }

  it('is that of the nearest ancestor', async () => {
    const titles = await placed((feed) => {
      attach(wrap('en', wrap('id', wrap(undefined, feed))));
    });
    expect(titles).to.deep.equal(inIndonesian);
  });

  it('is the feed’s own rather than an ancestor’s', async () => {
    const titles = await placed((feed) => {
      feed.lang = 'en';
      attach(wrap('id', feed));
    });
    expect(titles).to.deep.equal(inEnglish);
  });

  for (const garbage of ['', '%%%', 'not a language', '12', '<id>']) {
    it(`ignores an invalid tag: "${garbage}"`, async () => {
      const titles = await placed((feed) => {
        feed.setAttribute('lang', garbage);
        attach(wrap('id', wrap(garbage, feed)));
      });
      expect(titles).to.deep.equal(inIndonesian);
    });
  }

  it('is inherited through shadow hosts', async () => {
    const titles = await placed((feed) => {
      const outer = document.createElement('div');
      const inner = document.createElement('div');
      outer.attachShadow({ mode: 'open' }).append(inner);
      inner.attachShadow({ mode: 'closed' }).append(wrap(undefined, feed));
      attach(wrap('id', outer));
    });
    expect(titles).to.deep.equal(inIndonesian);
  });

  describe('of the document', () => {
    const { lang } = document.documentElement;
    afterEach(() => {
      document.documentElement.lang = lang;
    });

    it('is the fallback', async () => {
      document.documentElement.lang = 'id';
      expect(await placed(attach)).to.deep.equal(inIndonesian);
    });

    it('is English by default', async () => {
      document.documentElement.removeAttribute('lang');
      expect(await placed(attach)).to.deep.equal(inEnglish);
    });
  });

  it('changes with lang, without a request and with the same rows', async () => {
    const { feed, rows, texts, button, requests } = await mountSettled({ user: members.forty });
    const before = rows();
    feed.lang = 'id';
    await feed.updateComplete;
    expect(button()?.textContent).to.contain('Tampilkan lebih banyak');
    expect(texts('group-heading')[0]).to.equal('Oktober 2026');
    feed.removeAttribute('lang');
    await feed.updateComplete;
    expect(button()?.textContent).to.contain('Show more');
    expectSameNodes(rows(), before);
    expect(await requests()).to.have.length(1);
  });
});

describe('in Indonesian', () => {
  const mount = () => mountSettled({ fetch, lang: 'id' });

  it('stamps and amounts have local digits and signs', async () => {
    const { texts } = await mount();
    expect(texts('stamps')).to.deep.equal(['+1.234 stamp', '−1 stamp']);
    expect(texts('amount')).to.deep.equal(['−Rp 1.250.000']);
    expect(texts('status')).to.deep.equal(['Diproses', 'Dibatalkan']);
  });

  it('times and months are localized', async () => {
    const { texts } = await mount();
    expect(texts('group-heading')).to.deep.equal(['Oktober 2025']);
    expect(texts('time')[0]).to.equal('9 Okt, 15.53');
  });

  it('the feed, its end and its empty message are localized', async () => {
    const { part, texts } = await mount();
    expect(part('feed')?.getAttribute('aria-label')).to.equal('Aktivitas stamp');
    expect(texts('end')).to.deep.equal(['Semua aktivitas sudah ditampilkan.']);
    const empty = await mountSettled({ lang: 'id', user: members.empty });
    expect(empty.texts('empty')[0]).to.contain('Belum ada aktivitas.');
  });

  it('errors, the retry button and the idle message are localized', async () => {
    const failed = await mountSettled({ lang: 'id' }, { status: 401 });
    expect(failed.texts('error')).to.deep.equal([
      'Silakan masuk kembali untuk melihat aktivitas Anda.',
    ]);
    expect(failed.button()?.textContent).to.contain('Coba lagi');
    const idle = await mountSettled({ lang: 'id', user: undefined });
    expect(idle.texts('idle')).to.deep.equal(['Silakan masuk untuk melihat aktivitas Anda.']);
  });
});

describe('in English', () => {
  it('stamps and amounts have local digits and signs', async () => {
    const { texts } = await mountSettled({ fetch, lang: 'en' });
    expect(texts('stamps')).to.deep.equal(['+1,234 stamps', '−1 stamp']);
    expect(texts('amount')).to.deep.equal(['−Rp 1,250,000']);
    expect(texts('status')).to.deep.equal(['In progress', 'Canceled']);
  });

  it('another currency has its own sign and decimals', async () => {
    const { texts } = await mountSettled({ fetch, lang: 'en', currency: 'usd' });
    expect(texts('amount')).to.deep.equal(['−$1,250,000.00']);
  });
});

describe('the label property', () => {
  it('is the feed’s accessible name', async () => {
    const { feed, part } = await mountSettled({ fetch, label: 'My history' });
    expect(part('feed')?.getAttribute('aria-label')).to.equal('My history');
    feed.removeAttribute('label');
    feed.label = '';
    await feed.updateComplete;
    expect(part('feed')?.getAttribute('aria-label')).to.equal('Stamps activity');
  });
});
