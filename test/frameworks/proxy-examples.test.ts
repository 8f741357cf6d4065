import { expect } from 'chai';
import { installPart } from '../../tools/parts/install.js';
import { startDocumentedServer } from '../docs/documented-server.js';
import { startChild } from '../support/child-server.js';
import { launchChromium } from '../support/chromium.js';
import { describeProxyExample } from '../support/proxy-example.js';
import { members } from '../support/sandbox-client.js';
import { rowTitles, visit } from '../support/visit.js';
import { startNext } from './next.js';

describeProxyExample('Express', () => {
  installPart('demo/proxy/express');
  return startChild(['demo/proxy/express/server.js']);
});

describe('the Express server of the chapter Proxy', function () {
  this.timeout(180_000);

  it('shows rows on the page of the chapter Start', async () => {
    installPart('demo/proxy/express');
    const modules = 'demo/proxy/express/node_modules';
    const server = await startDocumentedServer("from 'express'", modules);
    const browser = await launchChromium();
    try {
      const { page, problems } = await visit(browser, server.origin);
      expect(await rowTitles(page, 20)).to.not.include('');
      expect(problems).to.deep.equal([]);
    } finally {
      await browser.close();
      await server.stop();
    }
  });
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
