import { readFileSync } from 'node:fs';
import { SourceMap, type SourceMapPayload } from 'node:module';
import { brotliSize } from './sizes.js';

/** What a part of a bundle costs, in bytes. */
export interface PartCost {
  readonly part: string;
  /** Its minified code. */
  readonly raw: number;
  /** What the file would be smaller by, compressed, if it were cut out. */
  readonly brotli: number;
}

/** The parts, by where their sources lie; the first that fits. */
const parts: readonly (readonly [part: string, source: RegExp])[] = [
  ['@lit/task', /node_modules\/@lit\/task\//],
  ['lit', /node_modules\/(lit|lit-html|lit-element|@lit\/reactive-element)\//],
  ['zod', /node_modules\/zod\//],
  ['icons', /src\/element\/icons\.ts$/],
  ['styles', /src\/element\/styles\//],
  ['templates', /src\/element\/templates\//],
  ['locales', /src\/locales\//],
  ['activities', /src\/activities\//],
  ['api', /src\/api\//],
  ['feed', /src\/feed\//],
  ['element', /src\/element\//],
];

const partOf = (source: string | undefined): string =>
  (source && parts.find(([, pattern]) => pattern.test(source))?.[0]) || 'the rest';

/** The source that each piece of the code comes from, piece by piece. */
function pieces(code: string, map: SourceMap): [part: string, text: string][] {
  const found: [part: string, text: string][] = [];
  for (const [line, text] of code.split('\n').entries()) {
    for (let column = 0; column < text.length; column++) {
      const entry = map.findEntry(line, column);
      const part = partOf('originalSource' in entry ? entry.originalSource : undefined);
      const last = found.at(-1);
      if (last?.[0] === part) last[1] += text[column];
      else found.push([part, text[column] ?? '']);
    }
  }
  return found;
}

/**
 * Says what the parts of a built file cost, by its source map; dearest first. What they share with
 * each other costs nothing once another part has it, so the compressed figures add up to less than the
 * file.
 */
export function breakdown(file: string): PartCost[] {
  const code = readFileSync(file, 'utf8').replace(/\n?\/\/# sourceMappingURL=.*\n?$/, '');
  const map = new SourceMap(JSON.parse(readFileSync(`${file}.map`, 'utf8')) as SourceMapPayload);
  const all = pieces(code, map);
  const whole = brotliSize(code);
  const names = [...new Set(all.map(([part]) => part))];
  const costs = names.map((part) => {
    const own = all.filter(([name]) => name === part).map(([, text]) => text);
    const others = all.filter(([name]) => name !== part).map(([, text]) => text);
    return {
      part,
      raw: Buffer.byteLength(own.join('')),
      brotli: whole - brotliSize(others.join('')),
    };
  });
  return costs.sort((a, b) => b.brotli - a.brotli);
}
