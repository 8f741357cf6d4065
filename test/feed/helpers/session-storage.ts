/** The part of session storage that the tests need in Node, with a quota in characters. */
const createStorage = (quota: number) => {
  const items = new Map<string, string>();
  return {
    items,
    get length() {
      return items.size;
    },
    key: (index: number) => [...items.keys()][index] ?? null,
    getItem: (name: string) => items.get(name) ?? null,
    removeItem: (name: string) => void items.delete(name),
    setItem(name: string, text: string) {
      if (text.length > quota) throw new DOMException('Full', 'QuotaExceededError');
      items.set(name, text);
    },
  };
};

/** Gives each test of a suite an empty session storage. */
export function withSessionStorage() {
  let storage = createStorage(0);
  const install = (quota = 1_000_000) => {
    storage = createStorage(quota);
    Object.defineProperty(globalThis, 'sessionStorage', { value: storage, configurable: true });
  };
  beforeEach(() => install());
  afterEach(() => Reflect.deleteProperty(globalThis, 'sessionStorage'));
  return {
    install,
    get items() {
      return storage.items;
    },
  };
}
