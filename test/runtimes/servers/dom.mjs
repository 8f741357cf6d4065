// Shows a feed in jsdom or in happy-dom, as test runners set them up, and prints how many rows it has.
const [, , name] = process.argv;
const { STAMPS_API_URL: apiUrl, ACCESS_TOKEN: token, STAMPS_USER: user } = process.env;

/** What test runners leave as it is in Node. jsdom has no `fetch`. */
const kept =
  /^(global|globalThis|undefined|Infinity|NaN|eval|console|process|performance|crypto|queueMicrotask|structuredClone|set\w+|clear\w+|URL|URLSearchParams|TextEncoder|TextDecoder|Array|Object|Function|Error|\w+Error|Promise|Map|Set|WeakMap|WeakSet|WeakRef|FinalizationRegistry|Symbol|JSON|Math|Date|Intl|Number|String|Boolean|BigInt|RegExp|Reflect|Proxy|Atomics|WebAssembly|DataView|\w*Array\w*|\w*ArrayBuffer|escape|unescape|\w*URI\w*|is\w+|parse\w+|Iterator|AggregateError|fetch|Request|Response|Headers)$/;

const windowOf = async () => {
  if (name === 'happy-dom') {
    const { Window } = await import('happy-dom');
    return new Window({ url: 'http://localhost:3000/' });
  }
  const { JSDOM } = await import('jsdom');
  return new JSDOM('', { url: 'http://localhost:3000/', pretendToBeVisual: true }).window;
};

const window = await windowOf();
const names = new Set();
for (
  let object = window;
  object && object !== Object.prototype;
  object = Object.getPrototypeOf(object)
) {
  for (const key of Object.getOwnPropertyNames(object)) names.add(key);
}
for (const key of names) {
  if (kept.test(key)) continue;
  const value = window[key];
  const bound = typeof value === 'function' && !/^[A-Z]/.test(key) ? value.bind(window) : value;
  Object.defineProperty(globalThis, key, { value: bound, configurable: true, writable: true });
}

await import('stamps-activity-feed');
const feed = document.createElement('stamps-activity-feed');
Object.assign(feed, { apiUrl, token, user });
const loaded = new Promise((resolve, reject) => {
  feed.addEventListener('stamps-load', resolve);
  feed.addEventListener('stamps-error', ({ error }) => reject(error.cause ?? error));
});
document.body.append(feed);
await loaded;
const first = feed.shadowRoot.querySelectorAll('article').length;
await feed.loadMore();
console.log(`${first} ${feed.shadowRoot.querySelectorAll('article').length}`);
process.exit(0);
