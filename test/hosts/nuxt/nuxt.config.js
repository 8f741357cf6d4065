export default defineNuxtConfig({
  app: { head: { link: [{ rel: 'icon', href: 'data:,' }] } },
  compatibilityDate: '2026-01-01',
  telemetry: false,
  vue: { compilerOptions: { isCustomElement: (tag) => tag === 'stamps-activity-feed' } },
});
