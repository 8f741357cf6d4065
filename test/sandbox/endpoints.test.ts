import { expect } from 'chai';
import { addressOf, createClient } from './client.js';

const user = 'forty@example.com';

describe('sandbox: endpoints', () => {
  for (const path of [
    '/api/v3/activities',
    '/api/v3/activities/',
    '/api/v3/activities/by-merchant-group',
    '/api/v3/activities/by-merchant-group/',
    '/any/prefix/api/v3/activities',
  ]) {
    it(`serves a page at ${path}`, async () => {
      const response = await createClient().get(path, { user });
      expect(response.status).to.equal(200);
      expect(response.headers.get('Content-Type')).to.equal('application/json');
      expect(response.headers.get('Allow')).to.equal('GET, HEAD, OPTIONS');
      const page: { activities: unknown[] } = await response.json();
      expect(Object.keys(page)).to.deep.equal(['activities']);
      expect(page.activities).to.have.lengthOf(20);
    });
  }

  for (const path of ['/', '/api/v3', '/api/v3/activities/7', '/api/v2/activities']) {
    it(`responds with 404 at ${path}`, async () => {
      const response = await createClient().get(path, { user });
      expect(response.status).to.equal(404);
      expect(await response.json()).to.deep.equal({ detail: 'Not found.' });
    });
  }

  it('serves the lists below the basePath option', async () => {
    const client = createClient({ basePath: '/wp-json/stamps/v1' });
    expect((await client.get('/wp-json/stamps/v1/activities', { user })).status).to.equal(200);
    expect((await client.get('/api/v3/activities', { user })).status).to.equal(404);
  });

  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
    it(`responds with 405 to ${method}`, async () => {
      const response = await createClient().get('/api/v3/activities', { user }, { method });
      expect(response.status).to.equal(405);
      expect(response.headers.get('Allow')).to.equal('GET, HEAD, OPTIONS');
      expect(await response.json()).to.deep.equal({ detail: `Method "${method}" not allowed.` });
    });
  }

  it('responds to HEAD with the headers only', async () => {
    const response = await createClient().get('/api/v3/activities', { user }, { method: 'HEAD' });
    expect(response.status).to.equal(200);
    expect(response.headers.get('Content-Type')).to.equal('application/json');
    expect(await response.text()).to.equal('');
  });

  it('responds to OPTIONS without a token', async () => {
    const { sandbox } = createClient();
    const request = new Request(addressOf('/api/v3/activities'), { method: 'OPTIONS' });
    const response = await sandbox(request);
    expect(response.status).to.equal(200);
    expect(response.headers.get('Allow')).to.equal('GET, HEAD, OPTIONS');
  });
});

describe('sandbox: CORS', () => {
  const preflight = (method: string): RequestInit => ({
    method: 'OPTIONS',
    headers: {
      Origin: 'https://shop.test',
      'Access-Control-Request-Method': method,
      'Access-Control-Request-Headers': 'authorization',
    },
  });

  it('allows a preflight for the lists', async () => {
    const response = await createClient().get('/api/v3/activities', { user }, preflight('GET'));
    expect(response.status).to.equal(204);
    expect(response.headers.get('Access-Control-Allow-Origin')).to.equal('https://shop.test');
    expect(response.headers.get('Access-Control-Allow-Methods')).to.equal('GET, HEAD, OPTIONS');
    expect(response.headers.get('Access-Control-Allow-Headers')?.split(', ')).to.include.members([
      'authorization',
      'content-type',
    ]);
    expect(response.headers.get('Access-Control-Max-Age')).to.equal('86400');
    expect(response.headers.get('Vary')).to.include('Origin');
  });

  it('allows a preflight for the token endpoint', async () => {
    const response = await createClient().get('/api/auth/get-access-token/', {}, preflight('POST'));
    expect(response.status).to.equal(204);
    expect(response.headers.get('Access-Control-Allow-Methods')).to.equal('POST, OPTIONS');
  });

  it('lets any origin read responses, errors and Retry-After', async () => {
    const { sandbox } = createClient();
    for (const path of ['/api/v3/activities', '/nowhere']) {
      const headers = { Origin: 'https://shop.test' };
      const response = await sandbox(new Request(addressOf(path), { headers }));
      expect(response.ok).to.equal(false);
      expect(response.headers.get('Access-Control-Allow-Origin')).to.equal('https://shop.test');
      expect(response.headers.get('Access-Control-Expose-Headers')).to.equal('Retry-After');
      expect(response.headers.get('Vary')).to.equal('Accept, Cookie, Origin');
    }
  });
});
