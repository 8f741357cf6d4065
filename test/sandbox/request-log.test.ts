import { expect } from 'chai';
import type { LoggedRequest } from '../../src/sandbox/index.js';
import { addressOf, type Client, createClient } from './client.js';

const path = '/api/v3/activities';
const user = 'one@example.com';

async function logOf(client: Client, session?: string): Promise<LoggedRequest[]> {
  const parameters: Record<string, string> = session === undefined ? {} : { session };
  const response = await client.sandbox(new Request(addressOf('/sandbox/requests', parameters)));
  expect(response.status).to.equal(200);
  return response.json();
}

describe('sandbox: the request log', () => {
  it('lists the requests of a session, without the sandbox’s parameters', async () => {
    const client = createClient();
    await client.get(
      `${path}/`,
      { user: 'a+b@example.com', sandbox_session: 'a', older_than: '7', sandbox_times: '1' },
      {
        headers: {
          Authorization: 'Bearer very-secret',
          Origin: 'https://shop.test',
          Referer: 'https://shop.test/page',
          Cookie: 'session=1',
        },
      },
    );
    expect(await logOf(client, 'a')).to.deep.equal([
      {
        method: 'GET',
        path: '/api/v3/activities/',
        search: '?user=a%2Bb%40example.com&older_than=7',
        authorization: 'Bearer',
        origin: 'https://shop.test',
        referer: 'https://shop.test/page',
        cookie: true,
        status: 401,
        aborted: false,
      },
    ]);
  });

  it('lists rejected requests too, in order, but no preflight', async () => {
    const client = createClient();
    const session = { sandbox_session: 'a' };
    const init = (method: string, headers = {}): RequestInit => ({ method, headers });
    await client.get(path, session, init('OPTIONS', { 'Access-Control-Request-Method': 'GET' }));
    await client.get(path, { ...session, sandbox_status: '7' }, init('GET'));
    await client.get(path, session, init('DELETE'));
    await client.get('/api/auth/get-access-token/', session, init('POST'));
    const log = await logOf(client, 'a');
    expect(log.map(({ method, status }) => [method, status])).to.deep.equal([
      ['GET', 400],
      ['DELETE', 405],
      ['POST', 400],
    ]);
    expect(log.map(({ search, authorization }) => [search, authorization])).to.deep.equal([
      ['', null],
      ['', null],
      ['', null],
    ]);
  });

  it('separates sessions, and shares one among requests without a name', async () => {
    const client = createClient();
    await client.get(path, { user, sandbox_session: 'a' });
    await client.get(path, { user });
    await client.get(path, { user });
    expect(await logOf(client, 'a')).to.have.lengthOf(1);
    expect(await logOf(client)).to.have.lengthOf(2);
    expect(await logOf(client, 'unknown')).to.deep.equal([]);
  });

  it('is the same over HTTP as from requests()', async () => {
    const client = createClient();
    await client.get(path, { user, sandbox_session: 'a' });
    expect(client.sandbox.requests('a')).to.deep.equal(await logOf(client, 'a'));
    expect(client.sandbox.requests()).to.deep.equal([]);
  });

  it('is served below any prefix', async () => {
    const client = createClient();
    const response = await client.sandbox(new Request(addressOf('/api/sandbox/requests')));
    expect(await response.json()).to.deep.equal([]);
  });

  it('drops the oldest requests of a session', async () => {
    const client = createClient();
    const session = { sandbox_session: 'a' };
    for (let id = 1; id <= 501; id++) {
      await client.sandbox(new Request(addressOf(path, { ...session, older_than: String(id) })));
    }
    const log = client.sandbox.requests('a');
    expect(log).to.have.lengthOf(500);
    expect([log.at(0)?.search, log.at(-1)?.search]).to.deep.equal([
      '?older_than=2',
      '?older_than=501',
    ]);
  });

  it('drops the least recently used sessions', async () => {
    const client = createClient();
    const visit = (name: string): Promise<Response> =>
      client.sandbox(new Request(addressOf(path, { sandbox_session: name })));
    for (let number = 0; number < 1_000; number++) await visit(`s${number}`);
    await visit('s0');
    await visit('one more');
    expect(client.sandbox.requests('s0')).to.have.lengthOf(2);
    expect(client.sandbox.requests('s1')).to.have.lengthOf(0);
    expect(client.sandbox.requests('s2')).to.have.lengthOf(1);
  });
});
