/** The part of a tab's storage that Node lacks, with room for so many characters. */
const storage = (room: number) => {
  const items = new Map<string, string>();
  return {
    items,
    getItem: (name: string) => items.get(name) ?? null,
    removeItem: (name: string) => void items.delete(name),
    setItem(name: string, text: string) {
      if (text.length > room) throw new DOMException('Full', 'QuotaExceededError');
      items.set(name, text);
    },
  };
};

/** Gives each of a suite's tests a tab whose storage is empty. */
export function withTab() {
  let tab = storage(0);
  const put = (room = 1_000_000) => {
    tab = storage(room);
    Object.defineProperty(globalThis, 'sessionStorage', { value: tab, configurable: true });
  };
  beforeEach(() => put());
  afterEach(() => Reflect.deleteProperty(globalThis, 'sessionStorage'));
  return {
    put,
    get items() {
      return tab.items;
    },
  };
}
