import type { Plugin } from 'vite';

const creators =
  'createElement|createComment|createTextNode|createTreeWalker|createDocumentFragment|importNode';

/** In lit-html's minified file, `l` is the document. */
const litFile = /\/node_modules\/lit-html\/lit-html\.js$/;
const litHelpers = /\/node_modules\/lit-html\/directive-helpers\.js$/;
const litCalls = new RegExp(`\\bl\\.(${creators})\\(`, 'g');
const litImport = '(t?.creationScope??l).importNode(';

const ownFile = /\/src\/(element|feed|shared)\/.*\.ts$/;

/**
 * Calls the methods of `document` through prototypes in the files for a script tag. On a page with
 * content of others, `<img name="createElement">` hides `document.createElement`, and without it no feed
 * could be shown. In an app's own bundle, the calls stay as they are.
 *
 * The build fails if lit-html no longer looks as expected.
 */
export function ownMethods(): Plugin {
  return {
    name: 'own-methods',
    apply: 'build',
    transform: {
      filter: { id: [litFile, litHelpers, ownFile] },
      handler(code, id) {
        if (litHelpers.test(id) && !code.includes('document.createComment(')) {
          this.error(`${id} does not call document.createComment any more.`);
        }
        if (!litFile.test(id)) return { code: patchOwn(code), map: null };
        const calls = code.match(litCalls) ?? [];
        if (!code.includes('l=document,') || calls.length !== 4 || !code.includes(litImport)) {
          this.error(
            `${id} calls methods of document in a way that tools/own-methods.ts does not know.`,
          );
        }
        const changed = code
          .replace(litCalls, 'Document.prototype.$1.call(l,')
          .replace(litImport, 'Document.prototype.importNode.call(t?.creationScope??l,');
        return { code: changed, map: null };
      },
    },
  };
}

const patchOwn = (code: string): string =>
  code
    .replace(
      /(?<![.#\w])((?:this\.#)?document)\.(add|remove)EventListener\(/g,
      'EventTarget.prototype.$2EventListener.call($1, ',
    )
    .replace(
      new RegExp(`(?<![.#\\w])document\\.(${creators}|createElementNS)\\(`, 'g'),
      'Document.prototype.$1.call(document, ',
    );
