/** A request of a feed. */
export interface SentRequest {
  readonly url: URL;
  /** The `Authorization` header. */
  readonly authorization: string | null;
  readonly init: RequestInit;
}

/** Holds responses back until it is opened. */
export interface Gate {
  /** Stops holding further responses; those that are held stay held. */
  pass(): void;
  /** Releases all held responses. */
  open(): void;
}

/** The network between a feed and the sandbox. */
export interface Network {
  readonly fetch: typeof fetch;
  /** The requests so far, oldest first. */
  readonly sent: readonly SentRequest[];
  /**
   * Holds the responses to further requests. They arrive even if the request is aborted, so that a
   * feed has to ignore what it no longer needs.
   */
  hold(): Gate;
  /** The number of held responses that were delivered to a feed. */
  readonly deliveredCount: number;
}

/** A network that forwards requests to the real one and records them; see {@link Network.hold}. */
export function createNetwork(): Network {
  const sent: SentRequest[] = [];
  let held: Promise<void> | undefined;
  let deliveredCount = 0;
  return {
    sent,
    get deliveredCount() {
      return deliveredCount;
    },
    hold() {
      let open!: () => void;
      const gate = new Promise<void>((resolve) => {
        open = resolve;
      });
      held = gate;
      const pass = () => {
        if (held === gate) held = undefined;
      };
      return {
        pass,
        open() {
          pass();
          open();
        },
      };
    },
    async fetch(input, init = {}) {
      const url = new URL(input instanceof Request ? input.url : input, location.href);
      sent.push({ url, authorization: new Headers(init.headers).get('Authorization'), init });
      if (!held) return fetch(input, init);
      const gate = held;
      const { status, headers, body } = await fetchWhole(input, init);
      await gate;
      deliveredCount += 1;
      return new Response(body, { status, headers });
    },
  };
}

/** A complete response, so that it can be delivered at once. */
async function fetchWhole(input: RequestInfo | URL, init: RequestInit) {
  const response = await fetch(input, { ...init, signal: null });
  return { status: response.status, headers: response.headers, body: await response.text() };
}

/**
 * A fetch for responses that the sandbox cannot send. It sends each body in order and repeats the
 * last one. A string is sent as it is, anything else as JSON.
 */
export function respondWith(...bodies: readonly unknown[]): typeof fetch {
  let n = 0;
  return async () => {
    const body = bodies[Math.min(n++, bodies.length - 1)];
    return new Response(typeof body === 'string' ? body : JSON.stringify(body), {
      headers: { 'Content-Type': 'application/json' },
    });
  };
}

/** A fetch that responds with one page of these activities. */
export const activities = (...list: readonly unknown[]): typeof fetch =>
  respondWith({ activities: list });
