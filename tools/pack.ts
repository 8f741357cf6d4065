import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cdnDocuments, withBuiltFiles } from './cdn.js';

// npm runs this before and after it packs: the README in a tarball names the version and the hashes of the files in it.
// In the repository, it keeps those of the last release.
const backup = '.cache/unpacked-documents.json';

if (process.argv.includes('--restore')) {
  if (existsSync(backup)) {
    const texts: Record<string, string> = JSON.parse(readFileSync(backup, 'utf8'));
    for (const [file, text] of Object.entries(texts)) writeFileSync(file, text);
    rmSync(backup);
  }
} else {
  if (!existsSync('dist/integrity.json')) throw new Error('There is no build. Run: npm run build');
  const texts = cdnDocuments.map((file) => [file, readFileSync(file, 'utf8')] as const);
  mkdirSync('.cache', { recursive: true });
  writeFileSync(backup, JSON.stringify(Object.fromEntries(texts)));
  for (const [file, text] of texts) writeFileSync(file, withBuiltFiles(text));
}
