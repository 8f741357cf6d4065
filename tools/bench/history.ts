import { createHistory } from '../../src/sandbox/history/history.js';
import { mainGroup } from '../../src/sandbox/members/merchants.js';
import { defaultNow } from '../../src/sandbox/options.js';

/** Whose history it is. */
export const user = 'bench@example.com';

/** A little more than is grown to: what is measured there needs further pages. */
const count = 10_400;

/** A long life as a customer, as the sandbox makes them up: ten years in five shops. */
export const history = createHistory({
  seed: 6,
  count,
  days: 3_650,
  now: defaultNow / 1000,
  firstId: 6_000_000,
  merchants: mainGroup,
});
