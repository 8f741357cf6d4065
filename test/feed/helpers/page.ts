/** The events that Node's global object, unlike a browser's, does not tell of. */
export type PageEvent = 'pagehide' | 'pageshow' | 'online';

/** Gives a suite's tests a page whose events can be dispatched. */
export function withPage() {
  let page = new EventTarget();
  beforeEach(() => {
    page = new EventTarget();
    Object.assign(globalThis, {
      addEventListener: page.addEventListener.bind(page),
      removeEventListener: page.removeEventListener.bind(page),
    });
  });
  afterEach(() => {
    Reflect.deleteProperty(globalThis, 'addEventListener');
    Reflect.deleteProperty(globalThis, 'removeEventListener');
  });
  return {
    /** @param persisted whether the page is, or was, in the back/forward cache. */
    dispatch(type: PageEvent | 'visibilitychange', persisted = true) {
      page.dispatchEvent(Object.assign(new Event(type), { persisted }));
    },
  };
}
