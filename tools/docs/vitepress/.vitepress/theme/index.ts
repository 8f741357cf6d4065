import type { Theme } from 'vitepress';
import DefaultTheme from 'vitepress/theme-without-fonts';
import { h } from 'vue';
import { Home } from './home.js';
import { LiveExample, LiveFeed } from './live.js';
import './style.css';

export default {
  extends: DefaultTheme,
  // The title of the first page leaves space for a picture if the layout has this slot.
  Layout: () => h(DefaultTheme.Layout, null, { 'home-hero-image': () => h(LiveFeed) }),
  enhanceApp({ app }) {
    app.component('Home', Home);
    app.component('LiveExample', LiveExample);
  },
} satisfies Theme;
