import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { validPages } from '../test/support/valid-pages.js';
import { wrongAnswers } from '../test/support/wire-mutations.js';
import { checkAnswer } from '../test/support/wire-rules.js';

// npm run fuzz [-- --runs 100000] [-- --seed 42]: what test/api/malformed-responses.test.ts tries, for longer.
const { values } = parseArgs({
  options: { runs: { type: 'string', default: '100000' }, seed: { type: 'string' } },
});
const seed = Number(values.seed ?? Date.now() % 2 ** 31);
const numRuns = Number(values.runs);
console.log(`${numRuns} wrong answers, seed ${seed}`);

const begin = performance.now();
await fc.assert(fc.asyncProperty(wrongAnswers(await validPages()), checkAnswer), { seed, numRuns });
console.log(`All is as it must be, after ${Math.round((performance.now() - begin) / 1000)} s.`);
