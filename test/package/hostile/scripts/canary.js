/** Searches a page for a text, wherever a script, an extension or a log could find it. */
(() => {
  const heard = [];
  const logged = [];
  const types = ['stamps-load', 'stamps-error', 'stamps-end', 'error', 'unhandledrejection'];
  for (const type of [...types, 'securitypolicyviolation', 'message', 'storage']) {
    addEventListener(type, (event) => heard.push(event), true);
  }
  for (const [name, log] of Object.entries(console)) {
    if (typeof log !== 'function') continue;
    console[name] = (...texts) => {
      logged.push(texts);
      log.apply(console, texts);
    };
  }

  // Retries start at once, and a fast clock ends long delays.
  Math.random = () => 0;
  const { setTimeout } = window;
  window.setTimeout = (call, delay = 0, ...rest) =>
    setTimeout(call, canary.isWoundUp && delay > 5000 ? 50 : delay, ...rest);

  const roots = (root) =>
    [...root.querySelectorAll('*')].flatMap((element) => {
      const inner = element.shadowRoot;
      const content = element.content instanceof DocumentFragment ? roots(element.content) : [];
      return [...content, ...(inner ? [inner, ...roots(inner)] : [])];
    });

  const namesOf = (value) => {
    const names = new Set();
    for (let at = value; at && at !== Object.prototype; at = Object.getPrototypeOf(at)) {
      if (at === HTMLElement.prototype || at === Event.prototype) break;
      for (const name of Reflect.ownKeys(at)) names.add(name);
    }
    return [...names];
  };

  /** Whether a value contains one of the texts, also in properties of functions. */
  const contains = (value, texts, seen) => {
    if (typeof value === 'string') return texts.some((text) => value.includes(text));
    if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return false;
    if (seen.has(value) || value === window || value === canary) return false;
    seen.add(value);
    if (value instanceof Node && value.localName !== 'stamps-activity-feed') return false;
    if (value instanceof Map || value instanceof Set || value instanceof Headers) {
      if ([...value].some((entry) => contains(entry, texts, seen))) return true;
    }
    return namesOf(value).some((name) => {
      if (contains(String(name), texts, seen)) return true;
      try {
        return contains(Reflect.get(value, name), texts, seen);
      } catch (error) {
        return contains(error, texts, seen);
      }
    });
  };

  let bareNames;

  /** The names of the globals in a page without scripts. */
  const namesOfBarePage = () => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const names = new Set(Reflect.ownKeys(frame.contentWindow));
    frame.remove();
    return names;
  };

  /** The globals that a page without scripts does not have. */
  const globals = () => {
    bareNames ??= namesOfBarePage();
    return Object.fromEntries(
      Reflect.ownKeys(window)
        .filter((name) => !bareNames.has(name) && Number.isNaN(Number(String(name))))
        .map((name) => [name, window[name]]),
    );
  };

  const places = (feed) => ({
    document: document.documentElement.getHTML({ shadowRoots: roots(document) }),
    markup: feed.outerHTML + feed.cloneNode(true).outerHTML,
    shadow: feed.shadowRoot?.innerHTML,
    feed,
    error: feed.error,
    activities: feed.activities,
    diagnostics: feed.diagnostics(),
    json: JSON.stringify([feed.activities, feed.error, feed.diagnostics()]),
    // Later messages are found by the next search.
    heard: heard.splice(0),
    logged: logged.splice(0),
    storage: [{ ...localStorage }, { ...sessionStorage }, document.cookie],
    history: [history.state, location.href, document.title, document.referrer, window.name],
    performance: JSON.stringify(performance.getEntries()),
    globals: globals(),
  });

  window.canary = {
    isWoundUp: false,
    heard,
    /** The names of the places that contain one of the texts. */
    search: (feed, texts) =>
      Object.entries(places(feed)).flatMap(([name, value]) =>
        contains(value, texts, new Set()) ? [name] : [],
      ),
  };
})();
