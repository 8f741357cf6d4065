import { existsSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { globSync } from 'tinyglobby';

const text = readFileSync('SECURITY.md', 'utf8');
const testFile = /`(test\/[\w./-]+\.test\.ts)`/g;

/** The sections by their titles. */
const sections = new Map(
  text
    .split(/^## /m)
    .slice(1)
    .map((section) => [section.slice(0, section.indexOf('\n')), section] as const),
);

/** The rows of the table whose header has a column "Tests". */
const rows = text
  .split('\n')
  .filter((line) => /^\| .*(\.test\.ts|\| \|$)/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()));

describe('the tests that SECURITY.md names', () => {
  const named = [...new Set([...text.matchAll(testFile)].map(([, file = '']) => file))];

  it('are numerous', () => {
    expect(named).to.have.length.above(30);
  });

  for (const file of named) {
    it(`exist: ${file}`, () => {
      expect(existsSync(file)).to.equal(true);
      expect(readFileSync(file, 'utf8')).to.match(/\bit\(/);
    });
  }

  it('are in no other form, which would not be checked', () => {
    const names = [...text.matchAll(/[\w./-]+\.test\.ts/g)].map(([name]) => name);
    expect(names).to.have.length([...text.matchAll(testFile)].length);
  });

  it('are there for each row of the tables, apart from what does not hold', () => {
    expect(rows).to.have.length.above(15);
    const without = rows.filter((cells) => !cells.some((cell) => cell.includes('.test.ts')));
    expect(without.map(([, attacker]) => attacker)).to.deep.equal(['**A script on the page**']);
  });

  const withoutClaims = ['Supported versions', 'Reporting a vulnerability'];
  for (const [title, section] of sections) {
    if (withoutClaims.includes(title)) continue;
    it(`are there for the section "${title}"`, () => {
      expect(section).to.match(new RegExp(testFile.source));
    });
  }
});

describe('SECURITY.md', () => {
  it('has the sections that a reviewer looks for', () => {
    expect([...sections.keys()]).to.include.members([
      'Supported versions',
      'Reporting a vulnerability',
      'Threat model',
      'What is sent where',
      'What is stored where',
      'Personal data',
      'Session replay',
      'When a member signs out',
      'Stamps-Member-Key',
      'Content Security Policy',
      'Authors of content',
    ]);
  });

  it('is the only file that names a contact', () => {
    const files = globSync(['*.md', 'docs/*.md', '.github/**', 'integrations/**/*.{md,txt}'], {
      dot: true,
    });
    const naming = files.filter((file) =>
      /security\/advisories|security@/.test(readFileSync(file, 'utf8')),
    );
    expect(naming).to.deep.equal(['SECURITY.md']);
  });

  it('has links to sections that there are', () => {
    const anchors = new Set(
      [...text.matchAll(/^##+ (.+)$/gm)].map(([, title = '']) =>
        title
          .toLowerCase()
          .replace(/[^\w -]/g, '')
          .replaceAll(' ', '-'),
      ),
    );
    const links = [...text.matchAll(/\]\(#([\w-]+)\)/g)].map(([, anchor = '']) => anchor);
    const elsewhere = globSync(['docs/*.md', 'README.md'])
      .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/SECURITY\.md#([\w-]+)/g)])
      .map(([, anchor = '']) => anchor);
    expect(elsewhere).to.have.length.above(2);
    for (const anchor of [...links, ...elsewhere]) expect([...anchors]).to.include(anchor);
  });
});
