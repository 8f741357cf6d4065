import { expect } from 'chai';
import { parseActivity } from '../../src/api/index.js';
import { valuesOf } from '../../src/element/templates/values.js';

describe('valuesOf()', () => {
  const activity = parseActivity({
    id: 1,
    type: 2,
    store: { name: 'Menteng', open: false, rooms: 0 },
    award: { name: 'Birthday', stamps: '5' },
  });
  if (!activity) throw new Error('There is no activity.');
  const shown = { title: 'Birthday', stamps: '+5' } as Parameters<typeof valuesOf>[1];
  const lookup = valuesOf(activity, shown);

  const warnings: string[] = [];
  const { warn } = console;
  before(() => {
    console.warn = (text: string) => warnings.push(text);
  });
  after(() => {
    console.warn = warn;
  });
  beforeEach(() => {
    warnings.length = 0;
  });

  it('returns what the row shows', () => {
    expect(['title', 'stamps'].map(lookup)).to.deep.equal(['Birthday', '+5']);
  });

  it('returns fields of the API unchanged', () => {
    const paths = [
      'raw.id',
      'raw.store.name',
      'raw.store.open',
      'raw.store.rooms',
      'raw.award.stamps',
    ];
    expect(paths.map(lookup)).to.deep.equal(['1', 'Menteng', 'false', '0', '5']);
  });

  it('returns an empty string for a field that is missing, not text, or inherited', () => {
    const paths = [
      'raw',
      'raw.store',
      'raw.nothing.name',
      'raw.store.name.length',
      'raw.toString.name',
    ];
    expect(paths.map(lookup)).to.deep.equal(['', '', '', '', '']);
    expect(warnings).to.deep.equal([]);
  });

  it('warns about an unknown name and returns an empty string', () => {
    expect(['titel', 'title.length', 'constructor'].map(lookup)).to.deep.equal(['', '', '']);
    expect(warnings).to.have.length(3);
    expect(warnings[0]).to.include('[[titel]]').and.include('title, stamps');
  });
});
