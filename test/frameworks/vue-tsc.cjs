// Vue's compiler of templates lives in TypeScript's own code, which later versions have no more.
require('vue-tsc').run(require.resolve('typescript-5/lib/tsc'));
