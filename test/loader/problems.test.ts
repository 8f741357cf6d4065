import { expect } from 'chai';
import { loaderTag, script, target, useLoaderTab } from './loader-page.js';

const moduleAt = (url: string) => loaderTag(`data-api-url="/stamps" data-module-url="${url}"`);

const listener = script(`
  var heard = [];
  document.addEventListener('stamps-error', function (event) {
    var error = event.error;
    heard.push({ at: event.target.id, isError: error instanceof Error, message: error.message,
      code: error.code, phase: error.phase, messages: error.messages, retryable: error.retryable,
      cancelable: event.cancelable });
  });`);

const targets = target('Ask', 'id="a"') + target('', 'id="b"');

describe('a module file that does not define the element', () => {
  const tab = useLoaderTab();

  /** Expects one message in the console, and an event at both targets. */
  const expectReport = async (message: string) => {
    const heard = await tab.page.evaluate('heard');
    const report = {
      isError: true,
      message,
      code: 'not-loaded',
      phase: 'first',
      messages: [],
      retryable: false,
      cancelable: false,
    };
    expect(heard).to.deep.equal([
      { at: 'a', ...report },
      { at: 'b', ...report },
    ]);
    expect(tab.problems.filter((text) => text.startsWith(message))).to.have.length(1);
    expect(await tab.html()).to.include('<div data-stamps-activity-feed="" id="a">Ask</div>');
  };

  const missing = (url: string) =>
    `stamps-activity-feed: ${url} is missing, blocked by a policy, or from another release. Put the file of this loader's release there.`;

  it('is reported if it is missing', async () => {
    await tab.open(listener + moduleAt('/missing/feed.js') + targets);
    await expectReport(missing('/missing/feed.js'));
  });

  it('is reported if it is from another release', async () => {
    await tab.open(listener + moduleAt('/other/feed.js') + targets);
    await expectReport(missing('/other/feed.js'));
  });

  it('is reported if a policy blocks it', async () => {
    const policy = "script-src 'unsafe-inline' http://127.0.0.1:*/stamps-activity-feed.loader.js";
    await tab.open(listener + moduleAt('/feed.js') + targets, policy);
    await expectReport(missing('/feed.js'));
    expect(tab.requests).to.deep.equal([]);
  });

  it('is reported if it throws an error', async () => {
    await tab.open(listener + script('var failModule = true') + moduleAt('/feed.js') + targets);
    await expectReport(
      'stamps-activity-feed: /feed.js threw an error. See the previous message in the console.',
    );
  });

  it('is reported if Trusted Types block it', async () => {
    const policy = "require-trusted-types-for 'script'; trusted-types other";
    await tab.open(listener + moduleAt('/feed.js') + targets, policy);
    await expectReport(
      'stamps-activity-feed: Trusted Types block /feed.js. Add stamps-activity-feed to the trusted-types directive.',
    );
    expect(tab.requests).to.deep.equal([]);
  });

  it('is reported if its URL is unknown', async () => {
    const object = script('window.stampsActivityFeed = { apiUrl: "/stamps" }');
    await tab.open(listener + object + targets);
    await tab.page.addScriptTag({ content: tab.code });
    await expectReport(
      'stamps-activity-feed: The loader does not know the URL of the module file. Set window.stampsActivityFeed = { moduleUrl: "..." } before the loader.',
    );
  });

  it('is reported once the document is parsed', async () => {
    const head = `<!doctype html><body>${listener}${moduleAt('/missing/feed.js')}`;
    const finish = await tab.openPart(`${head}${target('Ask', 'id="a"')}<p>`);
    await tab.page.waitForSelector('p');
    await tab.page.waitForFunction(() =>
      performance.getEntriesByType('resource').some(({ name }) => name.includes('missing')),
    );
    expect(await tab.page.evaluate('heard')).to.deep.equal([]);
    await finish(`</p>${target('', 'id="b"')}`);
    await expectReport(missing('/missing/feed.js'));
  });

  it('is not reported again when the page changes', async () => {
    await tab.open(listener + moduleAt('/missing/feed.js') + targets);
    await tab.page.$eval('#a', (it) => it.append('More'));
    expect(await tab.page.evaluate('heard.length')).to.equal(2);
  });

  it('is reported although a library has replaced Event', async () => {
    const replace = script('window.Event = function () { throw new Error("Replaced"); }');
    await tab.open(replace + listener + moduleAt('/missing/feed.js') + targets);
    await expectReport(missing('/missing/feed.js'));
  });

  it('is not reported if another script defines the element', async () => {
    const define = script(
      "setTimeout(function () { customElements.define('stamps-activity-feed', class extends HTMLElement {}) })",
    );
    await tab.open(listener + moduleAt('/missing/feed.js') + targets + define);
    expect(await tab.page.evaluate('heard')).to.deep.equal([]);
    expect(await tab.page.$$('div > stamps-activity-feed')).to.have.length(2);
  });

  it('can be loaded by the next loader', async () => {
    await tab.open(listener + moduleAt('/missing/feed.js') + targets);
    await tab.page.addScriptTag({ url: '/stamps-activity-feed.loader.js' });
    expect(tab.requests).to.deep.equal(['/missing/feed.js']);
    await tab.page.evaluate(() => {
      window.stampsActivityFeed = { apiUrl: '/stamps' };
    });
    await tab.page.$eval('#a', (it) => it.append('More'));
    await tab.page.waitForSelector('#b > stamps-activity-feed');
    expect(tab.requests).to.deep.equal(['/missing/feed.js', '/stamps-activity-feed.js']);
  });
});
