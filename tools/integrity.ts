import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';

/** What the `integrity` of a script tag has to be for these bytes. */
export const integrityOf = (bytes: string | Uint8Array): string =>
  `sha384-${createHash('sha384').update(bytes).digest('base64')}`;

/** Writes the hashes of built files, by their names, into a JSON file that is published with them. */
export function writeIntegrity(target: string, files: readonly string[]): void {
  const hashes = files.map((file) => [basename(file), integrityOf(readFileSync(file))]);
  writeFileSync(target, `${JSON.stringify(Object.fromEntries(hashes), null, 2)}\n`);
}
