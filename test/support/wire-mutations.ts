import { fc } from './properties.js';

/** A JSON value. */
export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

const names = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'then',
  'toJSON',
  'length',
  'id',
  'type',
  'created',
  'notes',
  'status',
  'activities',
  'error_messages',
  'stamps',
  '',
  '\u0000',
  'ａｃｔｉｖｉｔｉｅｓ',
];

const numbers = [
  0,
  -0,
  -1,
  0.1,
  1e-320,
  1e308,
  -1e308,
  1e21,
  2 ** 31,
  2 ** 53,
  2 ** 53 + 2,
  -(2 ** 53),
  1e11 + 1,
  -62135596801,
  8.64e15,
  8.64e12 + 1,
  -8.64e12,
];

const texts = [
  '',
  ' ',
  'NaN',
  'Infinity',
  '-Infinity',
  'undefined',
  'null',
  '1e999',
  '0x10',
  '+5',
  ' 12 ',
  '9007199254740993',
  '99999999999999999999999999',
  '00017',
  '٣',
  '1,000',
  '10.',
  '2026-02-31',
  '2026-13-01T00:00:00',
  '2026-01-01 10:00:00+07',
  '+275760-09-13T00:00:00.001Z',
  '0000-00-00',
  'T',
  '2026-01-01T25:61:61',
  '\u0000\u202E\uD83D',
  'é'.repeat(300),
  '<img src=x onerror=alert(1)>',
  '[[raw.constructor]]',
  '{{2}}',
];

const nested = (depth: number, inObjects: boolean): Json => {
  let value: Json = 1;
  for (let n = 0; n < depth; n++) value = inObjects ? { a: value } : [value];
  return value;
};

/** Creates unexpected values. Each call creates new ones, because other mutations change them. */
const odd: fc.Arbitrary<() => Json> = fc.oneof(
  fc
    .constantFrom('null', 'true', 'false', '[]', '{}', '[null]', '[[]]', '{"id":1}', '[{"id":1}]')
    .map((text) => () => JSON.parse(text)),
  fc.constantFrom<Json>(...numbers, ...texts).map((value) => () => value),
  fc.tuple(fc.constantFrom(40, 40, 6000), fc.boolean()).map(
    ([depth, inObjects]) =>
      () =>
        nested(depth, inObjects),
  ),
  fc
    .array(fc.nat({ max: 0xffff }), { maxLength: 20 })
    .map((units) => () => String.fromCharCode(...units)),
  fc.json().map((text) => () => JSON.parse(text)),
);

const written = (body: Json): string => {
  try {
    return JSON.stringify(body) ?? 'null';
  } catch {
    // Nested too deeply for JSON.stringify, so it is written by hand.
    return `{"activities":[{"id":1,"type":0,"transaction":${'['.repeat(6000)}${']'.repeat(6000)}}]}`;
  }
};

/** One mutation of the body. Its location is the number of a value in the body. */
type Mutation = (body: Json, at: number) => Json;

interface Location {
  readonly holder: Json[] | { [name: string]: Json };
  readonly name: string;
}

/** Every location in a body that has a value. */
const locationsIn = (body: Json, depth = 0): Location[] => {
  if (typeof body !== 'object' || body === null || depth > 8) return [];
  return Object.keys(body).flatMap((name) => [
    { holder: body, name },
    ...locationsIn(Reflect.get(body, name), depth + 1),
  ]);
};

const put = (holder: object, name: string, value: Json) =>
  // Assigning to "__proto__" would set the prototype instead.
  Object.defineProperty(holder, name, {
    value,
    configurable: true,
    enumerable: true,
    writable: true,
  });

const atLocation =
  (change: (location: Location, locations: readonly Location[]) => void): Mutation =>
  (body, at) => {
    const locations = locationsIn(body);
    const location = locations[at % Math.max(locations.length, 1)];
    if (location) change(location, locations);
    return body;
  };

const remove = ({ holder, name }: Location) => {
  if (Array.isArray(holder)) holder.splice(Number(name), 1);
  else Reflect.deleteProperty(holder, name);
};

const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  {
    weight: 6,
    arbitrary: odd.map((make) =>
      atLocation((location) => put(location.holder, location.name, make())),
    ),
  },
  { weight: 2, arbitrary: fc.constant(atLocation(remove)) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(...names).map((name) =>
      atLocation((location) => {
        const value = Reflect.get(location.holder, location.name);
        remove(location);
        if (Array.isArray(location.holder)) location.holder.push(value);
        else put(location.holder, name, value);
      }),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(fc.constantFrom(...names), odd).map(([name, make]) =>
      atLocation(({ holder }) => {
        if (Array.isArray(holder)) holder.push(make());
        else put(holder, name, make());
      }),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.nat().map((other) =>
      atLocation((location, locations) => {
        const from = locations[other % locations.length];
        if (!from) return;
        const copy = JSON.parse(written(Reflect.get(from.holder, from.name)));
        if (Array.isArray(location.holder)) location.holder.push(copy);
        else put(location.holder, location.name, copy);
      }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Mutation>(
      (body) => [body],
      (body) => ({ data: body }),
      (body) => Object(body).activities ?? null,
      (body) => ({ activities: { results: Object(body).activities ?? null } }),
      (body) => written(body),
      (body) => ({ ...Object(body), activities: [[Object(body).activities ?? null]] }),
    ),
  },
);

/** What happens to the text in transit. */
const scar: fc.Arbitrary<(text: string) => string> = fc.oneof(
  { weight: 12, arbitrary: fc.constant((text: string) => text) },
  {
    weight: 1,
    arbitrary: fc.nat().map((n) => (text: string) => text.slice(0, n % (text.length + 1))),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      (text: string) => `\uFEFF${text}`,
      (text: string) => `${text}${text}`,
      (text: string) => text.replaceAll('":', '": -'),
      (text: string) => text.replace(/\d+/, 'NaN'),
      (text: string) => text.replace(/"id":/, '"id":1,"id":'),
      (text: string) => `)]}',\n${text}`,
      (text: string) => text.replaceAll('"', "'"),
      () => '',
    ),
  },
);

/** The text of a response: a page with up to five mutations. */
export const wrongAnswers = (pages: readonly string[]): fc.Arbitrary<string> =>
  fc
    .record({
      page: fc.constantFrom(...pages),
      mutations: fc.array(fc.tuple(mutation, fc.nat()), { maxLength: 5 }),
      scar,
    })
    .map(({ page, mutations, scar: wound }) => {
      let body = JSON.parse(page) as Json;
      for (const [mutate, at] of mutations) body = mutate(body, at);
      return wound(written(body));
    });
