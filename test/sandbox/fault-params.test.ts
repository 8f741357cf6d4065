import { expect } from 'chai';
import {
  createSandbox,
  type FaultBody,
  faultBodies,
  faultParams,
  faultStatuses,
  parseFaults,
  type SandboxFaults,
  SandboxFaultsError,
} from '../../src/sandbox/index.js';
import { type ApiError, createClient } from './client.js';

const allFaults: Required<SandboxFaults> = {
  latency: [200, 800],
  status: 503,
  retryAfter: 'Wed, 21 Oct 2026 07:28:00 GMT',
  exposeRetryAfter: false,
  body: 'wrong-shape',
  errorMessages: 'Ada baris rusak & hilang',
  cursor: 'stuck',
  repeat: 3,
  arrivals: 2,
  redirect: true,
  slash: 'required',
  slashStatus: 308,
  slashPreflight: true,
  noCors: true,
  times: 2,
  page: 'more',
};

describe('sandbox: fault parameters', () => {
  it('write every fault as a parameter and read it back', () => {
    const params = faultParams(allFaults);
    expect(parseFaults(params)).to.deep.equal(allFaults);
    expect([...params.keys()]).to.deep.equal([
      'sandbox_latency',
      'sandbox_status',
      'sandbox_retry_after',
      'sandbox_expose_retry_after',
      'sandbox_body',
      'sandbox_error_messages',
      'sandbox_cursor',
      'sandbox_repeat',
      'sandbox_arrivals',
      'sandbox_redirect',
      'sandbox_slash',
      'sandbox_slash_status',
      'sandbox_slash_preflight',
      'sandbox_no_cors',
      'sandbox_times',
      'sandbox_page',
    ]);
  });

  it('survive a round trip through a URL', () => {
    const url = new URL(`https://stamps.test/?${faultParams(allFaults)}&user=a`);
    expect(parseFaults(url.searchParams)).to.deep.equal(allFaults);
  });

  for (const faults of [
    {},
    { latency: 0 },
    { latency: 250 },
    { latency: [5, 5] },
    { redirect: false, exposeRetryAfter: true, noCors: false },
    { times: 0, arrivals: 0 },
    ...faultStatuses.map((status) => ({ status })),
    ...faultBodies.map((body: FaultBody) => ({ body })),
  ] satisfies SandboxFaults[]) {
    it(`round-trip ${JSON.stringify(faults)}`, () => {
      expect(parseFaults(faultParams(faults))).to.deep.equal(faults);
    });
  }

  it('ignore other parameters and the session', () => {
    const params = new URLSearchParams('user=a&sandbox_session=b&_wpnonce=c&older_than=7');
    expect(parseFaults(params)).to.deep.equal({});
  });

  it('accept 1 and 0 for true and false', () => {
    const params = new URLSearchParams('sandbox_redirect=1&sandbox_no_cors=0');
    expect(parseFaults(params)).to.deep.equal({ redirect: true, noCors: false });
  });

  for (const [query, allowed] of [
    ['sandbox_latency=soon', 'milliseconds ("800") or a range of them ("200-800"), at most 600000'],
    ['sandbox_latency=800-200', 'milliseconds'],
    ['sandbox_latency=1-2-3', 'milliseconds'],
    ['sandbox_latency=600001', 'milliseconds'],
    ['sandbox_latency=', 'milliseconds'],
    ['sandbox_latency=5-', 'milliseconds'],
    ['sandbox_status=418', 'one of 400, 401, 403, 404, 405, 429, 500, 502, 503, 504.'],
    ['sandbox_body=bad', 'one of stall, drop, cut, slow, not-json, html, wrong-shape, null, list,'],
    ['sandbox_cursor=loose', 'one of stuck.'],
    ['sandbox_repeat=20', 'a whole number from 1 to 19.'],
    ['sandbox_repeat=-1', 'a whole number from 1 to 19.'],
    ['sandbox_times=1.5', 'a whole number from 0 to 1000000.'],
    ['sandbox_redirect=yes', 'true or false.'],
    ['sandbox_slash=both', 'one of required, refused.'],
    ['sandbox_slash_status=200', 'one of 301, 302, 307, 308, 404.'],
    ['sandbox_retry_after=', 'any non-empty text without line breaks.'],
    ['sandbox_retry_after=1%0d%0aX: y', 'any non-empty text without line breaks.'],
    ['sandbox_page=last', 'one of first, more.'],
    ['sandbox_statis=503', 'Unknown parameter. Known ones: sandbox_latency, sandbox_status,'],
  ] as const) {
    it(`respond with 400 to ${query} and name the allowed values`, async () => {
      const [parameter = '', value = ''] = query.split('=');
      const parameters = { user: 'one@example.com', [parameter]: decodeURIComponent(value) };
      const response = await createClient().get('/api/v3/activities', parameters);
      expect(response.status).to.equal(400);
      const error: ApiError = await response.json();
      expect(error.error_code).to.equal('invalid_fault');
      expect(Object.keys(error.errors ?? {})).to.deep.equal([parameter]);
      expect(error.errors?.[parameter]).to.include(allowed);
    });
  }

  it('report all errors at once', () => {
    const params = new URLSearchParams('sandbox_status=1&sandbox_body=2');
    expect(() => parseFaults(params))
      .to.throw(SandboxFaultsError)
      .with.property('errors')
      .that.has.all.keys('sandbox_status', 'sandbox_body');
  });
});

describe('sandbox: the faults option', () => {
  const user = 'one@example.com';
  const path = '/api/v3/activities';

  it('affects the lists and not the token endpoint', async () => {
    const client = createClient({ faults: { status: 500 } });
    expect((await client.get(path, { user })).status).to.equal(500);
    const login = await client.get('/api/auth/get-access-token/', {}, { method: 'POST' });
    expect(login.status).to.equal(400);
  });

  it('is called for each request if it is a function', async () => {
    const requests: string[] = [];
    const client = createClient({
      faults: (request) => {
        requests.push(`${request.method} ${new URL(request.url).pathname}`);
        return request.method === 'POST' ? { status: 503 } : undefined;
      },
    });
    expect((await client.get(path, { user })).status).to.equal(200);
    const login = await client.get('/api/auth/get-access-token/', {}, { method: 'POST' });
    expect(login.status).to.equal(503);
    expect(requests).to.deep.equal([`GET ${path}`, 'POST /api/auth/get-access-token/']);
  });

  it('is overridden by query parameters', async () => {
    const client = createClient({ faults: { status: 500, retryAfter: '7' } });
    const response = await client.get(path, { user, sandbox_status: '429' });
    expect(response.status).to.equal(429);
    expect(response.headers.get('Retry-After')).to.equal('7');
  });

  it('is rejected at once if a value is not allowed', () => {
    const faults: object = { repeat: 99 };
    expect(() => createSandbox({ faults })).to.throw(
      SandboxFaultsError,
      'sandbox_repeat: "99" is not allowed. Use a whole number from 1 to 19.',
    );
  });
});
