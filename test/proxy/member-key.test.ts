import { createHmac, hkdfSync } from 'node:crypto';
import { expect } from 'chai';
import { createActivityProxy, getAccessToken } from '../../src/proxy/index.js';
import { createMemberKeys } from '../../src/proxy/member-key.js';
import { memberAddresses } from '../support/member-addresses.js';
import { secret, startProxy, stubFetch } from './harness.js';

const key = 'stamps-member-key';
const member = 'rina@example.com';
const credential = { token: 'a credential of 25 chars.', crmMerchantId: 2 };
const { fetch } = stubFetch(() => Response.json({ activities: [] }));

/** The documented key of a member, computed by other code. */
const expectedKey = (from: string, address = member): string => {
  const hmacKey = hkdfSync('sha256', from, '', 'Stamps-Member-Key', 32);
  const message = `Stamps-Member-Key\n${address}`;
  const hash = createHmac('sha256', Buffer.from(hmacKey)).update(message).digest();
  return hash.subarray(0, 16).toString('base64url');
};

const keyWith = async (
  options: Omit<Parameters<typeof createActivityProxy>[0], 'resolveUser'>,
  address = member,
) => {
  const proxy = createActivityProxy({ fetch, resolveUser: () => address, ...options });
  const response = await proxy(new Request('https://shop.example/stamps/activities'));
  return response.headers.get(key);
};

describe('Stamps-Member-Key', () => {
  it('is the same in all responses to a member, and differs between members', async () => {
    const { get } = await startProxy();
    const keyOf = async (session: string, query = '') =>
      (await get(query, { cookie: `session=${session}` })).headers[key];
    const a = await keyOf('a');
    expect(a).to.match(/^[\w-]{22}$/);
    expect(await keyOf('a', '/by-merchant-group')).to.equal(a);
    expect(await keyOf('b'))
      .to.match(/^[\w-]{22}$/)
      .and.not.equal(a);
  });

  it('is sent with errors too', async () => {
    const { get } = await startProxy({}, { status: 503 });
    const { get: getWithoutFault } = await startProxy();
    const [unavailable, badRequest] = [await get(), await getWithoutFault('?older_than=x')];
    expect([unavailable.status, badRequest.status]).to.deep.equal([503, 400]);
    expect(unavailable.headers[key]).to.match(/^[\w-]{22}$/);
    expect(badRequest.headers[key]).to.match(/^[\w-]{22}$/);
  });

  it('is an HMAC whose key is derived from the secret by HKDF', async () => {
    expect(await keyWith({ secret, token: 'one' })).to.equal(expectedKey(secret));
    expect(await keyWith({ secret: `${secret}!`, token: 'one' })).to.equal(
      expectedKey(`${secret}!`),
    );
  });

  it('is the same with the same secret, whatever the token', async () => {
    const expected = expectedKey(secret);
    expect(await keyWith({ secret, token: 'two' })).to.equal(expected);
    expect(await keyWith({ secret, getToken: () => 'three' })).to.equal(expected);
    expect(await keyWith({ secret, getToken: getAccessToken(credential) })).to.equal(expected);
  });

  it('is derived from the credential and the merchant if there is no secret', async () => {
    const getToken = getAccessToken(credential);
    expect(await keyWith({ getToken })).to.equal(expectedKey(`2 ${credential.token}`));
    const other = getAccessToken({ ...credential, crmMerchantId: 3 });
    expect(await keyWith({ getToken: other })).to.equal(expectedKey(`3 ${credential.token}`));
  });

  for (const [address, normalized] of memberAddresses) {
    it(`of ${JSON.stringify(address)} is that of ${normalized}`, async () => {
      expect(await keyWith({ secret, token: 'one' }, address)).to.equal(
        expectedKey(secret, normalized),
      );
    });
  }

  it('alone is normalized: Stamps gets the address as the session has it', async () => {
    const { fetch: counted, calls } = stubFetch(() => Response.json({ activities: [] }));
    for (const address of ['Rina@Example.com', '0812-3456']) {
      await keyWith({ secret, token: 'one', fetch: counted }, address);
      expect(new URL(calls.at(-1)?.url ?? '').searchParams.get('user')).to.equal(address);
    }
  });
});

describe('the keys in memory', () => {
  it('are those of the 10,000 members that were new last', async () => {
    const keysOf = createMemberKeys(secret);
    const first = await keysOf('first');
    const second = await keysOf('second');
    for (let n = 2; n < 10_000; n++) await keysOf(`member ${n}`);
    expect(await keysOf('first')).to.equal(first);
    await keysOf('one more');
    // The same keys are computed once more.
    const again = await keysOf('first');
    expect(again).to.deep.equal(first);
    expect(again === first).to.equal(false);
    expect(await keysOf('member 9999')).to.equal(await keysOf('member 9999'));
    expect(await keysOf('second')).to.deep.equal(second);
  });
});
