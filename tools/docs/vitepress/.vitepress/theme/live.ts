import { useData, withBase } from 'vitepress';
import { defineComponent, h, onMounted, ref, watch } from 'vue';

/** A page with the element, and with the sandbox in the place of a server. */
const page = () => withBase('/demo/live.html');

const decode = (code: string): string =>
  new TextDecoder().decode(Uint8Array.from(atob(code), (letter) => letter.charCodeAt(0)));

/** Shows HTML in a frame, so that the styles of the site and of the example don't mix. */
const LiveFrame = defineComponent({
  props: { html: { type: String, required: true }, label: { type: String, required: true } },
  setup(props) {
    const frame = ref<HTMLIFrameElement>();
    const src = ref<string>();
    const { isDark } = useData();
    const fill = () => {
      const body = frame.value?.contentDocument?.body;
      if (!body || frame.value?.contentWindow?.location.href === 'about:blank') return;
      body.innerHTML = props.html;
      colour();
    };
    const colour = () => {
      const root = frame.value?.contentDocument?.documentElement;
      if (root) root.style.colorScheme = isDark.value ? 'dark' : 'light';
    };
    onMounted(() => {
      src.value = page();
    });
    watch(isDark, colour);
    return () =>
      h('iframe', {
        ref: frame,
        class: 'live',
        title: props.label,
        loading: 'lazy',
        src: src.value,
        onLoad: fill,
      });
  },
});

/** The snippet above it, rendered, and a link to the playground with its settings. */
export const LiveExample = defineComponent({
  props: { code: { type: String, required: true }, query: { type: String, required: true } },
  setup: (props) => () => [
    h(LiveFrame, { html: decode(props.code), label: 'The example, live' }),
    // The router doesn't know the playground, so the browser has to load it.
    h('p', { class: 'try' }, [
      h(
        'a',
        { href: `${withBase('/demo/playground.html')}?${decode(props.query)}`, target: '_self' },
        'Try it in the playground',
      ),
    ]),
  ],
});

/** The feed of the first page. */
export const LiveFeed = defineComponent(
  () => () =>
    h(LiveFrame, {
      html: '<stamps-activity-feed api-url="/stamps"></stamps-activity-feed>',
      label: 'A feed, live',
    }),
);
