import { createElement as h, StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';
import type { StampsActivityFeed } from '../../../src/index.js';
import '../../../src/index.js';
import type { ParentPage } from '../../support/parent-page.js';

type Update = (change: Partial<State>) => void;
interface State {
  readonly groupBy: string;
  readonly text: string;
  readonly withNote: boolean;
  readonly project: boolean;
}

let update: Update = () => {};

/** A React parent that renders the feed, its templates, other children, and rows. */
function Page() {
  const [state, setState] = useState<State>({
    groupBy: 'month',
    text: 'first',
    withNote: false,
    project: false,
  });
  const [ids, setIds] = useState<readonly (number | string)[]>([]);
  update = (change) => setState((old) => ({ ...old, ...change }));
  const { search } = new URL(location.href);
  return h(
    'stamps-activity-feed',
    {
      'api-url': `${location.origin}/api/v3`,
      user: 'rina.wijaya@example.com',
      token: new URLSearchParams(search).get('token'),
      merchantIds: [2, 5, 11, 14, 23],
      'group-by': state.groupBy,
      'row-slots': state.project ? '' : null,
      'onstamps-load': ({ currentTarget }: { currentTarget: StampsActivityFeed }) =>
        setIds(currentTarget.activities.map(({ id }) => id)),
    },
    state.withNote && h('p', { key: 'note', slot: 'header' }, 'Note'),
    state.project
      ? ids.map((id) => h('b', { key: id, slot: `activity-${id}` }, `row ${id}`))
      : h('template', { key: 'row', slot: 'activity' }, h('i', null, `${state.text} [[id]]`)),
  );
}

const root = createRoot(document.querySelector('#app') as Element);
root.render(h(StrictMode, null, h(Page)));
const page: ParentPage = { change: (change) => update(change), unmount: () => root.unmount() };
Object.assign(globalThis, { page });
