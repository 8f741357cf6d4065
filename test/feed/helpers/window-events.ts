/** Events of a window that Node's global object does not dispatch. */
export type PageEvent = 'pagehide' | 'pageshow' | 'online';

/** Gives the tests of a suite a document and a window, whose events they can dispatch. */
export function withWindowEvents() {
  let page = new EventTarget();
  let document = new EventTarget();
  beforeEach(() => {
    page = new EventTarget();
    document = Object.assign(new EventTarget(), { defaultView: page, visibilityState: 'visible' });
    Object.assign(globalThis, { document });
  });
  afterEach(() => {
    Reflect.deleteProperty(globalThis, 'document');
  });
  return {
    /** @param persisted whether the page enters, or comes from, the back/forward cache. */
    dispatch(type: PageEvent, persisted = true) {
      page.dispatchEvent(Object.assign(new Event(type), { persisted }));
    },
    /** Hides the document, or makes it visible again. */
    setHidden(hidden: boolean) {
      Object.assign(document, { visibilityState: hidden ? 'hidden' : 'visible' });
      document.dispatchEvent(new Event('visibilitychange'));
    },
  };
}
