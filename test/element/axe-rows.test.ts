import { mount, mountSettled } from '../support/feed.js';
import { members } from '../support/sandbox-client.js';
import { expectNothing, type Scene } from './helpers/axe.js';
import { createNetwork } from './helpers/network.js';

const heldMore = async (lang: string): Promise<Scene> => {
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

const failedMore = async (lang: string): Promise<Scene> => {
  const view = await mountSettled({ lang }, { status: 404, page: 'more' });
  await view.feed.loadMore().catch(() => {});
  await view.feed.updateComplete;
  return view;
};

const templated = async (lang: string): Promise<Scene> => {
  const view = await mount({ lang, user: members.everyKind });
  view.feed.innerHTML = `
    <p slot="header">Kopi Kita</p>
    <template slot="activity"><b>[[title]]</b> <time>[[time]]</time> [[stamps]]</template>`;
  await view.settled();
  return view;
};

expectNothing({
  'with rows of every kind': (lang) => mountSettled({ lang, user: members.everyKind }),
  'with rows from a template': templated,
  'while a further page loads': heldMore,
  'when a further page failed': failedMore,
  'at the end': (lang) => mountSettled({ lang, user: members.docsExample }),
});
