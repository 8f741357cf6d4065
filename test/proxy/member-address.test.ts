import { expect } from 'chai';
import { normalizeMember } from '../../src/proxy/member-address.js';
import { memberAddresses } from '../support/member-addresses.js';
import { fc, generated } from '../support/properties.js';

describe('normalizeMember', () => {
  for (const [address, normalized] of memberAddresses) {
    it(`turns ${JSON.stringify(address)} into ${normalized}`, () => {
      expect(normalizeMember(address)).to.equal(normalized);
    });
  }

  it('does not change a normalized email address or number', () => {
    const addresses = fc.oneof(fc.emailAddress(), fc.stringMatching(/^[-+() .0-9]*$/));
    const property = fc.property(addresses, (address) => {
      const normalized = normalizeMember(address);
      expect(normalizeMember(normalized)).to.equal(normalized);
      expect(normalizeMember(`  ${address.toUpperCase()}\n`)).to.equal(normalized);
    });
    fc.assert(property, generated(500));
  });
});
