import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { declaredStep, stepBetween } from '../../tools/api/declared.js';
import { diff, stepOf } from '../../tools/api/diff.js';
import { type Facets, type Group, groups, type PublicApi } from '../../tools/api/public-api.js';
import { parseReport, reports } from '../../tools/api/reports.js';
import { entries } from '../../tools/entries.js';

const released = JSON.parse(readFileSync('api/released.json', 'utf8')) as PublicApi;

/** The released API with one name of a group changed, or removed if there are no facets. */
const withChange = (group: Group, name: string, facets?: Facets): PublicApi => {
  const { [name]: old, ...others } = released[group];
  const changed = facets && { [name]: { ...old, ...facets } };
  return { ...released, [group]: { ...others, ...changed } };
};

const steps = (api: PublicApi) => diff(released, api).map(({ step, text }) => [step, text]);

describe('the version step that a change of the public API requires', () => {
  it('is a patch when nothing changed', () => {
    expect(diff(released, released)).to.deep.equal([]);
    expect(stepOf([])).to.equal('patch');
  });

  for (const group of groups) {
    it(`is major for a removal from the ${group}, and minor for an addition`, () => {
      const [name = ''] = Object.keys(released[group]);
      expect(name).to.not.equal('');
      const without = withChange(group, name);
      const text = `${group} ${name}: `;
      expect(diff(released, without)).to.deep.equal([
        { step: 'major', text: `${text}removed, or it has another name` },
      ]);
      expect(diff(without, released)).to.deep.equal([{ step: 'minor', text: `${text}added` }]);
    });
  }

  it('is major for a rename, which is also a removal', () => {
    const { token, ...others } = released.attributes;
    const renamed = { ...released, attributes: { ...others, 'access-token': token ?? {} } };
    expect(steps(renamed).map(([step]) => step)).to.deep.equal(['major', 'minor']);
    expect(stepOf(diff(released, renamed))).to.equal('major');
  });

  const cases: [string, Group, string, Facets, string][] = [
    ['an attribute that takes less', 'attributes', 'group-by', { type: "'month'" }, 'major'],
    [
      'an attribute that takes more',
      'attributes',
      'group-by',
      { type: "'none' | 'day' | 'month' | 'year'" },
      'minor',
    ],
    ['an attribute that takes all texts', 'attributes', 'group-by', { type: 'string' }, 'minor'],
    ['an attribute of another type', 'attributes', 'user', { type: 'number' }, 'major'],
    ['a property that gives more', 'properties', 'status', { type: 'string' }, 'major'],
    ['a property that gives less', 'properties', 'error', { type: 'FeedError' }, 'minor'],
    ['a property that is no longer set', 'properties', 'user', { access: 'read' }, 'major'],
    ['a property that can be set', 'properties', 'hasMore', { access: 'read and write' }, 'minor'],
    ['another default', 'attributes', 'token-type', { default: "'JWT'" }, 'major'],
    ['another default of a token', 'tokens', '--stamps-feed-space', { default: '2rem' }, 'minor'],
    ['a parameter more', 'methods', 'retry', { parameters: 'times: number' }, 'major'],
    [
      'a parameter that can be left out',
      'methods',
      'retry',
      { parameters: 'times?: number' },
      'minor',
    ],
    ['a method that gives something else', 'methods', 'retry', { returns: 'void' }, 'major'],
    ['an event of another class', 'events', 'stamps-end', { type: 'CustomEvent' }, 'major'],
    ['a field less of an event', 'events', 'stamps-error', { fields: '' }, 'major'],
    [
      'a field more of an event',
      'events',
      'stamps-error',
      { fields: 'again: boolean; error: FeedError' },
      'minor',
    ],
    [
      'changed types, which a person has to judge',
      'entries',
      'stamps-activity-feed',
      { types: '0' },
      'patch',
    ],
    [
      'an export of another kind',
      'exports',
      'FeedError of stamps-activity-feed/api',
      { kind: 'type' },
      'major',
    ],
  ];
  for (const [name, group, key, facets, step] of cases) {
    it(`is ${step} for ${name}`, () => {
      expect(released[group]).to.have.property(key);
      const [change, ...others] = steps(withChange(group, key, facets));
      expect(others).to.deep.equal([]);
      expect(change?.[0]).to.equal(step);
      expect(change?.[1]).to.include(`${group} ${key}: ${Object.keys(facets)[0]} `);
    });
  }
});

describe('a report of API Extractor', () => {
  const report = (code: string) => parseReport(`## Report\n\n\`\`\`ts\n\n${code}\n\`\`\`\n`);
  const code = `import type { A } from 'a';

// @public
export const a: A;

// @public (undocumented)
export type B = 'b';

// @public
interface Internal {
    readonly internal: B;
}

// @public
export class C extends Event {
    constructor(c: B);
    get computed(): B;
    // (undocumented)
    readonly c: B;
    optional?: A;
    // (undocumented)
    static readonly type = "c";
}`;

  it('lists the kinds of the exported names, and the fields of classes', () => {
    const { exports, fields } = report(code);
    expect(exports).to.deep.equal({ a: 'const', B: 'type', C: 'class' });
    expect(fields).to.deep.equal({ C: ['c: B', 'optional: A'] });
  });

  it('is the same when only documentation changes', () => {
    const documented = report(code.replaceAll(' (undocumented)', ''));
    expect(documented.code).to.equal(report(code).code);
    expect(report(code.replace("'b'", "'c'")).code).to.not.equal(documented.code);
  });

  it('is committed for every entry with types', () => {
    for (const [name, { exports }] of Object.entries(reports(entries()))) {
      // The classic script exports nothing.
      if (!name.endsWith('.iife.js')) expect(exports, name).to.not.be.empty;
    }
  });
});

describe('the declared version step', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'changesets-'));
    await mkdir(join(folder, '.changeset'));
    await writeFile(join(folder, '.changeset/config.json'), '{}');
  });

  afterEach(() => rm(folder, { recursive: true }));

  const declare = (file: string, name: string, step: string) =>
    writeFile(join(folder, '.changeset', file), `---\n"${name}": ${step}\n---\n\nA change.\n`);

  it('is the largest of the pending changesets, for this package', async () => {
    expect(await declaredStep(folder, 'feed')).to.equal(undefined);
    await declare('a.md', 'feed', 'patch');
    expect(await declaredStep(folder, 'feed')).to.equal('patch');
    await declare('b.md', 'feed', 'minor');
    await declare('c.md', 'another', 'major');
    expect(await declaredStep(folder, 'feed')).to.equal('minor');
  });

  it('is the difference between two versions after a release', () => {
    expect(stepBetween('0.1.0', '0.1.0')).to.equal(undefined);
    expect(stepBetween('0.1.0', '0.1.1')).to.equal('patch');
    expect(stepBetween('0.1.9', '0.2.0')).to.equal('minor');
    expect(stepBetween('0.9.3', '1.0.0')).to.equal('major');
  });
});
