import { createApp, defineComponent, h, reactive, ref } from 'vue';
import type { StampsActivityFeed } from '../../../src/index.js';
import '../../../src/index.js';
import type { ParentPage } from '../../support/parent-page.js';

const state = reactive({ groupBy: 'month', text: 'first', withNote: false, project: false });
const ids = ref<readonly (number | string)[]>([]);
const token = new URL(location.href).searchParams.get('token');

/** A Vue parent that renders the feed, its templates, other children, and rows. */
const app = createApp(
  defineComponent({
    render: () =>
      h(
        'stamps-activity-feed',
        {
          'api-url': `${location.origin}/api/v3`,
          user: 'rina.wijaya@example.com',
          token,
          merchantIds: [2, 5, 11, 14, 23],
          'group-by': state.groupBy,
          'row-slots': state.project ? '' : null,
          onStampsLoad: ({ currentTarget }: { currentTarget: StampsActivityFeed }) => {
            ids.value = currentTarget.activities.map(({ id }) => id);
          },
        },
        [
          state.withNote ? h('p', { key: 'note', slot: 'header' }, 'Note') : null,
          ...(state.project
            ? ids.value.map((id) => h('b', { key: id, slot: `activity-${id}` }, `row ${id}`))
            : [h('template', { key: 'row', slot: 'activity' }, [h('i', `${state.text} [[id]]`)])]),
        ],
      ),
  }),
);
app.mount('#app');
const page: ParentPage = {
  change: (change) => Object.assign(state, change),
  unmount: () => app.unmount(),
};
Object.assign(globalThis, { page });
