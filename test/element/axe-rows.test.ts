import { mount, mountSettled } from '../support/feed.js';
import { members } from '../support/sandbox-client.js';
import { expectNoViolations, type FeedState } from './helpers/axe.js';
import { createNetwork } from './helpers/network.js';

const heldMore = async (lang: string): Promise<FeedState> => {
  const network = createNetwork();
  const view = await mountSettled({ lang, fetch: network.fetch });
  const gate = network.hold();
  void view.feed.loadMore();
  await view.feed.updateComplete;
  const leave = () => {
    gate.open();
    return view.settled();
  };
  return { ...view, leave };
};

const failedMore = async (lang: string): Promise<FeedState> => {
  const view = await mountSettled({ lang }, { status: 404, page: 'more' });
  await view.feed.loadMore().catch(() => {});
  await view.feed.updateComplete;
  return view;
};

const templated = async (lang: string): Promise<FeedState> => {
  const view = await mount({ lang, user: members.everyKind });
  view.feed.innerHTML = `
    <p slot="header">Kopi Kita</p>
    <template slot="activity"><b>[[title]]</b> <time>[[time]]</time> [[stamps]]</template>`;
  await view.settled();
  return view;
};

const opened = async (lang: string): Promise<FeedState> => {
  const receiptUrl = '/receipts/{reference}';
  const view = await mountSettled({ lang, user: members.docsExample, receiptUrl });
  for (const toggle of view.parts('details-toggle')) toggle.click();
  return view;
};

expectNoViolations({
  'with open details': opened,
  'with rows of every kind': (lang) => mountSettled({ lang, user: members.everyKind }),
  'with rows from a template': templated,
  'while a further page loads': heldMore,
  'after a further page failed': failedMore,
  'at the end of the history': (lang) => mountSettled({ lang, user: members.docsExample }),
});
