import { VPHomeHero } from 'vitepress/theme-without-fonts';
import { defineComponent, h } from 'vue';
import { LiveFeed } from './live.js';

/** The first page: its title beside a feed, and the text below. VitePress's own has no `<main>`. */
export const Home = defineComponent(
  (_, { slots }) =>
    () =>
      h('main', { class: 'VPHome' }, [
        h(VPHomeHero, null, { 'home-hero-image': () => h(LiveFeed) }),
        slots.default?.(),
      ]),
);
