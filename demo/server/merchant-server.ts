import type { Sandbox } from '../../src/sandbox/index.js';
import type { Handler } from './node-listener.js';

/** Whose session it is unless the cookie says otherwise. */
const defaultMember = 'rina.wijaya@example.com';

/** What the page may ask for, beside the sandbox's own switches. Whose activities it sees is not among it. */
const passedOn = ['older_than', 'merchant_id'];
const switches = 'sandbox_';

/** What the page gets to see of the answer's headers. */
const handedBack = ['Content-Type', 'Retry-After', 'Location'];

const signedIn = (request: Request): string => {
  const [, member] = /(?:^|; *)member=([^;]+)/.exec(request.headers.get('Cookie') ?? '') ?? [];
  return member ? decodeURIComponent(member) : defaultMember;
};

const queryOf = (request: Request): URLSearchParams => {
  const query = new URLSearchParams({ user: signedIn(request) });
  for (const [name, value] of new URL(request.url).searchParams) {
    if (passedOn.includes(name) || name.startsWith(switches)) query.append(name, value);
  }
  return query;
};

/**
 * The merchant's own server, as the demo has it: it knows who is signed in by a cookie, keeps the token
 * to itself, and passes the answer on. `/stamps/activities` asks the sandbox for `/api/v3/activities`.
 */
export function merchantServer(sandbox: Sandbox): Handler {
  return async (request) => {
    const { origin, pathname } = new URL(request.url);
    const path = pathname.replace(/^\/stamps\//, '/api/v3/');
    const answer = await sandbox(
      new Request(`${origin}${path}?${queryOf(request)}`, {
        method: request.method,
        headers: { Authorization: `Bearer ${await sandbox.token()}` },
        signal: request.signal,
      }),
    );
    // That is how the sandbox says that the network failed; it has neither headers nor a status.
    if (answer.type === 'error') return answer;
    const headers = new Headers({ 'Cache-Control': 'private, no-store' });
    for (const name of handedBack) {
      const value = answer.headers.get(name);
      if (value) headers.set(name, value);
    }
    return new Response(answer.body, { status: answer.status, headers });
  };
}
