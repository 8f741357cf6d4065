import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

/** Says how large the files are: as they are, and as a web server sends them. */
export function printSizes(files: string[]): void {
  for (const file of files) {
    const raw = readFileSync(file);
    const sizes = [
      `${kilobytes(raw)} raw`,
      `${kilobytes(gzipSync(raw))} gzip`,
      `${kilobytes(brotliCompressSync(raw))} brotli`,
    ];
    console.log(`${basename(file)}: ${sizes.join(', ')}`);
  }
}

function kilobytes({ length }: Uint8Array): string {
  return `${(length / 1024).toFixed(1)} KB`;
}
