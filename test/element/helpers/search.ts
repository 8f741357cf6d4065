/**
 * Whether a value contains a text at any depth: in strings, properties, getters or its prototype.
 * Nodes are left out, because tests search their markup separately.
 */
export function contains(value: unknown, text: string, seen = new Set<unknown>()): boolean {
  if (typeof value === 'string') return value.includes(text);
  if (typeof value === 'function' || typeof value !== 'object' || value === null) return false;
  if (seen.has(value) || value instanceof Node || value instanceof Window) return false;
  seen.add(value);
  if (value instanceof Map || value instanceof Headers) {
    if ([...value].some((entry) => contains(entry, text, seen))) return true;
  }
  return propertiesOf(value).some((name) => {
    return String(name).includes(text) || contains(Reflect.get(value, name), text, seen);
  });
}

function propertiesOf(value: object): PropertyKey[] {
  const names = new Set<PropertyKey>();
  for (let at: object | null = value; at && at !== Object.prototype; at = prototypeOf(at)) {
    for (const name of Reflect.ownKeys(at)) names.add(name);
  }
  return [...names];
}

const prototypeOf = (value: object): object | null => Object.getPrototypeOf(value);
