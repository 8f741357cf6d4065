import { expect } from 'chai';
import { createSandbox, type SandboxTokenOptions } from '../../src/sandbox/index.js';
import { addressOf, type Failure } from './client.js';

const rina = 'rina.wijaya@example.com';

async function ask(options: {
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
  const failure: Failure = await response.json();
  return failure.detail;
}

describe('sandbox: who is let in', () => {
  for (const authorization of [undefined, '', 'Basic cmluYTpyaW5h', 'Token abc']) {
    it(`401 for the credentials ${JSON.stringify(authorization)}`, async () => {
      const response = await ask({ authorization });
      expect(response.status).to.equal(401);
      expect(response.headers.get('WWW-Authenticate')).to.equal('Bearer realm="api"');
      expect(await response.json()).to.deep.equal({
        detail: 'Authentication credentials were not provided.',
      });
    });
  }

  for (const token of ['', 'abc', 'a.b.c', '...', 'é.é.é']) {
    it(`401 for the garbled token ${JSON.stringify(token)}`, async () => {
      const response = await ask({ authorization: `Bearer ${token}` });
      expect(response.status).to.equal(401);
      expect(await detailOf(response)).to.equal('Token is invalid.');
    });
  }

  it('401 for a token that somebody else signed', async () => {
    const token = await createSandbox({ secret: 'another' }).issueToken();
    const response = await ask({ authorization: `Bearer ${token}` });
    expect(response.status).to.equal(401);
    expect(await detailOf(response)).to.equal('Token is invalid.');
  });

  it('401 for a token whose claims were changed', async () => {
    const [head, payload, signature] = (await createSandbox().issueToken({ user: rina })).split(
      '.',
    );
    const claims: object = JSON.parse(atob(payload ?? ''));
    const changed = btoa(JSON.stringify({ ...claims, user: undefined })).replace(/=+$/, '');
    const response = await ask({ authorization: `Bearer ${head}.${changed}.${signature}` });
    expect(response.status).to.equal(401);
  });

  it('401 for a token that has expired', async () => {
    const response = await ask({ token: { expiresIn: -1 } });
    expect(response.status).to.equal(401);
    expect(await detailOf(response)).to.equal('Token has expired.');
  });

  it('tells the time by the clock it is given', async () => {
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

  it('does not care how the scheme is spelled', async () => {
    const token = await createSandbox().issueToken();
    expect((await ask({ authorization: `bearer ${token}` })).status).to.equal(200);
    expect((await ask({ authorization: `BEARER   ${token}` })).status).to.equal(200);
  });

  it('looks at the credentials before the parameters', async () => {
    expect((await ask({ user: '' })).status).to.equal(401);
  });
});

describe('sandbox: how far a token reaches', () => {
  const cases: readonly (readonly [what: string, status: number, Parameters<typeof ask>[0]])[] = [
    ['any merchant of the group, for a member', 200, { token: { merchantId: 23 } }],
    ['the merchants of its group', 200, { token: {}, merchantIds: ['2', '5', '11', '14', '23'] }],
    ['a member of another group', 403, { token: {}, user: 'neighbour@example.com' }],
    ['a member, from another group', 403, { token: { merchantId: 41 } }],
    ['a merchant of another group', 403, { token: {}, merchantIds: ['2', '41'] }],
    ['a merchant that does not exist', 403, { token: {}, merchantIds: ['999'] }],
    ['anybody, from a merchant that does not exist', 403, { token: { merchantId: 999 } }],
    ['the one member it is for', 200, { token: { user: rina } }],
    ['the one member, by mobile number', 200, { token: { user: rina }, user: '081234567801' }],
    ['another member than its own', 403, { token: { user: rina }, user: 'one@example.com' }],
    ['nobody, from its own member', 403, { token: { user: rina }, user: 'nobody@example.com' }],
    ['nobody, from the group', 404, { token: {}, user: 'nobody@example.com' }],
  ];
  for (const [what, status, options] of cases) {
    it(`${status} for ${what}`, async () => {
      const response = await ask(options);
      expect(response.status).to.equal(status);
      if (status === 403) {
        expect(await detailOf(response)).to.equal(
          'You do not have permission to perform this action.',
        );
      }
    });
  }
});
