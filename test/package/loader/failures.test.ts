import { expect } from 'chai';
import type { Browser, Page } from 'puppeteer-core';
import { launchChromium } from '../../support/chromium.js';
import {
  type LoaderPages,
  type LoaderVisit,
  loaderFile,
  loaderTag,
  moduleFile,
  place,
  serveLoaderPages,
} from './loader-page.js';

const from = (url: string) => loaderTag.replace('src', `data-module-url="${url}" src`);

const listener = `<script>
  var heard = [];
  document.addEventListener('stamps-error', function (event) {
    heard.push({ at: event.target.id, code: event.error.code, message: event.error.message,
      phase: event.error.phase, messages: event.error.messages, retryable: event.error.retryable });
  });
</script>`;

const places = place('id="a"', '<p>Ask at the counter</p>') + place('id="b"');

interface Failure {
  readonly head: string;
  readonly policy?: string;
  readonly message: RegExp;
  /** What the browser itself logs. */
  readonly beside?: RegExp;
}

const missing =
  /\/[\w./-]+\.js is missing, blocked by a policy, or from another release\. Put the file/;

const failures: Readonly<Record<string, Failure>> = {
  'a missing module file': {
    head: from('/nowhere/feed.js'),
    message: missing,
    beside: /404/,
  },
  'a module file of another release': {
    head: from(`/other${moduleFile}`),
    message: missing,
    beside: /integrity/,
  },
  'a loader without its module file beside it': {
    head: loaderTag.replace('src="', 'src="/none'),
    message: missing,
    beside: /404/,
  },
  'a policy that does not allow the module file': {
    head: loaderTag,
    policy: `script-src 'unsafe-inline' http://127.0.0.1:*${loaderFile}`,
    message: missing,
    beside: /Content Security Policy|script-src/,
  },
  'Trusted Types without the loader’s policy': {
    head: loaderTag,
    policy: "require-trusted-types-for 'script'; trusted-types lit-html",
    message:
      /Trusted Types block .*\.js\. Add stamps-activity-feed to the trusted-types directive\./,
    beside: /TrustedScriptURL|trusted-types|Trusted Type/i,
  },
  'Trusted Types without the element’s policy': {
    head: loaderTag,
    policy: "require-trusted-types-for 'script'; trusted-types stamps-activity-feed",
    message: /\.js threw an error\. See the previous message in the console\./,
    beside: /lit-html|TrustedHTML|trusted-types/i,
  },
  'inline code without the URL of the module file': {
    head: `<script>
      window.stampsActivityFeed = { apiUrl: '/stamps' };
      var code = new XMLHttpRequest(); code.open('GET', '/loader-code', false); code.send();
      (0, eval)(code.responseText);
    </script>`,
    message:
      /The loader does not know the URL of the module file\. Set window\.stampsActivityFeed = \{ moduleUrl:/,
  },
};

describe('the loader reports', function () {
  this.timeout(60_000);
  let browser: Browser;
  let server: LoaderPages;

  before(async () => {
    server = await serveLoaderPages();
    browser = await launchChromium();
  });

  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  const heardOn = async (page: Page) => {
    const told = await page.waitForFunction(() => {
      const heard = Reflect.get(globalThis, 'heard');
      return heard.length >= 2 && heard;
    });
    return (await told.jsonValue()) as Record<string, unknown>[];
  };

  /** The visible text of each place. */
  const shownOn = (page: Page) =>
    page.$$eval('[data-stamps-activity-feed]', (all) =>
      // biome-ignore lint/performance/useDomNodeTextContent: hidden text must be left out.
      all.map((it) => (it as HTMLElement).innerText),
    );

  const expectFallback = async ({ page }: LoaderVisit) => {
    expect(await shownOn(page)).to.deep.equal(['Ask at the counter', 'Your stamps']);
  };

  for (const [name, { head, policy, message, beside }] of Object.entries(failures)) {
    it(`${name}, at every place and once in the console`, async () => {
      const opened = await server.open(browser, listener + head, places, policy);
      const heard = await heardOn(opened.page);
      expect(heard.map(({ at }) => at)).to.deep.equal(['a', 'b']);
      for (const { message: text, code, phase, messages, retryable } of heard) {
        expect(text).to.match(message);
        expect(text).to.match(/^stamps-activity-feed: /);
        expect({ code, phase, messages, retryable }).to.deep.equal({
          code: 'not-loaded',
          phase: 'first',
          messages: [],
          retryable: false,
        });
      }
      const own = opened.problems.filter((text) => message.test(text));
      expect(own).to.have.length(1);
      const others = opened.problems.filter((text) => !message.test(text));
      if (beside) expect(others.join('\n')).to.match(beside);
      else expect(others).to.deep.equal([]);
      await expectFallback(opened);
      await opened.page.close();
    });
  }

  it('and recovers when it is run again', async () => {
    const { page } = await server.open(browser, listener + from('/nowhere/feed.js'), places);
    await heardOn(page);
    await page.evaluate((src) => {
      const script = document.createElement('script');
      script.src = src;
      script.dataset.apiUrl = '/stamps';
      document.head.append(script);
    }, loaderFile);
    await page.waitForFunction(
      () => document.querySelectorAll('div > stamps-activity-feed:defined').length === 2,
    );
    expect((await shownOn(page)).join()).to.not.include('Ask');
  });

  it('nothing in a browser without modules, and sends no request', async () => {
    const opened = await server.open(browser, listener + loaderTag, places, undefined, () => {
      Reflect.deleteProperty(HTMLScriptElement.prototype, 'noModule');
    });
    const { page, problems, modules } = opened;
    expect([problems, modules]).to.deep.equal([[], []]);
    expect(await page.evaluate('heard')).to.deep.equal([]);
    expect(await shownOn(page)).to.deep.equal(['Ask at the counter', 'Your stamps']);
    await page.close();
  });

  it('and the feed still appears if the element is defined by another script', async () => {
    const { page } = await server.open(browser, listener + from('/nowhere/feed.js'), places);
    await heardOn(page);
    await page.evaluate((src) => import(src), moduleFile);
    await page.waitForFunction(
      () => document.querySelectorAll('div > stamps-activity-feed:defined').length === 2,
    );
    expect((await shownOn(page)).join()).to.not.include('Ask');
  });
});
