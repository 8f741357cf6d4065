import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { globSync } from 'tinyglobby';
import { writePlugin } from '../../tools/wordpress/plugin.js';

const source = 'integrations/wordpress/stamps-activity-feed';
const read = (file: string) => readFileSync(file, 'utf8');
const readme = read(`${source}/readme.txt`);
const main = read(`${source}/stamps-activity-feed.php`);

/** A field of the header of readme.txt or of the plugin's file. */
const field = (text: string, name: string): string =>
  new RegExp(`^(?: \\* )?${name}:[ \\t]*(.*)$`, 'm').exec(text)?.[1]?.trim() ?? '';

/** The sections of readme.txt, by their titles. */
const sections = new Map(
  readme
    .split(/^== (.+) ==$/m)
    .slice(1)
    .map((text, n, all) => [text, all[n + 1]?.trim() ?? ''] as const)
    .filter((_, n) => n % 2 === 0),
);

describe('readme.txt of the WordPress plugin', () => {
  it('begins with the name of the plugin', () => {
    const [, name] = /^=== (.+) ===\n/.exec(readme) ?? [];
    expect(name).to.equal(field(main, 'Plugin Name'));
  });

  it('has the version of the plugin and of the package as its stable tag', () => {
    const { version } = JSON.parse(read('package.json'));
    expect(field(readme, 'Stable tag')).to.equal(version);
    expect(field(main, 'Version')).to.equal(version);
    expect(main).to.include(`const VERSION = '${version}';`);
    expect(sections.get('Changelog')).to.include(`= ${version} =`);
  });

  it('requires what the plugin requires', () => {
    for (const name of ['Requires at least', 'Requires PHP', 'License', 'License URI']) {
      expect(field(readme, name), name).to.equal(field(main, name) || 'missing');
    }
    expect(field(readme, 'Tested up to')).to.match(/^\d+\.\d+$/);
  });

  it('has at most five tags, and names who contributed', () => {
    const tags = field(readme, 'Tags').split(', ');
    expect(tags).to.have.length.within(1, 5);
    for (const tag of tags) expect(tag).to.match(/^[a-z ]+$/);
    expect(field(readme, 'Contributors')).to.match(/^[a-z\d]+(, [a-z\d]+)*$/);
  });

  it('has a short description of at most 150 characters without markup', () => {
    const [, short = ''] = /\n\n([^\n]+)\n\n== Description ==/.exec(readme) ?? [];
    expect(short).to.have.length.within(1, 150);
    expect(short).to.not.match(/[*_`<[]/);
  });

  it('has the sections of the directory, none of them empty', () => {
    const names = ['Description', 'Installation', 'Frequently Asked Questions', 'Changelog'];
    expect([...sections.keys()]).to.include.members(names);
    for (const [name, text] of sections) expect(text, name).to.not.equal('');
  });

  it('names the external service, and what is sent there', () => {
    const description = sections.get('Description');
    expect(description).to.include('= External service =');
    expect(description).to.include('https://stamps.co.id/api/v3/activities');
    expect(description).to.include('https://stamps.co.id/api/auth/get-access-token/');
  });

  it('names attributes, options and constants that there are', () => {
    const code = globSync(`${source}/**/*.php`).map(read).join('\n');
    const names = [...readme.matchAll(/\b(STAMPS_[A-Z_]+|stamps_[a-z_]+)\b/g)].map(
      ([name]) => name,
    );
    expect(names).to.include.members(['STAMPS_TOKEN', 'stamps_activity_feed_member']);
    for (const name of names) expect(code).to.include(name);
  });
});

describe('the folder of the WordPress plugin', () => {
  let folder: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'stamps-plugin-'));
    writePlugin(folder);
  });

  after(() => rm(folder, { recursive: true }));

  it('contains the scripts, with the licenses of the packages in them', () => {
    for (const name of ['stamps-activity-feed.js', 'stamps-activity-feed.loader.js']) {
      expect(read(join(folder, 'assets', name))).to.equal(read(join('dist', name)));
    }
    expect(read(join(folder, 'assets/stamps-activity-feed.js'))).to.match(
      /^\/\*! Includes .*\. Licenses: THIRD-PARTY-LICENSES \*\//,
    );
    expect(read(join(folder, 'assets/THIRD-PARTY-LICENSES'))).to.equal(
      read('dist/THIRD-PARTY-LICENSES'),
    );
    expect(read(join(folder, 'LICENSE'))).to.match(/^MIT License/);
  });

  it('contains all other files of the plugin, and no hidden one', () => {
    for (const file of globSync('**/*', { cwd: source })) {
      expect(existsSync(join(folder, file)), file).to.equal(true);
    }
    expect(globSync('**/.*', { cwd: folder, dot: true })).to.deep.equal([]);
  });
});
