import type { Plugin } from 'vite';

const loop = /for \(const (\w+) in ([\w.]+)\)/g;

/**
 * Has zod look at an object's own members where it loops over them. As it is, it takes what a page has
 * put on `Object.prototype` for members of its own, and the script ends before the element is defined.
 */
export function ownKeys(): Plugin {
  return {
    name: 'own-keys',
    apply: 'build',
    transform: {
      filter: { id: /\/node_modules\/zod\/.+\.js$/, code: / in / },
      handler: (code) => ({
        code: code.replace(loop, 'for (const $1 of Object.keys($2))'),
        map: null,
      }),
    },
  };
}
