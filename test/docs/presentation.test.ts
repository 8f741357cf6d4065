import { expect } from 'chai';
import { rowTitles } from '../support/visit.js';
import { useSite } from './shop-site.js';
import { importMap, page, script, snippet } from './snippets.js';

describe('the chapters on presentation', function () {
  this.timeout(30_000);
  const site = useSite();

  const feed = `${script}<stamps-activity-feed api-url="/stamps"></stamps-activity-feed>`;

  it('style the feed by custom properties, parts and states', async () => {
    const opened = await site.open(
      page(feed, `<style>${snippet('styling', 'css', 'redemption status-canceled')}</style>`),
    );
    await rowTitles(opened, 20);
    const opacities = await opened.evaluate(() => {
      const root = document.querySelector('stamps-activity-feed')?.shadowRoot;
      const row = root?.querySelector('[part~="activity"]');
      if (!row) return [];
      const before = getComputedStyle(row).opacity;
      row.setAttribute('part', 'activity redemption status-canceled');
      return [before, getComputedStyle(row).opacity];
    });
    expect(opacities).to.deep.equal(['1', '0.5']);
  });

  it('give the pill of the status colours, and those of one status others', async () => {
    const css = snippet('styling', 'css', '--stamps-feed-status-radius');
    const opened = await site.open(page(feed, `<style>${css}</style>`));
    await rowTitles(opened, 20);
    const grounds = await opened.$$eval('stamps-activity-feed >>> [part=status]', (pills) =>
      pills.map((pill) => [
        pill.closest('[part~=status-open]') !== null,
        getComputedStyle(pill).backgroundColor,
      ]),
    );
    expect(grounds).to.deep.include([true, 'rgb(138, 82, 0)']);
    expect(grounds).to.deep.include([false, 'rgb(91, 99, 86)']);
  });

  it('put rows side by side, with their lower edges in line', async () => {
    const css = snippet('styling', 'css', 'grid-template-columns');
    const opened = await site.open(page(feed, `<style>${css}</style>`));
    await opened.setViewport({ width: 800, height: 900 });
    await rowTitles(opened, 20);
    const rows = await opened.$$eval('stamps-activity-feed >>> [part~=activity]', (boxes) =>
      boxes.map((box) => box.getBoundingClientRect().toJSON() as DOMRect),
    );
    const [first, second, third] = rows.map(({ left, bottom }) => [left, Math.round(bottom)]);
    expect(second?.[0]).to.be.above((first?.[0] ?? 0) + 300);
    expect(second?.[1]).to.equal(first?.[1]);
    expect(third?.[0]).to.equal(first?.[0]);
    expect(third?.[1]).to.be.above((first?.[1] ?? 0) + 50);
    await opened.setViewport({ width: 320, height: 900 });
    const lefts = await opened.$$eval('stamps-activity-feed >>> [part~=activity]', (boxes) =>
      boxes.map((box) => box.getBoundingClientRect().left),
    );
    expect(new Set(lefts).size).to.equal(1);
  });

  it('change texts', async () => {
    const code = snippet('language', 'js', 'overrideMessages');
    const opened = await site.open(
      page(`${feed}<script type="module">${code}</script>`, importMap),
    );
    await rowTitles(opened, 20);
    const label = await opened.$eval('stamps-activity-feed >>> [role=feed]', (list) =>
      list.getAttribute('aria-label'),
    );
    expect(label).to.equal('Your stamps');
  });

  it('set the language and the time zone', async () => {
    const opened = await site.open(page(script + snippet('language', 'html', 'time-zone=')));
    await rowTitles(opened, 20);
    const button = await opened.$eval(
      'stamps-activity-feed >>> [part~=load-more]',
      ({ textContent }) => textContent.trim(),
    );
    expect(button).to.equal('Tampilkan lebih banyak');
  });

  it('add a language', async () => {
    const code = snippet('language', 'js', 'registerMessages').replace(
      "import { en } from 'stamps-activity-feed/locales/en';",
      "const { en } = await import('/locales/en.js');",
    );
    const french = '<stamps-activity-feed lang="fr" api-url="/stamps"></stamps-activity-feed>';
    const opened = await site.open(
      page(
        `<script type="module">${code}; document.body.innerHTML = '${french}';</script>`,
        importMap,
      ),
    );
    await rowTitles(opened, 20);
    const button = await opened.$eval(
      'stamps-activity-feed >>> [part~=load-more]',
      ({ textContent }) => textContent.trim(),
    );
    expect(button).to.equal('Afficher plus');
  });

  it('say what stamps are called', async () => {
    const opened = await site.open(page(script + snippet('language', 'html', 'unit=')));
    await opened.waitForFunction(() =>
      [...document.querySelectorAll('stamps-activity-feed')].every((it) => it.status === 'ready'),
    );
    const units = await opened.$$eval('stamps-activity-feed', (feeds) =>
      feeds.map((feed) => [
        ...new Set(
          [...(feed.shadowRoot?.querySelectorAll('.unit') ?? [])].map((it) => it.textContent),
        ),
      ]),
    );
    expect(units).to.deep.equal([['poin'], ['points']]);
  });

  it('fill slots', async () => {
    const opened = await site.open(page(script + snippet('templates', 'html', ' slot="header"')));
    await rowTitles(opened, 20);
    const shown = await opened.$$eval('stamps-activity-feed > *', (elements) =>
      elements.filter((element) => element.checkVisibility()).map(({ slot }) => slot),
    );
    expect(shown).to.deep.equal(['header', 'load-more']);
  });

  it('write rows', async () => {
    const html = snippet('templates', 'html', ' slot="transaction"');
    const opened = await site.open(page(script + html));
    await opened.waitForSelector('a.receipt');
    const receipts = await opened.$$eval('a.receipt', (links) =>
      links.map((link) => [
        link.getAttribute('href'),
        link.textContent.replace(/\s+/g, ' ').trim(),
      ]),
    );
    expect(receipts).to.have.length.greaterThan(5);
    for (const [href, text] of receipts) {
      expect(href).to.match(/^\/receipts\/INV%2F[\w%-]+$/);
      expect(text).to.match(/^\w.* \+\d+ points on \d+ [A-Z][a-z]{2}$/);
    }
  });

  it('leave out what an activity does not have', async () => {
    const opened = await site.open(page(script + snippet('templates', 'html', 'data-if=')));
    await opened.waitForSelector('[data-stamps-row]');
    const { texts, withReference } = await opened.$eval('stamps-activity-feed', (feed) => ({
      texts: [...feed.querySelectorAll('[data-stamps-row]')].map(({ textContent }) => textContent),
      withReference: feed.querySelectorAll('.receipt').length,
    }));
    expect(texts).to.have.length(20);
    // Some of the rows have a receipt, and no row has the word without its number.
    expect(withReference).to.be.within(5, 19);
    expect(texts.filter((text) => /Receipt \S/.test(text))).to.have.length(withReference);
    expect(texts.filter((text) => text.includes('Receipt'))).to.have.length(withReference);
    for (const text of texts) expect(text).to.match(/\d [A-Z][a-z]{2} 20\d\d, \d+:\d\d [AP]M/);
  });
});
