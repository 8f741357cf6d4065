import { expect } from 'chai';
import { budgets } from '../../tools/bench/budgets.js';
import { entrySizes, scriptEntries } from '../../tools/bench/parts/bytes.js';

describe('the bytes of the package', function () {
  this.timeout(60_000);
  const entries = scriptEntries();

  it('have a budget for every entry, and for nothing else', () => {
    expect(entries.map(({ name }) => name)).to.have.members(Object.keys(budgets));
  });

  for (const entry of entries) {
    it(`${entry.name} keeps within its budget`, async () => {
      const { brotli } = await entrySizes(entry);
      expect(brotli).to.be.at.most(budgets[entry.name] ?? 0);
    });
  }
});
