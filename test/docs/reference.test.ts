import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import type { FeedErrorCode } from '../../src/api/index.js';
import { activityKinds } from '../../src/api/index.js';
import type { Localization } from '../../src/element/rows/row-text.js';
import { namedValues } from '../../src/element/templates/named-values.js';
import { en } from '../../src/locales/index.js';
import { faultParams, type SandboxFaults, sessionParam } from '../../src/sandbox/index.js';
import { withTables } from '../../tools/reference.js';

const manifest = JSON.parse(readFileSync('custom-elements.json', 'utf8'));
const chapter = (name: string): string => readFileSync(`docs/${name}.md`, 'utf8');

/** Every code, which the compiler checks. */
const codes: Record<FeedErrorCode, true> = {
  'invalid-config': true,
  token: true,
  unauthorized: true,
  forbidden: true,
  'not-found': true,
  'bad-request': true,
  'rate-limited': true,
  server: true,
  network: true,
  timeout: true,
  redirected: true,
  'invalid-response': true,
  'no-progress': true,
  'not-loaded': true,
};

/** Every fault, which the compiler checks. */
const everyFault: Required<SandboxFaults> = {
  latency: 1,
  status: 503,
  retryAfter: '1',
  exposeRetryAfter: true,
  body: 'html',
  errorMessages: 'Try later',
  cursor: 'stuck',
  repeat: 1,
  arrivals: 1,
  redirect: true,
  slash: 'required',
  slashStatus: 308,
  slashPreflight: true,
  noCors: true,
  times: 1,
  page: 'first',
};

describe('the reference', () => {
  it('has the tables of the manifest', () => {
    expect(withTables(chapter('reference'), manifest)).to.equal(chapter('reference'));
  });

  it('cannot lose a table without an error', () => {
    for (const [marker] of chapter('reference').matchAll(/<!-- generated:[\w-]+ -->/g)) {
      const text = chapter('reference').replace(marker, '');
      expect(() => withTables(text, manifest), marker).to.throw(marker);
    }
  });

  it('lists every error code', () => {
    const rows = chapter('reference').split('\n');
    for (const code of Object.keys(codes)) {
      expect(
        rows.filter((row) => row.startsWith('| `') && row.includes(`\`${code}\``)),
      ).to.have.lengthOf.at.least(1);
    }
  });
});

describe('the chapters', () => {
  it('list every kind of activity', () => {
    for (const kind of activityKinds) expect(chapter('templates')).to.include(`\`${kind}\``);
  });

  it('list every binding of a template, and no other', () => {
    const localization = { messages: en } as Localization;
    const values = namedValues({ id: 1, kind: 'survey', title: '' }, localization);
    const rows = chapter('templates').matchAll(/^\| `(\w+)` \|.*\|.*\|.*\|$/gm);
    expect([...rows].map(([, name]) => name)).to.have.members(Object.keys(values));
  });

  it('list every switch of the sandbox, and no other', () => {
    const rows = chapter('sandbox').matchAll(/^\| `(sandbox_\w+)`/gm);
    const listed = [...rows].map(([, name = '']) => name);
    expect(listed).to.have.members([...faultParams(everyFault).keys(), sessionParam]);
  });
});

describe('CONTRIBUTING', () => {
  it('lists every script', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
    const text = readFileSync('CONTRIBUTING.md', 'utf8');
    // Those that other scripts run for you.
    const { clean, prepublishOnly, prepack, postpack, ...listed } = scripts;
    for (const name of Object.keys(listed)) {
      const command = ['start', 'test'].includes(name) ? `npm ${name}` : `npm run ${name}`;
      expect(text).to.include(`\`${command}\``);
    }
  });
});
