import { expect } from 'chai';
import { installPart } from '../../tools/parts/install.js';
import { startChild } from '../support/child-server.js';
import { describeProxyExample } from '../support/proxy-example.js';
import { members } from '../support/sandbox-client.js';
import { visit } from '../support/visit.js';
import { startNext } from './next.js';

describeProxyExample('Express', () => {
  installPart('demo/proxy/express');
  return startChild(['demo/proxy/express/server.js']);
});

describeProxyExample('Next', startNext, (example) => {
  it('has a server-rendered page whose rows the feed takes over', async () => {
    const { browser, server } = example;
    await example.signInBrowser(members.forty);
    const { page, problems } = await visit(browser, 'about:blank');
    const requested: string[] = [];
    page.on('request', (request) => {
      if (request.url().includes('/stamps/')) requested.push(new URL(request.url()).search);
    });
    await page.setJavaScriptEnabled(false);
    await page.goto(`${server.origin}/account`);
    expect(await page.$$('stamps-activity-feed >>> article')).to.have.length(20);
    await page.setJavaScriptEnabled(true);
    await page.reload();
    await page.waitForFunction(
      () => document.querySelector('stamps-activity-feed')?.activities?.length === 20,
    );
    expect(requested).to.deep.equal([]);
    await page.$eval('stamps-activity-feed', (feed) => feed.loadMore());
    expect(await page.$$('stamps-activity-feed >>> article')).to.have.length(40);
    expect(requested).to.have.length(1);
    expect(problems).to.deep.equal([]);
    await page.close();
  });
});
