import { expect } from 'chai';
import { mountSettled } from '../support/feed.js';
import { members } from '../support/sandbox-client.js';
import { expectSameNodes } from './helpers/nodes.js';

describe('rows with renderRow', () => {
  it('are rendered once each, to the end of the history', async () => {
    const written: unknown[] = [];
    const { feed } = await mountSettled({
      user: members.fortyOne,
      renderRow: ({ id }) => {
        written.push(id);
        return undefined;
      },
    });
    await feed.loadMore();
    await feed.loadMore();
    expect(feed.hasMore).to.equal(false);
    expect(written).to.deep.equal(feed.activities.map(({ id }) => id));
  });

  it('keep their nodes when the size of the list becomes known', async () => {
    const { feed, rows } = await mountSettled({
      user: members.forty,
      renderRow: ({ id }) => Object.assign(document.createElement('b'), { textContent: `${id}` }),
    });
    await feed.loadMore();
    const nodes = () => rows().map((row) => row.querySelector('b'));
    const before = nodes();
    expect(before).to.have.length(40);
    await feed.loadMore();
    expect(rows()[0]?.getAttribute('aria-setsize')).to.equal('40');
    expectSameNodes(nodes(), before);
  });
});
