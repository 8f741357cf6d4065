import { defineConfig, mergeConfig } from 'vite';
import app from './vite.config.js';

// The same app with React 18, which is installed under another name beside React 19.
export default mergeConfig(
  app,
  defineConfig({ resolve: { alias: { react: 'react-18', 'react-dom': 'react-dom-18' } } }),
);
