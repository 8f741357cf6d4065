import { expect } from 'chai';
import { useSite } from './shop-site.js';
import { page, script, snippet } from './snippets.js';

describe('the chapter Features', function () {
  this.timeout(30_000);
  const site = useSite();

  it('offers a member whose session has ended the way to sign in', async () => {
    const origin = await site.serve({
      '/': page(script + snippet('features', 'html', 'sign-in-url=')),
      '/stamps/activities': async () => Response.json({}, { status: 401 }),
      '/login': page('<h1>Sign in</h1>'),
    });
    const opened = await site.browser.newPage();
    await opened.goto(origin);
    const link = await opened.waitForSelector('stamps-activity-feed >>> [part=sign-in]');
    await Promise.all([opened.waitForNavigation(), link?.click()]);
    expect(new URL(opened.url()).pathname).to.equal('/login');
  });

  it('stays open', async () => {
    const opened = await site.open(page(script + snippet('features', 'html', 'refresh-interval=')));
    await opened.waitForFunction(
      () => (document.querySelector('stamps-activity-feed')?.activities.length ?? 0) >= 20,
    );
    const shown = await opened.$eval('stamps-activity-feed', (feed) => ({
      kinds: [...new Set(feed.activities.map(({ kind }) => kind))].sort(),
      autoLoad: feed.autoLoad,
      refreshInterval: feed.refreshInterval,
    }));
    expect(shown).to.deep.equal({
      kinds: ['redemption', 'transaction'],
      autoLoad: true,
      refreshInterval: 60,
    });
    await opened.evaluate(snippet('features', 'js', 'stamps-sign-out'));
    const afterSignOut = await opened.$eval('stamps-activity-feed', (feed) => [
      feed.status,
      feed.activities.length,
    ]);
    expect(afterSignOut).to.deep.equal(['idle', 0]);
  });

  it('reports what was loaded, and what failed, to a listener on the document', async () => {
    const code = snippet('features', 'js', "'stamps-error'");
    const lines: string[] = [];
    const origin = await site.serve({
      '/': page(
        `<script>${code}</script>${script}<stamps-activity-feed api-url="/stamps"></stamps-activity-feed>`,
      ),
      '/stamps/activities': async ({ headers }) =>
        headers.get('Cookie')
          ? Response.json({ activities: [] })
          : Response.json({}, { status: 401 }),
    });
    const opened = await site.browser.newPage();
    opened.on('console', (message) => lines.push(message.text()));
    await opened.goto(origin);
    await opened.waitForSelector('stamps-activity-feed >>> [part~=error]');
    await opened.evaluate(() => {
      document.cookie = 'session=1';
      return document.querySelector('stamps-activity-feed')?.retry();
    });
    expect(lines.filter((it) => /^unauthorized 401 The API/.test(it))).to.have.length(1);
    expect(lines).to.include('0 activities were added ');
  });
});
