import type { MutantResult, schema } from '@stryker-mutator/api/core';
import type { Reporter } from '@stryker-mutator/api/report';

/** A mutant that no test notices. */
const isAlive = ({ status }: { status: string }) =>
  status === 'Survived' || status === 'NoCoverage';
const isDead = ({ status }: { status: string }) => status === 'Killed' || status === 'Timeout';

const percent = (mutants: readonly { status: string }[]): string => {
  const dead = mutants.filter(isDead).length;
  const all = dead + mutants.filter(isAlive).length;
  return `${((100 * dead) / Math.max(all, 1)).toFixed(1)} % (${dead} of ${all})`;
};

/** Says which mutants live on as soon as that is known, and in the end the figure of each folder. */
export class FolderReporter implements Reporter {
  #tested = 0;

  onMutantTested({ status, fileName, location, mutatorName, replacement }: Readonly<MutantResult>) {
    this.#tested += 1;
    if (!isAlive({ status })) return;
    const { line, column } = location.start;
    const text = (replacement ?? '').replace(/\s+/g, ' ').slice(0, 100);
    console.log(`${this.#tested} ${status} ${fileName}:${line}:${column} ${mutatorName}: ${text}`);
  }

  onMutationTestReportReady({ files }: Readonly<schema.MutationTestResult>) {
    const folders = new Map<string, schema.MutantResult[]>();
    for (const [name, { mutants }] of Object.entries(files)) {
      const folder = name.split('/').slice(0, -1).join('/');
      folders.set(folder, [...(folders.get(folder) ?? []), ...mutants]);
    }
    for (const [folder, mutants] of folders) console.log(`${folder}: ${percent(mutants)}`);
    console.log(`all: ${percent([...folders.values()].flat())}`);
  }
}
