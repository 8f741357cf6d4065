import { expect } from 'chai';
import { createSandbox, type SandboxTokenOptions } from '../../src/sandbox/index.js';
import { type ApiError, addressOf } from './client.js';

const rina = 'rina.wijaya@example.com';

async function sendRequest(options: {
  authorization?: string;
  token?: SandboxTokenOptions;
  user?: string;
  merchantIds?: string[];
}): Promise<Response> {
  const sandbox = createSandbox();
  const { user = rina, merchantIds = [], token, authorization } = options;
  const value = token ? `Bearer ${await sandbox.issueToken(token)}` : authorization;
  const headers = new Headers(value === undefined ? {} : { Authorization: value });
  const parameters = { user, merchant_id: merchantIds };
  const address = addressOf('/api/v3/activities/by-merchant-group', parameters);
  return sandbox(new Request(address, { headers }));
}

async function detailOf(response: Response): Promise<string> {
  const error: ApiError = await response.json();
  return error.detail;
}

describe('sandbox: authentication', () => {
  for (const authorization of [undefined, '', 'Basic cmluYTpyaW5h', 'Token abc']) {
    it(`responds with 401 to the Authorization header ${JSON.stringify(authorization)}`, async () => {
      const response = await sendRequest({ authorization });
      expect(response.status).to.equal(401);
      expect(response.headers.get('WWW-Authenticate')).to.equal('Bearer realm="api"');
      expect(await response.json()).to.deep.equal({
        detail: 'Authentication credentials were not provided.',
      });
    });
  }

  for (const token of ['', 'abc', 'a.b.c', '...', 'é.é.é']) {
    it(`responds with 401 to the malformed token ${JSON.stringify(token)}`, async () => {
      const response = await sendRequest({ authorization: `Bearer ${token}` });
      expect(response.status).to.equal(401);
      expect(await detailOf(response)).to.equal('Token is invalid.');
    });
  }

  it('responds with 401 to a token signed with another secret', async () => {
    const token = await createSandbox({ secret: 'another' }).issueToken();
    const response = await sendRequest({ authorization: `Bearer ${token}` });
    expect(response.status).to.equal(401);
    expect(await detailOf(response)).to.equal('Token is invalid.');
  });

  it('responds with 401 to a token with changed claims', async () => {
    const [head, payload, signature] = (await createSandbox().issueToken({ user: rina })).split(
      '.',
    );
    const claims: object = JSON.parse(atob(payload ?? ''));
    const changed = btoa(JSON.stringify({ ...claims, user: undefined })).replace(/=+$/, '');
    const response = await sendRequest({ authorization: `Bearer ${head}.${changed}.${signature}` });
    expect(response.status).to.equal(401);
  });

  it('responds with 401 to an expired token', async () => {
    const response = await sendRequest({ token: { expiresIn: -1 } });
    expect(response.status).to.equal(401);
    expect(await detailOf(response)).to.equal('Token has expired.');
  });

  it('checks the expiry against the clock option', async () => {
    let now = 0;
    const sandbox = createSandbox({ clock: () => now });
    const headers = { Authorization: `Bearer ${await sandbox.issueToken({ expiresIn: 60 })}` };
    const status = async (): Promise<number> => {
      const request = new Request(addressOf('/api/v3/activities', { user: rina }), { headers });
      return (await sandbox(request)).status;
    };
    now = 59_999;
    expect(await status()).to.equal(200);
    now = 60_000;
    expect(await status()).to.equal(401);
  });

  it('accepts the scheme in any case', async () => {
    const token = await createSandbox().issueToken();
    expect((await sendRequest({ authorization: `bearer ${token}` })).status).to.equal(200);
    expect((await sendRequest({ authorization: `BEARER   ${token}` })).status).to.equal(200);
  });

  it('checks the token before the parameters', async () => {
    expect((await sendRequest({ user: '' })).status).to.equal(401);
  });
});

describe('sandbox: what a token gives access to', () => {
  const cases: readonly (readonly [
    what: string,
    status: number,
    Parameters<typeof sendRequest>[0],
  ])[] = [
    ['a member, with a token of any merchant of the group', 200, { token: { merchantId: 23 } }],
    [
      'all merchants of the token’s group',
      200,
      { token: {}, merchantIds: ['2', '5', '11', '14', '23'] },
    ],
    ['a member of another group', 403, { token: {}, user: 'neighbour@example.com' }],
    ['a member, with a token of another group', 403, { token: { merchantId: 41 } }],
    ['a merchant of another group', 403, { token: {}, merchantIds: ['2', '41'] }],
    ['an unknown merchant', 403, { token: {}, merchantIds: ['999'] }],
    ['a member, with a token of an unknown merchant', 403, { token: { merchantId: 999 } }],
    ['the only member of the token', 200, { token: { user: rina } }],
    [
      'the only member of the token, by mobile number',
      200,
      { token: { user: rina }, user: '081234567801' },
    ],
    [
      'another member than that of the token',
      403,
      { token: { user: rina }, user: 'one@example.com' },
    ],
    [
      'an unknown user, with a token for one member',
      403,
      { token: { user: rina }, user: 'unknown@example.com' },
    ],
    ['an unknown user, with a token of the group', 404, { token: {}, user: 'unknown@example.com' }],
  ];
  for (const [what, status, options] of cases) {
    it(`responds with ${status} to a request for ${what}`, async () => {
      const response = await sendRequest(options);
      expect(response.status).to.equal(status);
      if (status === 403) {
        expect(await detailOf(response)).to.equal(
          'You do not have permission to perform this action.',
        );
      }
    });
  }
});
