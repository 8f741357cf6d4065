import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

// npm run sbom: writes the bill of materials to dist/sbom.cdx.json: what the package depends on, directly or not.
interface Sbom {
  readonly metadata: { readonly component: { readonly 'bom-ref': string } };
  readonly components: readonly { readonly name: string; readonly 'bom-ref': string }[];
  readonly dependencies: readonly {
    readonly ref: string;
    readonly dependsOn?: readonly string[];
  }[];
}

// npm's own filter (`--omit dev`) leaves out what development needs too, such as lit.
const everything: Sbom = JSON.parse(
  execFileSync('npm', ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
    maxBuffer: 2 ** 28,
  }),
);
const { dependencies: direct } = JSON.parse(readFileSync('package.json', 'utf8'));
const root = everything.metadata.component['bom-ref'];
const edges = new Map(everything.dependencies.map(({ ref, dependsOn = [] }) => [ref, dependsOn]));

const roots = everything.components
  .filter(({ name, 'bom-ref': ref }) => name in direct && edges.get(root)?.includes(ref))
  .map((it) => it['bom-ref']);
const reached = new Set<string>();
const visit = (ref: string): void => {
  if (reached.has(ref)) return;
  reached.add(ref);
  edges.get(ref)?.forEach(visit);
};
roots.forEach(visit);

const sbom = {
  ...everything,
  components: everything.components.filter((it) => reached.has(it['bom-ref'])),
  dependencies: [
    { ref: root, dependsOn: roots },
    ...everything.dependencies.filter(({ ref }) => reached.has(ref)),
  ],
};
writeFileSync('dist/sbom.cdx.json', `${JSON.stringify(sbom, null, 2)}\n`);
console.log(`dist/sbom.cdx.json lists ${sbom.components.length} packages.`);
