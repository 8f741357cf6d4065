import { fc, generated } from '../support/properties.js';
import { rightPages } from '../support/right-pages.js';
import { wrongAnswers } from '../support/wire-mutations.js';
import { checkAnswer } from '../support/wire-rules.js';

/** Answers that went wrong once. */
const once: readonly string[] = [
  '{"activities":[{"id":1,"type":9},{"id":'.concat('['.repeat(20_000), ']'.repeat(20_000), '}]}'),
];

/** Enough for a few seconds; `npm run fuzz` tries more. A browser runs the same code, so it tries fewer. */
const runs = globalThis.process ? 2_000 : 200;

describe('wrong answers', function () {
  this.timeout(120_000);

  it('never throw but a FeedError, and everything in them that is an activity is one', async () => {
    const property = fc.asyncProperty(wrongAnswers(await rightPages()), checkAnswer);
    await fc.assert(property, generated(runs, once));
  });
});
