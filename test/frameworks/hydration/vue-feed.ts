import { defineComponent, h, onMounted, ref } from 'vue';

/** A feed that Vue renders on a server. */
export const Feed = defineComponent({
  props: { isDeferred: Boolean },
  setup({ isDeferred }) {
    const isMounted = ref(false);
    const feed = ref<Element>();
    onMounted(() => {
      isMounted.value = true;
      feed.value?.removeAttribute('defer-hydration');
    });
    return () =>
      h(
        'stamps-activity-feed',
        { ref: feed, 'api-url': '/stamps', 'defer-hydration': isDeferred ? '' : null },
        [
          h('h2', { slot: 'header' }, 'Your stamps'),
          // Not on the server, because Vue would replace the template by its content when it hydrates.
          isMounted.value
            ? h('template', { slot: 'activity' }, [h('b', '[[title]]'), ' ', h('i', '[[id]]')])
            : null,
        ],
      );
  },
});
