import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { help } from '../../src/cli/usage.js';
import { rowTitles } from '../support/visit.js';
import { sandbox, useSite } from './shop-site.js';
import { importMap, page, script, snippet } from './snippets.js';

describe('the chapter Start', function () {
  this.timeout(30_000);
  const site = useSite();

  const proxied = snippet('start', 'html', '</script>\n\n<stamps-activity-feed api-url="/stamps">');

  it('starts with a proxy: the document holds no token and names no member', async () => {
    expect(proxied).to.not.match(/user|token/);
    const opened = await site.open(page(proxied));
    expect(await rowTitles(opened, 20)).to.not.include('');
    await opened.click('stamps-activity-feed >>> [part~=load-more]');
    expect(await rowTitles(opened, 40)).to.not.include('');
  });

  it('starts with a file from a CDN, which the browser checks', async () => {
    const html = snippet('start', 'html', 'integrity=');
    const address = /src="([^"]+)"/.exec(html)?.[1] ?? '';
    const file = new URL(address).pathname.split('/').at(-1) ?? '';
    const hash = JSON.parse(readFileSync('dist/integrity.json', 'utf8'))[file];
    const load = (integrity: string) =>
      site.open(
        page(
          html.replace(address, '/stamps-activity-feed.js').replace(/sha384-[^"]*/, integrity) +
            '<stamps-activity-feed api-url="/stamps"></stamps-activity-feed>',
        ),
      );
    expect(await rowTitles(await load(hash), 20)).to.not.include('');
    const other = await site.openDirect(
      html
        .replace(address, '/stamps-activity-feed.js')
        .replace(/sha384-[^"]*/, `sha384-${btoa('x'.repeat(48))}`),
    );
    await other.waitForNetworkIdle();
    expect(await other.evaluate(() => !customElements.get('stamps-activity-feed'))).to.equal(true);
  });

  it('starts with a token, which is replaced in the DOM', async () => {
    const html = snippet('start', 'html', 'token="');
    const opened = await site.openDirect(
      html.replace('eyJ0eXAiOiJKV1Qi…', await sandbox.issueToken()),
    );
    expect(await rowTitles(opened, 16)).to.not.include('');
    expect(await opened.content()).to.not.include('eyJ');
  });

  it('starts with an endpoint that returns tokens', async () => {
    const methods: string[] = [];
    const opened = await site.openDirect(snippet('start', 'html', 'token-url='), {
      '/stamps-token': async ({ method }) => {
        methods.push(method);
        return Response.json({ access_token: await sandbox.issueToken() });
      },
    });
    expect(await rowTitles(opened, 16)).to.not.include('');
    expect(methods).to.deep.equal(['POST']);
  });

  it('shows a whole page, with the command of the sandbox', async () => {
    const html = snippet('start', 'html', '<!doctype html>');
    const opened = await site.open(html);
    expect(await rowTitles(opened, 20)).to.not.include('');
    // test/package/sandbox-command.test.ts runs it from the tarball.
    expect(snippet('start', 'sh', 'sandbox')).to.equal(
      'npx stamps-activity-feed sandbox --root .\n',
    );
    expect(help).to.include('--root <folder>');
  });

  it('starts from a bundler', async () => {
    const code = snippet('start', 'js', 'import');
    const opened = await site.open(page(`<script type="module">${code}</script>`, importMap));
    expect(await rowTitles(opened, 20)).to.not.include('');
    expect(
      await opened.$eval('stamps-activity-feed', ({ activities }) => [
        ...new Set(activities.map(({ merchant }) => merchant?.id)),
      ]),
    ).to.have.members([2, 5]);
  });

  it('hides the children and reserves space until the element is defined', async () => {
    const css = snippet('start', 'css');
    const html = '<stamps-activity-feed user=""><p slot="empty">None</p></stamps-activity-feed>';
    const read = (body: string) =>
      site.open(page(body, `<style>${css}</style>`)).then((opened) =>
        opened.$eval('stamps-activity-feed', (feed) => ({
          isFull: feed.getBoundingClientRect().height >= innerHeight,
          isChildHidden: getComputedStyle(feed.children[0] as Element).display === 'none',
        })),
      );
    expect(await read(html)).to.deep.equal({ isFull: true, isChildHidden: true });
    expect(await read(script + html)).to.deep.equal({ isFull: false, isChildHidden: false });
  });
});
