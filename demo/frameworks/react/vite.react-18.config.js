import { defineConfig, mergeConfig } from 'vite';
import app from './vite.config.js';

// The same app with React 18, which is installed here beside React 19, under another name.
export default mergeConfig(
  app,
  defineConfig({ resolve: { alias: { react: 'react-18', 'react-dom': 'react-dom-18' } } }),
);
