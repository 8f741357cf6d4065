import { readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';
import { checkedFiles } from './files.js';
import { checkProse } from './prose.js';

// npm run lint: fails for wording that tools/prose/rules.yml refuses. File names and globs replace the default ones.
const names = process.argv.slice(2);
const patterns = names.length > 0 ? names : [...checkedFiles];
const files = globSync(patterns, {
  dot: true,
  ignore: ['**/node_modules/**', '**/{dist,.cache,.next,.angular}/**'],
});
let count = 0;
for (const file of files.sort()) {
  for (const { line, found, expected } of checkProse(file, readFileSync(file, 'utf8'))) {
    console.error(`${file}:${line}: "${found}" → ${expected}`);
    count += 1;
  }
}
if (count > 0) process.exitCode = 1;
console.log(`Prose: ${files.length} files, ${count} to reword.`);
