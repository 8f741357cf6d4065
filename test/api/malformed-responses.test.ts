import { fc, generated } from '../support/properties.js';
import { validPages } from '../support/valid-pages.js';
import { wrongAnswers } from '../support/wire-mutations.js';
import { checkAnswer } from '../support/wire-rules.js';

/** Responses that failed once. */
const once: readonly string[] = [
  '{"activities":[{"id":1,"type":9},{"id":'.concat('['.repeat(20_000), ']'.repeat(20_000), '}]}'),
];

/**
 * Runs for a few seconds. `npm run fuzz` tries more. Browsers run the same code, so they try fewer.
 */
const runs = globalThis.process ? 2_000 : 200;

describe('a malformed response', function () {
  this.timeout(120_000);

  it('throws nothing but a FeedError, and yields only valid activities', async () => {
    const property = fc.asyncProperty(wrongAnswers(await validPages()), checkAnswer);
    await fc.assert(property, generated(runs, once));
  });
});
