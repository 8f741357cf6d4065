/** A page that freezes what everything on it inherits from, as hardened ones do. */
for (const name of Object.getOwnPropertyNames(globalThis)) {
  const { value } = Object.getOwnPropertyDescriptor(globalThis, name);
  if (typeof value === 'function' && value.prototype) Object.freeze(value.prototype);
}
