import { createDecipheriv, createHmac, hkdfSync } from 'node:crypto';
import { expect } from 'chai';
import { createVault } from '../../../src/proxy/store/vault.js';
import { secret } from '../harness.js';

const keyFor = (purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, '', `Stamps proxy store: ${purpose}`, 32));

/** Decrypts by other code: another version of the package has to read what this one wrote. */
const decryptElsewhere = (name: string, stored: string): string => {
  const [iv, data] = stored.split('.').map((it) => Buffer.from(it, 'base64url'));
  if (!iv || !data) throw new Error('Not the documented form.');
  const decipher = createDecipheriv('aes-256-gcm', keyFor('encryption'), iv);
  decipher.setAAD(Buffer.from(name)).setAuthTag(data.subarray(-16));
  return `${decipher.update(data.subarray(0, -16), undefined, 'utf8')}${decipher.final('utf8')}`;
};

describe('what a proxy stores', () => {
  const vault = createVault(secret, 'a scope');

  it('has a name that other versions compute, too', async () => {
    const hash = createHmac('sha256', keyFor('names')).update('a scope').digest();
    const expected = `token:${hash.subarray(0, 16).toString('base64url')}`;
    expect(await vault.nameOf('token')).to.equal(expected);
    expect(await createVault(secret, 'another scope').nameOf('token')).to.not.equal(expected);
  });

  it('is AES-GCM that other versions read, too', async () => {
    const stored = await vault.encrypt('token:a', 'a text: é');
    expect(decryptElsewhere('token:a', stored)).to.equal('a text: é');
    expect(await vault.decrypt('token:a', stored)).to.equal('a text: é');
    expect(await vault.encrypt('token:a', 'a text: é')).to.not.equal(stored);
  });

  it('can be read only under its name, and with its secret', async () => {
    const stored = await vault.encrypt('token:a', 'a text');
    expect(await vault.decrypt('token:b', stored)).to.equal(undefined);
    expect(await createVault(`${secret}!`, 'a scope').decrypt('token:a', stored)).to.equal(
      undefined,
    );
    for (const text of ['', '.', stored.slice(1), `${stored}x`]) {
      expect(await vault.decrypt('token:a', text), text).to.equal(undefined);
    }
  });
});
