import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { checkProse } from '../../tools/prose/prose.js';

/** Sentences that must be found, each with a similar one that is fine. */
const sentences: readonly (readonly [bad: string, good: string])[] = [
  // These are not checked themselves: see tools/prose/files.ts.
  ['That is no URL.', 'That is not a URL.'],
  ['Rows are no children of it.', 'There are no children.'],
  ['An address is no proof.', 'It is no longer a proof.'],
  ['A look that nobody asked for.', 'No body is sent to nobody@example.com.'],
  ['The rows are written anew.', 'The rows are rendered again for a new page.'],
  ['Who waits is told.', 'Who can read a token?'],
  ['It ends. Whoever reads it sees a token.', 'Anyone who reads it sees a token.'],
  ['It is settled, though a listener be broken.', 'It is settled, though a listener throws.'],
  ['The server is not asked again.', 'It asked for a page.'],
  ['Were it sent, it would fail.', 'It would fail even if it were sent.'],
  ['Editors let no tag through.', 'It lets you choose the tag.'],
  ['It does not belong into HTML.', 'It belongs in HTML.'],
  ['That is not to be had here.', 'It has to be loaded here.'],
  ['A token works, but better is none.', 'The proxy is better.'],
  ['What comes before is of no account.', 'It has no account.'],
  ['The CSS tokens change its colours.', 'The access token is a credential.'],
];

describe('the prose check', () => {
  for (const [bad, good] of sentences) {
    it(`refuses "${bad}" and accepts "${good}"`, () => {
      expect(checkProse('a.md', `# Title\n\n${bad}\n`).map(({ line }) => line)).to.deep.equal([3]);
      expect(checkProse('a.md', `# Title\n\n${good}\n`)).to.deep.equal([]);
    });

    it(`does so in TypeScript: "${bad}"`, () => {
      const [start = '', ...rest] = bad.split(/ (?=\S+ \S+$)/);
      const wrapped = [start, ...rest];
      for (const code of [
        `// ${bad}`,
        `/**\n * ${wrapped.join('\n * ')}\n */`,
        `const it = ${JSON.stringify(bad)};`,
        `it(\`\${name}: ${bad}\`)`,
      ]) {
        const findings = checkProse('a.ts', `const no = 1;\n\n${code}\n`);
        expect(findings, code).to.have.length(1);
        expect(findings[0]?.line, code).to.be.within(3, 5);
      }
    });
  }

  it('ignores code', () => {
    const code = 'const nobody = { is: no };\nconst anew = /nobody/;\n';
    expect(checkProse('a.ts', code)).to.deep.equal([]);
    expect(checkProse('a.md', `\`nobody\`\n\n\`\`\`ts\n${code}\`\`\`\n`)).to.deep.equal([]);
  });

  it('has a pair of sentences for every rule', () => {
    const rules = readFileSync('tools/prose/rules.yml', 'utf8').match(/^ {2}- expected:/gm) ?? [];
    const found = sentences.flatMap(([bad]) => checkProse('a.md', bad));
    expect(new Set(found.map(({ expected }) => expected)).size).to.equal(rules.length);
  });

  it('fails the command with the file, the line and the cure', () => {
    const folder = mkdtempSync(join(tmpdir(), 'prose-'));
    const command = (text: string) => {
      writeFileSync(join(folder, 'a.md'), text);
      const script = ['--import', 'tsx', 'tools/prose/main.ts', join(folder, '*.md')];
      return spawnSync(process.execPath, script, { encoding: 'utf8' });
    };
    try {
      const [[bad, good] = ['', '']] = sentences;
      expect(command(`# Title\n\n${good}\n`).status).to.equal(0);
      const { status, stderr } = command(`# Title\n\n${bad}\n`);
      expect(status).to.equal(1);
      expect(stderr).to.match(/a\.md:3: ".*" → \S/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
