import { expect } from 'chai';
import { StaticSite, sized, untilHydrated } from './static-site.js';

describe('the search of the site', function () {
  this.timeout(60_000);
  const site = new StaticSite();
  before(() => site.start());
  after(() => site.stop());

  /** What newcomers type, and the section that answers it. */
  const answers: readonly (readonly [words: string, section: string])[] = [
    ['older_than', 'proxy.html'],
    ['sandbox_latency', 'sandbox.html'],
    ['overrideMessages', 'language.html'],
    ['dark mode', 'styling.html#dark-mode'],
    ['hide header', 'styling.html#hide-parts'],
    ['two columns', 'styling.html#two-columns'],
    ['token expired', 'start.html#with-a-token-in-the-page'],
    ['install', 'start.html#add-it-to-your-site'],
    ['layout shift', 'start.html#before-the-script-has-run'],
    ['TypeScript', 'frameworks.html#types-in-templates'],
    ['Next.js', 'frameworks.html#next'],
    ['CSP', 'threat-model.html#content-security-policy'],
    ['CORS', 'troubleshooting.html#blocked-by-the-browser'],
    ['401', 'troubleshooting.html#access-is-refused'],
    ['pagination', 'features.html#paging'],
    ['infinite scroll', 'features.html#paging'],
    ['events', 'features.html#events'],
    ['logout', 'features.html#signing-out'],
    ['receipt', 'features.html#details-and-receipts'],
    ['currency', 'language.html#time-and-money'],
    ['points', 'language.html#what-stamps-are-called'],
    ['translate', 'language.html#'],
    ['browser support', 'accessibility.html#browsers'],
    ['Redis', 'proxy.html#redis'],
    ['Laravel', 'proxy.html#without-javascript'],
    ['Shopify', 'cms.html#ready-made-integrations'],
    ['SSR', 'ssr.html'],
    ['mock', 'testing.html'],
    ['bundle size', 'performance.html#download'],
    ['export csv', 'templates.html#export-what-is-loaded'],
    ['error handling', 'reference.html#errors'],
  ];

  it('finds the right section first, without a network', async () => {
    const { page, problems } = await site.open('faq.html', sized(1280));
    await untilHydrated(page);
    await page.click('.VPNavBarSearch button');
    const input = await page.waitForSelector('.VPLocalSearchBox input');
    await page.waitForNetworkIdle();
    await page.setOfflineMode(true);
    for (const [words, section] of answers) {
      await input?.click({ count: 3 });
      await input?.type(words);
      // The results follow the text after a delay.
      await page
        .waitForFunction(
          (wanted) =>
            document
              .querySelector<HTMLAnchorElement>('.VPLocalSearchBox a.result')
              ?.href.includes(wanted),
          { timeout: 5_000 },
          section,
        )
        .catch(async () => {
          const links = await page.$$eval('.VPLocalSearchBox a.result', (all) =>
            all.slice(0, 3).map((it) => it.getAttribute('href')),
          );
          throw new Error(`"${words}" finds ${links.join(', ')}, and not ${section} first.`);
        });
    }
    await page.setOfflineMode(false);
    await Promise.all([
      page.waitForFunction(() => location.pathname.endsWith('reference.html')),
      page.$eval('.VPLocalSearchBox a.result', (link) => (link as HTMLElement).click()),
    ]);
    expect(problems).to.deep.equal([]);
    await page.close();
  });
});
