/** Window events that Node's global object does not dispatch. */
export type PageEvent = 'pagehide' | 'pageshow' | 'online';

/** Gives the tests of a suite a window whose events they can dispatch. */
export function withWindowEvents() {
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
    /** @param persisted whether the page enters, or comes from, the back/forward cache. */
    dispatch(type: PageEvent | 'visibilitychange', persisted = true) {
      page.dispatchEvent(Object.assign(new Event(type), { persisted }));
    },
  };
}
