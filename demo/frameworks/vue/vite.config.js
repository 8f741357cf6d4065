import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

// Vue takes an unknown tag for a component of its own unless told otherwise.
const isCustomElement = (tag) => tag === 'stamps-activity-feed';

export default defineConfig({
  plugins: [vue({ template: { compilerOptions: { isCustomElement } } })],
});
