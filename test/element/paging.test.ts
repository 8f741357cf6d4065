import { expect } from 'chai';
import { mountSettled } from '../support/feed.js';
import { members } from '../support/sandbox-client.js';

describe('paging', () => {
  it('shows the first page and offers more', async () => {
    const { feed, rows, button } = await mountSettled({ user: members.fortyOne });
    expect(feed.status).to.equal('ready');
    expect(rows()).to.have.length(20);
    expect(feed.hasMore).to.equal(true);
    expect(button()?.textContent).to.contain('Show more');
  });

  it('reads a whole history, row by row once, to its end', async () => {
    const { feed, rows, button, texts } = await mountSettled({ user: members.fortyOne });
    expect(await feed.loadMore()).to.have.length(20);
    expect(await feed.loadMore()).to.have.length(1);
    expect(rows()).to.have.length(41);
    expect(new Set(feed.activities.map(({ id }) => id)).size).to.equal(41);
    expect(feed.hasMore).to.equal(false);
    expect(button()).to.equal(undefined);
    expect(texts('end')).to.deep.equal(['That’s everything.']);
    expect(await feed.loadMore()).to.deep.equal([]);
  });
});
