import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { declaredStep } from './api/declared.js';
import { cdnDocuments, withBuiltFiles } from './cdn.js';

// npm run release: version → test and build → CDN snippets and snapshot → commit and tag. The workflow in
// .github/workflows/release.yml publishes the tag. With --dry-run nothing is committed or tagged; the changed
// files stay, to be looked at.
const changeset = 'tools/release/node_modules/.bin/changeset';
const dryRun = process.argv.includes('--dry-run');

if (output('git', 'status', '--porcelain')) stop('Commit or stash what is changed first.');
if (!(await declaredStep('.', packageJson().name))) {
  stop('There is no changeset, so there is nothing to release: npm run changeset');
}

// What changed has to be declared before the changesets are used up. A dry run compares the build that is there.
if (!dryRun || !existsSync('dist')) run('npm', 'run', '--silent', 'build');
run('npm', 'run', '--silent', 'api');
run(changeset, 'version');
const { version } = packageJson();
rewrite('src/version.ts', /'[\d.]+'/, `'${version}'`);
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
lock.version = version;
lock.packages[''].version = version;
writeFileSync('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`);

if (dryRun) run('npm', 'run', '--silent', 'build');
else run('npm', 'run', 'test:all');
// The README of a release loads the files of that release.
for (const file of cdnDocuments) writeFileSync(file, withBuiltFiles(readFileSync(file, 'utf8')));
run('npm', 'run', '--silent', 'api', '--', '--write');

if (dryRun) {
  run('npm', 'run', '--silent', 'sbom');
  run('npm', 'run', '--silent', 'docs:source');
  mkdirSync('.cache', { recursive: true });
  run('npm', 'pack', '--ignore-scripts', '--pack-destination', '.cache');
  console.log(`${version} is ready, and nothing was committed. git restore . undoes the changes.`);
} else {
  run('git', 'add', '--all');
  run('git', 'commit', '--message', `Release ${version}`);
  run('git', 'tag', '--annotate', `v${version}`, '--message', `Release ${version}`);
  console.log(
    `${version} is tagged. git push --follow-tags starts the workflow that publishes it.`,
  );
}

function packageJson(): { name: string; version: string } {
  return JSON.parse(readFileSync('package.json', 'utf8'));
}

function rewrite(file: string, what: RegExp, by: string): void {
  const text = readFileSync(file, 'utf8');
  if (!what.test(text)) stop(`${file} has nothing like ${what}.`);
  writeFileSync(file, text.replace(what, by));
}

/** Runs a program in the terminal; one that fails ends the release. */
function run(program: string, ...args: string[]): void {
  console.log(`\n── ${program} ${args.join(' ')}`);
  execFileSync(program, args, { stdio: 'inherit', shell: process.platform === 'win32' });
}

function output(program: string, ...args: string[]): string {
  return execFileSync(program, args, { encoding: 'utf8' }).trim();
}

function stop(message: string): never {
  console.error(message);
  process.exit(1);
}
