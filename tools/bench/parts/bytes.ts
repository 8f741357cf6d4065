import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { promisify } from 'node:util';
import { brotliCompressSync } from 'node:zlib';
import type { Figure, Part } from '../table.js';

const file = 'dist/stamps-activity-feed.js';

/** Where a source belongs: a library, or two levels of our folders. */
function groupOf(source: string): string {
  const [, library] = /node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*node_modules)/.exec(source) ?? [];
  const [, own] = /\/src\/([^/]+(?:\/[^/]+(?=\/))?)/.exec(source) ?? [];
  return library ?? own ?? 'bundler';
}

/** The code of the single file by group, in the order of the file. */
function pieces(code: string): [group: string, text: string][] {
  const map = new SourceMap(JSON.parse(readFileSync(`${file}.map`, 'utf8')));
  const found: [string, string][] = [];
  for (const [line, text] of code.split('\n').entries()) {
    for (const [column, letter] of [...text].entries()) {
      const entry = map.findEntry(line, column);
      const group = groupOf('originalSource' in entry ? entry.originalSource : '');
      const last = found.at(-1);
      if (last?.[0] === group) last[1] += letter;
      else found.push([group, letter]);
    }
  }
  return found;
}

/** How much smaller the compressed file would be without each group, and the group's own size. */
function breakdown(): Figure[] {
  const code = readFileSync(file, 'utf8').replace(/\n?\/\/# sourceMappingURL=.*\s*$/, '');
  const all = pieces(code);
  const join = (keep: (group: string) => boolean) =>
    all
      .filter(([group]) => keep(group))
      .map(([, text]) => text)
      .join('');
  const whole = brotliCompressSync(code).length;
  return [...new Set(all.map(([group]) => group))]
    .map((group): Figure => {
      const without = brotliCompressSync(join((it) => it !== group)).length;
      const raw = Buffer.byteLength(join((it) => it === group));
      return {
        what: `of the single file: ${group}`,
        unit: 'B',
        ours: whole - without,
        beside: ['raw', raw],
      };
    })
    .sort((a, b) => b.ours - a.ours);
}

/** The sizes by size-limit, beside their budgets, and a breakdown of the single file; brotli 11. */
const measure: Part = async () => {
  const args = [
    'node_modules/size-limit/bin.js',
    '--config',
    'tools/size-limit.config.js',
    '--json',
  ];
  const { stdout } = await promisify(execFile)(process.execPath, args).catch((error) => error);
  const entries = JSON.parse(stdout) as { name: string; size: number; sizeLimit: number }[];
  const sizes = entries.map(({ name, size, sizeLimit }): Figure => {
    return { what: name, unit: 'B', ours: size, beside: ['budget', sizeLimit] };
  });
  return [...sizes, ...breakdown()];
};

export default measure;
