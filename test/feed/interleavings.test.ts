import { replaced } from '../api/harness.js';
import { fc, generated } from '../support/properties.js';
import { withPage } from './helpers/page.js';
import type { Step, Story } from './helpers/story.js';
import { play } from './helpers/story.js';

const number = fc.nat({ max: 200 });
const one = <const Name extends string>(...names: readonly Name[]) =>
  fc.tuple(fc.constantFrom(...names));

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.tuple(fc.constant('answer' as const), fc.nat({ max: 3 })) },
  { weight: 5, arbitrary: one('loadMore', 'refresh', 'retry') },
  { weight: 3, arbitrary: one('leave', 'comeBack', 'pagehide', 'pageshow', 'online') },
  { weight: 2, arbitrary: one('signOut', 'renew') },
  {
    weight: 4,
    arbitrary: fc.tuple(fc.constantFrom('show' as const, 'merchant', 'signIn'), fc.nat({ max: 3 })),
  },
  {
    weight: 4,
    arbitrary: fc.tuple(fc.constantFrom('arrive' as const, 'insert', 'change'), number),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(
      fc.constant('fail' as const),
      fc.nat({ max: 3 }),
      fc.constantFrom('network' as const, 'unavailable', 'refused', 'cut'),
    ),
  },
);

const stories = (access: Story['access']): fc.Arbitrary<Story> =>
  fc.record({
    access: fc.constant(access),
    sizes: fc.array(fc.nat({ max: 65 }), { minLength: 4, maxLength: 4 }),
    steps: fc.array(step, { maxLength: 40 }),
  });

/** Stories that went wrong once, by the access that they are about. */
const once: readonly Story[] = [
  // One that came late stood on top after a refresh.
  { access: 'token', sizes: [3, 0, 0, 0], steps: [['insert', 1]] },
  { access: 'proxy', sizes: [1, 0, 0, 0], steps: [['insert', 7]] },
  // A first page under way that fails, with calls that wait for it.
  {
    access: 'getToken',
    sizes: [0, 21, 21, 0],
    steps: [['retry'], ['answer', 3], ['arrive', 87], ['fail', 0, 'network'], ['refresh']],
  },
];

describe('a feed, whatever happens in whatever order', function () {
  this.timeout(300_000);
  replaced(Math, 'random', () => 0);
  const page = withPage();

  for (const access of ['token', 'getToken', 'proxy'] as const) {
    it(`shows each member their own rows, each once and in order (${access})`, async () => {
      const property = fc.asyncProperty(stories(access), (story) => play(story, page.dispatch));
      const examples = once.filter((story) => story.access === access);
      await fc.assert(property, generated(60, examples));
    });
  }
});
