import { expect } from 'chai';
import { createSandbox, type Sandbox, sandboxCredentials } from '../../src/sandbox/index.js';
import { type ApiError, addressOf } from './client.js';

const path = '/api/auth/get-access-token/';
const { group, member, otherGroup } = sandboxCredentials;

function post(sandbox: Sandbox, body: unknown, address = addressOf(path)): Promise<Response> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return sandbox(new Request(address, { method: 'POST', body: text }));
}

async function tokenFor(sandbox: Sandbox, token: string, merchantId: number): Promise<string> {
  const response = await post(sandbox, { token, crm_merchant_id: merchantId });
  const answer: { access_token: string } = await response.json();
  expect(Object.keys(answer)).to.deep.equal(['access_token']);
  return answer.access_token;
}

function claimsOf(token: string): Record<string, unknown> {
  return JSON.parse(atob(token.split('.')[1] ?? ''));
}

describe('sandbox: access tokens', () => {
  it('exchanges a credential for a token that is valid for 24 hours', async () => {
    const sandbox = createSandbox({ clock: () => 1_657_246_216_500 });
    expect(claimsOf(await tokenFor(sandbox, group.token, 5))).to.deep.equal({
      token_type: 'access',
      exp: 1_657_246_216 + 86_400,
      iat: 1_657_246_216,
      jti: '00000000000000000000000000000001',
      user_id: 5870,
      merchant_id: 5,
    });
  });

  it('limits the token of a member’s credential to that member', async () => {
    const claims = claimsOf(await tokenFor(createSandbox(), member.token, 2));
    expect(claims.user).to.equal('rina.wijaya@example.com');
  });

  it('gives each token its own id, the same in every run', async () => {
    const ids = async (): Promise<unknown[]> => {
      const sandbox = createSandbox();
      const tokens = [await tokenFor(sandbox, group.token, 2), await sandbox.issueToken()];
      return tokens.map((token) => claimsOf(token).jti);
    };
    const [first, second] = await ids();
    expect(first).not.to.equal(second);
    expect(await ids()).to.deep.equal([first, second]);
  });

  for (const [name, credential, user, status] of [
    ['the group', group, 'one@example.com', 200],
    ['the group', group, 'neighbour@example.com', 403],
    ['the other group', otherGroup, 'neighbour@example.com', 200],
    ['one member', member, 'rina.wijaya@example.com', 200],
    ['one member', member, 'one@example.com', 403],
  ] as const) {
    it(`gives ${status} for ${user} with a token of ${name}`, async () => {
      const sandbox = createSandbox();
      const token = await tokenFor(sandbox, credential.token, credential.merchantId);
      const headers = { Authorization: `Bearer ${token}` };
      const request = new Request(addressOf('/api/v3/activities', { user }), { headers });
      expect((await sandbox(request)).status).to.equal(status);
    });
  }

  it('serves its endpoint with and without a trailing slash, below any prefix', async () => {
    const body = { token: group.token, crm_merchant_id: '2' };
    for (const address of ['/api/auth/get-access-token', '/prefix/auth/get-access-token/']) {
      expect((await post(createSandbox(), body, addressOf(address))).status).to.equal(200);
    }
  });

  const required = 'This field is required.';
  for (const [body, errors] of [
    [{}, { token: required, crm_merchant_id: required }],
    [{ token: group.token }, { crm_merchant_id: required }],
    [{ token: '', crm_merchant_id: 2 }, { token: required }],
    [
      { token: group.token, crm_merchant_id: 'x' },
      { crm_merchant_id: 'A valid integer is required.' },
    ],
  ] as const) {
    it(`responds with 400 to ${JSON.stringify(body)}`, async () => {
      const response = await post(createSandbox(), body);
      expect(response.status).to.equal(400);
      const error: ApiError = await response.json();
      expect(error.errors).to.deep.equal(errors);
    });
  }

  for (const body of ['', 'token=abc', '[]', 'null']) {
    it(`responds with 400 to the body ${JSON.stringify(body)}`, async () => {
      const response = await post(createSandbox(), body);
      expect(response.status).to.equal(400);
      const error: ApiError = await response.json();
      expect(error.detail).to.equal('JSON parse error: expected an object.');
    });
  }

  it('responds with 401 to an unknown credential', async () => {
    const response = await post(createSandbox(), { token: 'guess', crm_merchant_id: 2 });
    expect(response.status).to.equal(401);
  });

  it('responds with 403 to a merchant of another group', async () => {
    const response = await post(createSandbox(), { token: group.token, crm_merchant_id: 41 });
    expect(response.status).to.equal(403);
  });

  it('responds with 405 to GET', async () => {
    const response = await createSandbox()(new Request(addressOf(path)));
    expect(response.status).to.equal(405);
    expect(response.headers.get('Allow')).to.equal('POST, OPTIONS');
  });
});
