import { readFile } from 'node:fs/promises';
import { expect } from 'chai';
import type { Browser } from 'puppeteer-core';
import { version } from '../../../src/version.js';
import { launchChromium } from '../../support/chromium.js';
import { type Build, builds, type HostilePages, serveHostilePages } from './hostile-page.js';

const another = '9.9.9';

/** The built file with another version number. */
const otherVersion = async ({ url }: Request): Promise<Response> => {
  const name = new URL(url).pathname.replace('/other/', '');
  const code = await readFile(`dist/${name}`, 'utf8');
  // The minifier chooses the quotes.
  const literal = new RegExp(`(["'\`])${version.replaceAll('.', '\\.')}\\1`, 'g');
  expect(code.match(literal), 'the places of the version').to.have.length(1);
  const body = code.replace(literal, JSON.stringify(another));
  return new Response(body, { headers: { 'Content-Type': 'text/javascript' } });
};

const strict = (policies: string) =>
  `<meta http-equiv="Content-Security-Policy" content="require-trusted-types-for 'script'; trusted-types ${policies}">`;

describe('two copies on one page', function () {
  this.timeout(60_000);
  let browser: Browser;
  let server: HostilePages;

  before(async () => {
    server = await serveHostilePages({
      '/other/stamps-activity-feed.js': otherVersion,
      '/other/stamps-activity-feed.iife.js': otherVersion,
    });
    browser = await launchChromium();
  });

  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  const read = `(async () => {
    await hostile.until(() => hostile.feedOf() && hostile.rows(hostile.feedOf()) === 20);
    const feed = hostile.feedOf();
    return [hostile.rows(feed), feed.diagnostics ? feed.diagnostics().version : ''].join();
  })()`;
  const other = (tag: string) => tag.replace('src="/', 'src="/other/');

  for (const first of Object.keys(builds) as Build[]) {
    for (const second of Object.keys(builds) as Build[]) {
      it(`use the tag that was defined first: ${first}, then ${second}`, async () => {
        // A module and a deferred script run in the order of their tags.
        for (const [tags, wins] of [
          [builds[first] + other(builds[second]), version],
          [other(builds[first]) + builds[second], another],
        ] as const) {
          const { page, problems } = await server.open(browser, tags);
          expect(await page.evaluate(read)).to.equal(`20,${wins}`);
          expect(problems).to.deep.equal([]);
        }
      });
    }
  }

  it('both show rows if the second one defines a tag of its own', async () => {
    const { page, problems } = await server.open(
      browser,
      `${builds.module}<script type="module">
        import { StampsActivityFeed } from '/other/stamps-activity-feed.js';
        customElements.define('other-feed', StampsActivityFeed);
        const feed = document.querySelector('stamps-activity-feed');
        const second = document.createElement('other-feed');
        for (const name of ['api-url', 'user']) second.setAttribute(name, feed.getAttribute(name));
        second.setAttribute('token', ${JSON.stringify(server.token)});
        document.body.append(second);
      </script>`,
    );
    expect(await page.evaluate(read)).to.equal(`20,${version}`);
    expect(
      await page.evaluate(`hostile.until(() => hostile.rows(document.querySelector('other-feed')) === 20).then(
        () => document.querySelector('other-feed').diagnostics().version)`),
    ).to.equal(another);
    expect(problems).to.deep.equal([]);
  });

  describe('under Trusted Types', () => {
    it('work with a policy that is allowed once, if only one of them is loaded', async () => {
      const { page, problems } = await server.open(browser, strict('lit-html') + builds.module);
      expect(await page.evaluate(read)).to.equal(`20,${version}`);
      expect(problems).to.deep.equal([]);
    });

    it('work with a policy that allows duplicates', async () => {
      const { page, problems } = await server.open(
        browser,
        strict("lit-html 'allow-duplicates'") + builds.module + other(builds.classic),
      );
      expect(await page.evaluate(read)).to.equal(`20,${version}`);
      expect(problems).to.deep.equal([]);
    });

    it('are one feed if the policy is allowed once, because Lit throws in the second script', async () => {
      const { page, problems } = await server.open(
        browser,
        strict('lit-html') + builds.module + other(builds.classic),
      );
      expect(await page.evaluate(read)).to.equal(`20,${version}`);
      expect(problems.join('\n')).to.match(/lit-html/);
      expect(problems.filter((text) => !/lit-html/.test(text))).to.deep.equal([]);
    });
  });
});
