import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { newerNode } from './newer-node.js';

const run = promisify(execFile);

/** What test environments lack, or have lacked. A comma joins what is missing together. */
const missing = [
  '',
  'matchMedia',
  'ResizeObserver',
  'IntersectionObserver',
  'MutationObserver',
  'HTMLElement.prototype.attachInternals',
  'ElementInternals.prototype.states',
  'CSS',
  'Element.prototype.scrollIntoView',
  'Element.prototype.checkVisibility',
  'Element.prototype.getAnimations,Element.prototype.animate',
  'Element.prototype.scrollBy,scrollBy,scrollTo',
  'sessionStorage',
  'navigation',
  'navigator',
  'navigator.clipboard',
  'performance.getEntriesByType',
  'AbortSignal.any,AbortSignal.timeout',
  'requestIdleCallback',
];

/** What Lit looks for when it is imported, and therefore needs a process of its own. */
const styleSheets =
  'Document.prototype.adoptedStyleSheets,ShadowRoot.prototype.adoptedStyleSheets,CSSStyleSheet';

for (const environment of ['jsdom', 'happy-dom']) {
  describe(`a feed in ${environment}`, function () {
    this.timeout(120_000);
    // happy-dom itself uses it.
    const all = environment === 'jsdom' ? [...missing, 'CSS.supports'] : missing;
    let results: Readonly<Record<string, unknown>>;

    const use = async (...names: readonly string[]) => {
      const args = ['test/environments/missing-apis.mjs', environment, ...names];
      const { stdout } = await run(newerNode, args, { timeout: 100_000 });
      return JSON.parse(stdout);
    };

    before(async () => {
      results = { ...(await use(...all)), ...(await use(styleSheets)) };
    });

    for (const names of [...all, styleSheets]) {
      it(`shows, pages and reports its rows without ${names || 'changes'}`, () => {
        expect(results[names]).to.deep.equal({ rows: [20, 40], problems: [] });
      });
    }
  });
}
