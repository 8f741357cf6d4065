import { expect } from 'chai';
import { look } from '../support/feed.js';
import { accessToken, members, sandboxApi } from '../support/sandbox-client.js';

const item = (id: number) => ({ id, type: 0, transaction: { name: `Sale ${id}`, stamps: 1 } });
const page = JSON.stringify({ activities: [item(2), item(1)], complete: true });

/** Creates a feed whose shadow root exists before it is upgraded, as after server rendering. */
async function parsed(attributes: string) {
  const holder = document.createElement('div');
  holder.setHTMLUnsafe(`<stamps-activity-feed ${attributes}
    ><template shadowrootmode="open"><p>From the server</p><style>p { color: red }</style></template
  ></stamps-activity-feed>`);
  document.body.append(holder);
  const feed = holder.querySelector('stamps-activity-feed');
  if (!feed) throw new Error('There is no feed.');
  await feed.updateComplete;
  return { ...look(feed), holder };
}

describe('a declarative shadow root', () => {
  it('is rendered again at once', async () => {
    const { ids, feed, text, holder } = await parsed(
      `user="a" token="b" api-url="https://stamps.example" initial-page='${page}'`,
    );
    expect(ids()).to.deep.equal(['2', '1']);
    expect(text()).to.not.include('From the server');
    expect(feed.shadowRoot?.querySelector('style')).to.equal(null);
    expect(feed.shadowRoot?.adoptedStyleSheets.length).to.be.above(0);
    holder.remove();
  });

  it('without a page is shown as loading', async () => {
    const { url } = sandboxApi();
    const { feed, part, settled, ids, holder } = await parsed(
      `user="${members.twenty}" token="${await accessToken()}" api-url="${url}"`,
    );
    expect(feed.status).to.equal('loading');
    expect(!!part('skeleton')).to.equal(true);
    await settled();
    expect(ids()).to.have.length(20);
    holder.remove();
  });
});
