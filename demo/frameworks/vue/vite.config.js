import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

// Without this, Vue takes an unknown tag for a Vue component.
const isCustomElement = (tag) => tag === 'stamps-activity-feed';

export default defineConfig({
  plugins: [vue({ template: { compilerOptions: { isCustomElement } } })],
});
