// vue-tsc patches TypeScript's JavaScript code, which TypeScript 7 does not have.
require('vue-tsc').run(require.resolve('typescript/lib/tsc'));
