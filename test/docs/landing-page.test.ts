import { existsSync, readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { expect } from 'chai';
import { snippet, snippetsOf } from './snippets.js';

const readme = readFileSync('README.md', 'utf8');
const [install, cdn, tag, proxy, scripts] = snippetsOf('README.md');
const packageJson = JSON.parse(readFileSync('package.json', 'utf8'));

describe('the README', () => {
  it('is a landing page of at most 250 lines', () => {
    expect(readme.split('\n').length).to.be.at.most(250);
  });

  it('begins with the snippets of the chapters, which are run', () => {
    expect(snippetsOf('docs/start.md')).to.deep.include(tag);
    expect(snippetsOf('docs/start.md')).to.deep.include(install);
    expect(snippetsOf('docs/start.md')).to.deep.include(cdn);
    expect(proxy?.code).to.equal(snippet('proxy', 'js', 'export const proxy'));
  });

  it('installs this package', () => {
    expect(install?.code).to.equal(`npm install ${packageJson.name}\n`);
  });

  it('opens with the ways to install it', () => {
    const beginning = readme.slice(0, readme.indexOf('<img '));
    for (const it of [install, cdn, tag]) expect(beginning).to.include(it?.code);
  });

  it('names scripts that exist', () => {
    const names = [...(scripts?.code ?? '').matchAll(/&& npm (\w+)/g)].map(([, name]) => name);
    expect(names).to.deep.equal(['start', 'test']);
    expect(packageJson.scripts).to.include.all.keys(names);
  });

  it('states a size that the built file does not exceed', () => {
    const [, kilobytes] = /less than (\d+) kB\*\* \(brotli\)/.exec(readme) ?? [];
    const size = brotliCompressSync(readFileSync('dist/stamps-activity-feed.js')).length;
    expect(size).to.be.below(Number(kilobytes) * 1000);
    expect(readFileSync('docs/performance.md', 'utf8')).to.include(`less than ${kilobytes} kB`);
  });

  it('shows a picture that is in the repository, and describes it', () => {
    const [, src = '', alt = ''] = /<img src="([^"]+)"[^>]* alt="([^"]+)"/.exec(readme) ?? [];
    expect(existsSync(src)).to.equal(true);
    expect(alt.length).to.be.above(40);
  });
});
