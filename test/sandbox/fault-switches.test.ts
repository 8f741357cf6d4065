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
import { createClient, type Failure } from './client.js';

const everything: Required<SandboxFaults> = {
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
  noCors: true,
  times: 2,
  page: 'more',
};

describe('sandbox: switches', () => {
  it('write every fault as a parameter, and read it back', () => {
    const params = faultParams(everything);
    expect(parseFaults(params)).to.deep.equal(everything);
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
      'sandbox_no_cors',
      'sandbox_times',
      'sandbox_page',
    ]);
  });

  it('survive being part of a URL', () => {
    const url = new URL(`https://stamps.test/?${faultParams(everything)}&user=a`);
    expect(parseFaults(url.searchParams)).to.deep.equal(everything);
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

  it('leave other parameters and the session alone', () => {
    const params = new URLSearchParams('user=a&sandbox_session=b&_wpnonce=c&older_than=7');
    expect(parseFaults(params)).to.deep.equal({});
  });

  it('take 1 and 0 for yes and no', () => {
    const params = new URLSearchParams('sandbox_redirect=1&sandbox_no_cors=0');
    expect(parseFaults(params)).to.deep.equal({ redirect: true, noCors: false });
  });

  for (const [query, allowed] of [
    ['sandbox_latency=soon', 'milliseconds, "800", or a range of them, "200-800"; 600000 at most'],
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
    ['sandbox_retry_after=', 'any text that is not empty and has no line break.'],
    ['sandbox_retry_after=1%0d%0aX: y', 'any text that is not empty and has no line break.'],
    ['sandbox_page=last', 'one of first, more.'],
    ['sandbox_statis=503', 'There is no such switch. There are: sandbox_latency, sandbox_status,'],
  ] as const) {
    it(`400 for ${query}, with what is allowed`, async () => {
      const [parameter = '', value = ''] = query.split('=');
      const parameters = { user: 'one@example.com', [parameter]: decodeURIComponent(value) };
      const response = await createClient().get('/api/v3/activities', parameters);
      expect(response.status).to.equal(400);
      const failure: Failure = await response.json();
      expect(failure.error_code).to.equal('invalid_fault');
      expect(Object.keys(failure.errors ?? {})).to.deep.equal([parameter]);
      expect(failure.errors?.[parameter]).to.include(allowed);
    });
  }

  it('tell of all mistakes at once', () => {
    const params = new URLSearchParams('sandbox_status=1&sandbox_body=2');
    expect(() => parseFaults(params))
      .to.throw(SandboxFaultsError)
      .with.property('errors')
      .that.has.all.keys('sandbox_status', 'sandbox_body');
  });
});

describe('sandbox: faults by option', () => {
  const user = 'one@example.com';
  const path = '/api/v3/activities';

  it('hit the lists and leave the token endpoint alone', async () => {
    const client = createClient({ faults: { status: 500 } });
    expect((await client.get(path, { user })).status).to.equal(500);
    const login = await client.get('/api/auth/get-access-token/', {}, { method: 'POST' });
    expect(login.status).to.equal(400);
  });

  it('are asked for at each request when they are a function', async () => {
    const asked: string[] = [];
    const client = createClient({
      faults: (request) => {
        asked.push(`${request.method} ${new URL(request.url).pathname}`);
        return request.method === 'POST' ? { status: 503 } : undefined;
      },
    });
    expect((await client.get(path, { user })).status).to.equal(200);
    const login = await client.get('/api/auth/get-access-token/', {}, { method: 'POST' });
    expect(login.status).to.equal(503);
    expect(asked).to.deep.equal([`GET ${path}`, 'POST /api/auth/get-access-token/']);
  });

  it('give way to the switches of a URL', async () => {
    const client = createClient({ faults: { status: 500, retryAfter: '7' } });
    const response = await client.get(path, { user, sandbox_status: '429' });
    expect(response.status).to.equal(429);
    expect(response.headers.get('Retry-After')).to.equal('7');
  });

  it('are refused at once when they do not exist', () => {
    const faults: object = { repeat: 99 };
    expect(() => createSandbox({ faults })).to.throw(
      SandboxFaultsError,
      'sandbox_repeat: "99" is not allowed: a whole number from 1 to 19.',
    );
  });
});
