import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** How large a file is, in bytes: as it is, and as a web server sends it (gzip 9, brotli 11). */
export interface Sizes {
  readonly raw: number;
  readonly gzip: number;
  readonly brotli: number;
}

/** Brotli at its best, as a server compresses files that never change. */
export const brotliSize = (text: string | Uint8Array): number => {
  const bytes = Buffer.from(text);
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  return brotliCompressSync(bytes, { params }).length;
};

export const sizesOf = (text: string | Uint8Array): Sizes => ({
  raw: Buffer.byteLength(text),
  gzip: gzipSync(text, { level: 9 }).length,
  brotli: brotliSize(text),
});

/** Says how large built files are. */
export function printSizes(files: readonly string[]): void {
  for (const file of files) {
    const { raw, gzip, brotli } = sizesOf(readFileSync(file));
    const bytes = (count: number) => count.toLocaleString('en');
    console.log(
      `${basename(file)}: ${bytes(raw)} B, gzip ${bytes(gzip)} B, brotli ${bytes(brotli)} B`,
    );
  }
}
