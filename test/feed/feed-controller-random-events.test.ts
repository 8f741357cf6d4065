import { replaced } from '../api/harness.js';
import { fc, generated } from '../support/properties.js';
import type { Scenario, Step } from './helpers/scenario.js';
import { runScenario } from './helpers/scenario.js';
import { withWindowEvents } from './helpers/window-events.js';

const number = fc.nat({ max: 200 });
const one = <const Name extends string>(...names: readonly Name[]) =>
  fc.tuple(fc.constantFrom(...names));

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.tuple(fc.constant('respond' as const), fc.nat({ max: 3 })) },
  { weight: 5, arbitrary: one('loadMore', 'refresh', 'retry') },
  { weight: 3, arbitrary: one('disconnect', 'connect', 'pagehide', 'pageshow', 'online') },
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

const scenarios = (access: Scenario['access']): fc.Arbitrary<Scenario> =>
  fc.record({
    access: fc.constant(access),
    sizes: fc.array(fc.nat({ max: 65 }), { minLength: 4, maxLength: 4 }),
    steps: fc.array(step, { maxLength: 40 }),
  });

/** Scenarios that failed once, by access. */
const regressions: readonly Scenario[] = [
  // An activity that was inserted late was on top after a refresh.
  { access: 'token', sizes: [3, 0, 0, 0], steps: [['insert', 1]] },
  { access: 'proxy', sizes: [1, 0, 0, 0], steps: [['insert', 7]] },
  // The first page fails while other calls wait for it.
  {
    access: 'getToken',
    sizes: [0, 21, 21, 0],
    steps: [['retry'], ['respond', 3], ['arrive', 87], ['fail', 0, 'network'], ['refresh']],
  },
];

describe('a feed with random events in random order', function () {
  this.timeout(300_000);
  replaced(Math, 'random', () => 0);
  const page = withWindowEvents();

  for (const access of ['token', 'getToken', 'proxy'] as const) {
    it(`shows each member only their own rows, once and in order (${access})`, async () => {
      const property = fc.asyncProperty(scenarios(access), (scenario) =>
        runScenario(scenario, page.dispatch),
      );
      const examples = regressions.filter((scenario) => scenario.access === access);
      await fc.assert(property, generated(60, examples));
    });
  }
});
