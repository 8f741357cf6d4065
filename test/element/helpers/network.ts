/** A request that a feed sent. */
export interface Sent {
  readonly url: URL;
  /** The whole `Authorization` header. */
  readonly authorization: string | null;
  readonly init: RequestInit;
}

/** What holds answers back, until it is opened. */
export interface Gate {
  /** Holds nothing more; what it holds stays held. */
  pass(): void;
  /** Lets go of everything that it holds. */
  open(): void;
}

/** The way between a feed and the sandbox. */
export interface Network {
  readonly fetch: typeof fetch;
  /** The requests so far, oldest first. */
  readonly sent: readonly Sent[];
  /**
   * Holds the answers of the requests that come from now on. They come whatever their signal says: a
   * feed has to ignore what it no longer wants.
   */
  hold(): Gate;
  /** How many held answers have been handed over to a feed. */
  readonly handedOver: number;
}

/** A network that passes everything on to the real one and remembers it; see {@link Network.hold}. */
export function createNetwork(): Network {
  const sent: Sent[] = [];
  let held: Promise<void> | undefined;
  let handedOver = 0;
  return {
    sent,
    get handedOver() {
      return handedOver;
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
      const { status, headers, body } = await fetched(input, init);
      await gate;
      handedOver += 1;
      return new Response(body, { status, headers });
    },
  };
}

/** An answer that is all here, so that it can be handed over at once. */
async function fetched(input: RequestInfo | URL, init: RequestInit) {
  const answer = await fetch(input, { ...init, signal: null });
  return { status: answer.status, headers: answer.headers, body: await answer.text() };
}

/**
 * A fetch for answers that the sandbox can't give: each request gets the next body, and the last one
 * again from then on. A text is sent word for word, anything else as JSON.
 */
export function answering(...bodies: readonly unknown[]): typeof fetch {
  let n = 0;
  return async () => {
    const body = bodies[Math.min(n++, bodies.length - 1)];
    return new Response(typeof body === 'string' ? body : JSON.stringify(body), {
      headers: { 'Content-Type': 'application/json' },
    });
  };
}

/** `answering` with one page of these activities. */
export const activities = (...list: readonly unknown[]): typeof fetch =>
  answering({ activities: list });
