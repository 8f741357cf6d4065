import type { Plugin } from 'vite';

const zodFile = /\/node_modules\/zod\/.+\.js$/;
const loop = /\bfor \(const (\w+) in ([\w.]+)\)/g;
/** Any other form of the loop. A line that writes code for zod's compiler is text, not a loop. */
const unknownLoop =
  /^(?!\s*(?:doc\.write|\*|\/\/)).*\bfor\s*\((?:(?:const|let|var)\s+)?\S+\s+in\s.*$/m;

/**
 * Makes zod's `for (const key in object)` loops visit own properties only.
 *
 * As published, they also visit what a page has added to `Object.prototype`. Zod then takes that for a
 * part of its own schemas and throws while the script loads, so the element is never defined. Zod has
 * no option for this, and no build with other loops, so its source is changed while it is bundled.
 *
 * The build fails if zod's source no longer looks as expected.
 */
export function patchZod(): Plugin {
  const patched = new Set<string>();
  return {
    name: 'patch-zod',
    apply: 'build',
    transform: {
      filter: { id: zodFile },
      handler(code, id) {
        const changed = code.replace(loop, 'for (const $1 of Object.keys($2))');
        const [left] = unknownLoop.exec(changed) ?? [];
        if (left)
          this.error(`${id} has a loop that tools/patch-zod.ts does not know: ${left.trim()}`);
        if (changed === code) return null;
        patched.add(id);
        return { code: changed, map: null };
      },
    },
    generateBundle() {
      const zod = [...this.getModuleIds()].filter((id) => zodFile.test(id));
      if (zod.length > 0 && !zod.some((id) => patched.has(id))) {
        this.error('tools/patch-zod.ts found no loop to change in zod: is it still needed?');
      }
    },
  };
}
