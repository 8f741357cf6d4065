import autocannon, { type Result } from 'autocannon';
import { createActivityProxy } from '../../../src/proxy/index.js';
import { serve } from '../../../test/support/serve.js';
import { makeHistory } from '../history.js';
import { inTurn } from '../lab.js';
import { compare, type Part } from '../table.js';

const seconds = 2;

/** The proxy, beside a handler on the same server that only adds the token and passes the answer on. */
const measure: Part = async (_lab, rounds) => {
  const page = JSON.stringify({
    activities: (await makeHistory()).slice(0, 20),
    error_messages: [],
  });
  const api = await serve(
    async () => new Response(page, { headers: { 'Content-Type': 'application/json' } }),
  );
  const handler = createActivityProxy({
    apiUrl: `${api.origin}/api/v3`,
    token: 'token',
    secret: 'a secret of thirty-two characters',
    resolveUser: () => 'bench@example.com',
    requestsPerMinute: Number.POSITIVE_INFINITY,
  });
  const passThrough = async () => {
    const headers = { Authorization: 'Bearer token' };
    const response = await fetch(`${api.origin}/api/v3/activities?user=bench@example.com`, {
      headers,
    });
    return new Response(await response.text(), { headers: { 'Content-Type': 'application/json' } });
  };
  const server = await serve((request) =>
    request.url.includes('/stamps/') ? handler(request, undefined) : passThrough(),
  );
  const load = async (path: string): Promise<Result> => {
    const result = await autocannon({
      url: `${server.origin}${path}`,
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
    await server.stop();
    await api.stop();
  }
};

export default measure;
