import { writeSync } from 'node:fs';

// Uses feeds in jsdom or happy-dom, as test runners set them up, each without some APIs. Prints how many rows they
// had, and every error, unhandled rejection and warning.
const [, , environment, ...missing] = process.argv;
const problems = [];
const addProblem = (error) => problems.push(String(error?.stack ?? error));
process.on('unhandledRejection', addProblem);
process.on('uncaughtException', addProblem);

/** What test runners leave as it is in Node. */
const kept =
  /^(global|globalThis|undefined|Infinity|NaN|eval|console|process|performance|crypto|queueMicrotask|structuredClone|set\w+|clear\w+|URL|URLSearchParams|TextEncoder|TextDecoder|Array|Object|Function|Error|\w+Error|Promise|Map|Set|WeakMap|WeakSet|WeakRef|FinalizationRegistry|Symbol|JSON|Math|Date|Intl|Number|String|Boolean|BigInt|RegExp|Reflect|Proxy|Atomics|WebAssembly|DataView|\w*Array\w*|\w*ArrayBuffer|escape|unescape|\w*URI\w*|is\w+|parse\w+|Iterator|AggregateError|atob|btoa|fetch|Request|Response|Headers)$/;

const createWindow = async () => {
  const url = 'http://localhost:3000/';
  if (environment === 'happy-dom') {
    const { Window } = await import('happy-dom');
    return new Window({ url });
  }
  const { JSDOM, VirtualConsole } = await import('jsdom');
  const virtualConsole = new VirtualConsole().on('jsdomError', addProblem);
  return new JSDOM('', { url, pretendToBeVisual: true, virtualConsole }).window;
};

const window = await createWindow();
for (let it = window; it && it !== Object.prototype; it = Object.getPrototypeOf(it)) {
  for (const name of Object.getOwnPropertyNames(it)) {
    if (kept.test(name)) continue;
    const found = window[name];
    const isMethod = typeof found === 'function' && !/^[A-Z]/.test(name);
    const value = isMethod ? found.bind(window) : found;
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  }
}

/** Deletes `a.b.c` from the window and from the globals, and from the prototypes that it is inherited from. */
const remove = (path) => {
  const removed = [];
  const names = path.split('.');
  const last = names.pop();
  // happy-dom itself needs its window's.
  const roots = last.startsWith('CSS') ? [globalThis] : [window, globalThis];
  for (const root of roots) {
    let holder = names.reduce((object, name) => object?.[name], root);
    for (; holder && holder !== Object.prototype; holder = Object.getPrototypeOf(holder)) {
      const descriptor = Object.getOwnPropertyDescriptor(holder, last);
      if (descriptor && Reflect.deleteProperty(holder, last)) removed.push([holder, descriptor]);
    }
  }
  return () => {
    for (const [holder, descriptor] of removed) Object.defineProperty(holder, last, descriptor);
  };
};

for (const name of ['warn', 'error']) console[name] = (...args) => addProblem(args.join(' '));

const next = (feed, type) =>
  new Promise((resolve) => feed.addEventListener(type, resolve, { once: true }));

/** Uses a feed, and returns how many rows it had. */
const rowsOfFeed = async () => {
  await import('../../dist/index.js');
  const { createSandbox } = await import('../../dist/sandbox/index.js');
  const sandbox = createSandbox();
  const feed = document.createElement('stamps-activity-feed');
  feed.innerHTML = '<template slot="survey"><b>[[title]]</b></template>';
  Object.assign(feed, {
    fetch: (input, init) => sandbox(new Request(input, init)),
    user: 'rina.wijaya@example.com',
    token: await sandbox.issueToken(),
    autoLoad: true,
    restore: true,
    refreshInterval: 60,
  });
  const rows = [];
  const count = async () => {
    await feed.updateComplete;
    rows.push(feed.shadowRoot.querySelectorAll('article').length);
  };

  const loaded = next(feed, 'stamps-load');
  document.body.append(feed);
  await loaded;
  await count();
  const button = feed.shadowRoot.querySelector('[part~=load-more]');
  button.focus();
  const more = next(feed, 'stamps-load');
  button.click();
  await more;
  await count();

  const article = feed.shadowRoot.querySelector('article');
  article.focus();
  for (const key of ['PageDown', 'PageUp', 'End', 'Home', 'Enter', ' ', 'Escape']) {
    const options = { key, bubbles: true, composed: true };
    article.dispatchEvent(new KeyboardEvent('keydown', options));
    article.dispatchEvent(new KeyboardEvent('keydown', { ...options, ctrlKey: true }));
  }
  for (const it of feed.shadowRoot.querySelectorAll('article button')) it.click();
  feed.groupBy = 'day';
  await feed.updateComplete;
  await feed.refresh();
  document.dispatchEvent(new Event('visibilitychange'));
  for (const type of ['pagehide', 'pageshow', 'online']) window.dispatchEvent(new Event(type));
  feed.remove();
  document.body.append(feed);
  await feed.updateComplete;
  feed.remove();
  // Errors of pending tasks have been reported after this one.
  await new Promise((resolve) => setImmediate(resolve));
  return rows;
};

const results = {};
process.on('exit', () => writeSync(1, JSON.stringify(results)));
for (const names of missing) {
  const restored = names.split(',').map(remove);
  results[names] = { rows: [], problems };
  results[names].rows = await rowsOfFeed();
  results[names].problems = problems.splice(0);
  for (const restore of restored) restore();
  sessionStorage.clear();
}
process.exit();
