import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import autocannon, { type Result } from 'autocannon';
import { createActivityProxy, type NodeRequest, toNodeListener } from '../../../src/proxy/index.js';
import { serve } from '../../../test/support/serve.js';
import { makeHistory } from '../history.js';
import { inTurn } from '../lab.js';
import { compare, type Part } from '../table.js';

const seconds = 2;

/**
 * The proxy, beside a bare pass-through on the same server in the same run: it adds the token, and streams
 * the body back.
 */
const measure: Part = async (_lab, rounds) => {
  const page = JSON.stringify({
    activities: (await makeHistory()).slice(0, 20),
    error_messages: [],
  });
  const api = await serve(
    async () => new Response(page, { headers: { 'Content-Type': 'application/json' } }),
  );
  const token = 'a-token-as-long-as-real-ones-or-nearly';
  const proxy = createActivityProxy<NodeRequest>({
    apiUrl: `${api.origin}/api/v3`,
    token,
    secret: 'a secret of thirty-two characters',
    resolveUser: () => 'bench@example.com',
    requestsPerMinute: 1e9,
  });
  const listener = toNodeListener(proxy);
  const passThrough = async (outgoing: ServerResponse) => {
    const headers = { Authorization: `Bearer ${token}` };
    const response = await fetch(`${api.origin}/api/v3/activities?user=bench@example.com`, {
      headers,
    });
    outgoing.writeHead(response.status, { 'Content-Type': 'application/json' });
    if (response.body) Readable.fromWeb(response.body as never).pipe(outgoing);
  };
  const server = createServer((incoming, outgoing) =>
    incoming.url?.startsWith('/stamps/') ? listener(incoming, outgoing) : passThrough(outgoing),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const load = async (path: string): Promise<Result> => {
    const result = await autocannon({
      url: `${origin}${path}`,
      headers: { 'Sec-Fetch-Site': 'same-origin' },
      connections: 20,
      duration: seconds,
      workers: 1,
    });
    if (result.non2xx + result.errors > 0 || result['2xx'] === 0) {
      throw new Error(`${path}: ${result.non2xx} answers were not 200, ${result.errors} failed.`);
    }
    return result;
  };
  try {
    const paths = { ours: '/stamps/activities', bare: '/bare/activities' };
    const loadOf = (which: 'ours' | 'bare') => load(paths[which]);
    // The first requests compile code.
    await inTurn(1, ['ours', 'bare'] as const, loadOf);
    const { ours, bare } = await inTurn(
      Math.max(1, Math.round(rounds / 3)),
      ['ours', 'bare'] as const,
      loadOf,
    );
    const figure = (what: string, unit: '/s' | 'ms', read: (of: Result) => number) =>
      compare(what, unit, ours.map(read), bare.map(read), 'pass-through');
    return [
      figure('proxy: requests', '/s', ({ requests }) => requests.average),
      figure('proxy: 99th percentile', 'ms', ({ latency }) => latency.p99),
    ];
  } finally {
    server.closeAllConnections();
    server.close();
    await api.stop();
  }
};

export default measure;
