import { expect } from 'chai';
import { useSite } from './shop-site.js';
import { page, snippet } from './snippets.js';

describe('the chapter Performance', function () {
  this.timeout(30_000);
  const site = useSite();

  it('loads a feed below the fold when the user scrolls near it', async () => {
    const style = '<style>stamps-activity-feed { display: block; min-block-size: 30rem }</style>';
    const below = '<p style="block-size: 5000px">A long article</p>';
    const opened = await site.open(page(`${below}${snippet('performance', 'html')}`, style));
    await opened.waitForNetworkIdle();
    const requested = () =>
      opened.evaluate(
        () => performance.getEntriesByName(`${origin}/stamps-activity-feed.js`).length,
      );
    expect(await requested()).to.equal(0);
    await opened.evaluate(() => scrollTo(0, 4300));
    await opened.waitForFunction(
      () => document.querySelector('stamps-activity-feed')?.activities?.length === 20,
    );
    expect(await requested()).to.equal(1);
  });
});
