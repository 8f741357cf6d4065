/** The options that differ between requests. */
type OwnInit = Pick<RequestInit, 'method' | 'headers' | 'signal' | 'credentials'>;

/** Fields that some runtimes refuse: older Workers know none of them, and jsdom has signals of its own. */
const optionalFields = ['mode', 'credentials', 'referrerPolicy', 'cache', 'signal'] as const;

/** Whether the runtime accepts these options. Where there is no `Request`, a custom `fetch` decides. */
const isAccepted = (init: RequestInit): boolean => {
  try {
    if (globalThis.Request) new Request('https://localhost', init);
    return true;
  } catch {
    return false;
  }
};

/**
 * The options of every request: no referrer, no cache, no redirect, and cookies for the own origin only,
 * unless `credentials` says otherwise. What the runtime does not accept is left out.
 */
export const requestInit = (own: OwnInit): RequestInit => {
  const init: RequestInit = {
    // The defaults are repeated because a document may have put other values on `Object.prototype`.
    method: 'GET',
    mode: 'cors',
    body: undefined,
    credentials: 'same-origin',
    redirect: 'manual',
    referrerPolicy: 'no-referrer',
    cache: 'no-store',
    ...own,
  };
  if (!isAccepted(init)) {
    for (const name of optionalFields) if (!isAccepted({ [name]: init[name] })) delete init[name];
  }
  return init;
};
