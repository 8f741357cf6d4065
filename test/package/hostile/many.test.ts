import { expect } from 'chai';
import { builds, feedTag } from './hostile-page.js';
import { testNothingLeft, useMounts } from './mounts.js';

describe('many feeds', function () {
  this.timeout(60_000);
  const mounts = useMounts();

  it('work on one page: fifty, each with its rows and its button', async () => {
    const one = feedTag('').replace('token=""', 'token-url="/token"');
    const { browser, server } = mounts;
    const { page, problems } = await server.open(browser, builds.module, one.repeat(50));
    const read = await page.evaluate(`(async () => {
      const feeds = [...document.querySelectorAll('stamps-activity-feed')];
      const counts = () => feeds.map(hostile.rows).join();
      const all = (rows) => Array(50).fill(rows).join();
      await hostile.until(() => counts() === all(20));
      const first = counts() === all(20);
      feeds[7].shadowRoot.querySelector('[part~=load-more]').click();
      await hostile.until(() => hostile.rows(feeds[7]) === 40);
      const alone = counts() === all(20).replace(/^((20,){7})20/, '$140');
      await Promise.all(feeds.map((feed) => feed.refresh()));
      for (const feed of feeds) while (feed.hasMore) await feed.loadMore();
      return { first, alone, last: counts() === all(41) };
    })()`);
    expect(read).to.deep.equal({ first: true, alone: true, last: true });
    expect(server.tokensGiven()).to.equal(1);
    expect(problems).to.deep.equal([]);
  });

  testNothingLeft(mounts, 100);
});
