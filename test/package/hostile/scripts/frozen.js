/** Freezes the prototypes of the built-ins, as hardened pages do. */
for (const name of Object.getOwnPropertyNames(globalThis)) {
  const { value } = Object.getOwnPropertyDescriptor(globalThis, name);
  if (typeof value === 'function' && value.prototype) Object.freeze(value.prototype);
}
