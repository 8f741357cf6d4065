import { createElement, StrictMode } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { createSSRApp } from 'vue';
import '../../../src/index.js';
import { Feed as ReactFeed } from './react-feed.js';
import { Feed as VueFeed } from './vue-feed.js';

/** Hydrates the server's HTML with each framework. */
const hydrate: Readonly<Record<string, (app: Element, isDeferred: boolean) => void>> = {
  react: (app, isDeferred) =>
    hydrateRoot(app, createElement(StrictMode, null, createElement(ReactFeed, { isDeferred }))),
  vue: (app, isDeferred) => createSSRApp(VueFeed, { isDeferred }).mount(app),
};

Object.assign(globalThis, { hydrate });
