import { expect } from 'chai';
import { docsExample, faultStatuses } from '../../src/sandbox/index.js';
import { createClient } from './client.js';

const path = '/api/v3/activities';
const user = 'forty@example.com';

describe('sandbox: status faults', () => {
  for (const status of faultStatuses) {
    it(`responds with ${status}, readable by other origins`, async () => {
      const response = await createClient({ faults: { status } }).get(path, { user });
      expect(response.status).to.equal(status);
      expect(response.headers.get('Access-Control-Allow-Origin')).to.equal('*');
      const isGateway = status === 502 || status === 504;
      const type = isGateway ? 'text/html; charset=utf-8' : 'application/json';
      expect(response.headers.get('Content-Type')).to.equal(type);
      const text = await response.text();
      if (isGateway) expect(text).to.include(`<h1>${status} `);
      else expect(JSON.parse(text).detail).to.be.a('string').and.not.equal('');
    });
  }

  it('sends errors as an object with 400', async () => {
    const response = await createClient({ faults: { status: 400 } }).get(path, { user });
    expect(await response.json()).to.deep.equal({
      detail: 'user: Enter a valid email address or mobile number.',
      errors: { user: 'Enter a valid email address or mobile number.' },
      error_code: 'invalid_parameter',
      error_message: 'user: Enter a valid email address or mobile number.',
    });
  });

  it('sends errors as a list with 404', async () => {
    const response = await createClient({ faults: { status: 404 } }).get(path, { user });
    expect(await response.json()).to.deep.equal({
      detail: 'user: Member not found.',
      errors: [{ user: 'Member not found.' }],
      error_code: 'member_not_found',
      error_message: 'Member not found.',
    });
  });

  it('reports missing credentials with 403', async () => {
    const response = await createClient({ faults: { status: 403 } }).get(path, { user });
    expect(await response.json()).to.deep.equal({
      detail: 'Authentication credentials were not provided.',
    });
  });

  it('sends WWW-Authenticate with 401, and Allow with 405', async () => {
    const client = createClient();
    const first = await client.get(path, { user, sandbox_status: '401' });
    expect(first.headers.get('WWW-Authenticate')).to.equal('Bearer realm="api"');
    const second = await client.get(path, { user, sandbox_status: '405' });
    expect(second.headers.get('Allow')).to.equal('POST, OPTIONS');
  });

  for (const retryAfter of ['1', 'Wed, 21 Oct 2026 07:28:00 GMT', '1e99', '-5', 'soon']) {
    it(`sends Retry-After: ${retryAfter}`, async () => {
      const client = createClient({ faults: { status: 503, retryAfter } });
      const { headers } = await client.get(path, { user });
      expect(headers.get('Retry-After')).to.equal(retryAfter);
      expect(headers.get('Access-Control-Expose-Headers')).to.equal('Retry-After');
    });
  }

  it('hides Retry-After from other origins', async () => {
    const faults = { status: 429, retryAfter: '1', exposeRetryAfter: false } as const;
    const { headers } = await createClient({ faults }).get(path, { user });
    expect(headers.get('Retry-After')).to.equal('1');
    expect(headers.has('Access-Control-Expose-Headers')).to.equal(false);
  });

  it('redirects to a login page', async () => {
    const response = await createClient({ faults: { redirect: true } }).get(path, { user });
    expect(response.status).to.equal(302);
    expect(response.headers.get('Location')).to.equal(
      '/accounts/login/?next=%2Fapi%2Fv3%2Factivities',
    );
  });

  it('leaves out the CORS headers, except on the preflight', async () => {
    const client = createClient({ faults: { noCors: true } });
    const { status, headers } = await client.get(path, { user });
    expect(status).to.equal(200);
    expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).to.be.empty;
    expect(headers.get('Vary')).to.equal('Accept, Cookie');
    const preflight = await client.get(
      path,
      { user },
      {
        method: 'OPTIONS',
        headers: { 'Access-Control-Request-Method': 'GET' },
      },
    );
    expect(preflight.headers.get('Access-Control-Allow-Origin')).to.equal('*');
  });
});

describe('sandbox: body faults', () => {
  for (const [body, text] of [
    ['not-json', docsExample],
    ['wrong-shape', '{"activities": {}}'],
    ['null', 'null'],
    ['list', '[]'],
    ['empty-object', '{}'],
  ] as const) {
    it(`sends ${body} with status 200 as JSON`, async () => {
      const response = await createClient({ faults: { body } }).get(path, { user });
      expect(response.status).to.equal(200);
      expect(response.headers.get('Content-Type')).to.equal('application/json');
      expect(await response.text()).to.equal(text);
    });
  }

  it('sends an HTML document', async () => {
    const response = await createClient({ faults: { body: 'html' } }).get(path, { user });
    expect(response.status).to.equal(200);
    expect(response.headers.get('Content-Type')).to.equal('text/html; charset=utf-8');
    expect(await response.text()).to.match(/^<!DOCTYPE html>/);
  });

  it('cuts the text of the page off', async () => {
    const client = createClient();
    const whole = await (await client.get(path, { user })).text();
    const cut = await (await client.get(path, { user, sandbox_body: 'cut' })).text();
    expect(cut).to.have.lengthOf(Math.ceil(whole.length * 0.6));
    expect(whole.startsWith(cut)).to.equal(true);
  });

  it('replaces the body of an error', async () => {
    const faults = { status: 500, body: 'null' } as const;
    const response = await createClient({ faults }).get(path, { user });
    expect(response.status).to.equal(500);
    expect(await response.text()).to.equal('null');
  });

  it('adds error_messages to the page', async () => {
    const faults = { errorMessages: 'Baris 3 rusak' };
    const response = await createClient({ faults }).get(path, { user });
    const page: { activities: unknown[]; error_messages: unknown } = await response.json();
    expect(page.activities).to.have.lengthOf(20);
    expect(page.error_messages).to.deep.equal(['Baris 3 rusak']);
  });
});
