import { requireFrom } from '../parts/install.js';
import { larger, type Step } from './diff.js';

type Read = (folder: string) => Promise<{ releases: { name: string; type: Step | 'none' }[] }[]>;

/** The largest step that the pending changesets declare for the package, if there is any. */
export async function declaredStep(folder: string, name: string): Promise<Step | undefined> {
  const changesets = requireFrom('tools/release')('@changesets/read') as { default: Read };
  const releases = (await changesets.default(folder)).flatMap((changeset) => changeset.releases);
  return releases
    .filter((release) => release.name === name)
    .map(({ type }) => type)
    .filter((type): type is Step => type !== 'none')
    .reduce<Step | undefined>((step, type) => (step ? larger(step, type) : type), undefined);
}

/** The step from one version to another; `undefined` if they are the same. */
export function stepBetween(from: string, to: string): Step | undefined {
  const [a = [], b = []] = [from, to].map((it) =>
    it.split('.').map((part) => Number.parseInt(part, 10)),
  );
  if (a[0] !== b[0]) return 'major';
  if (a[1] !== b[1]) return 'minor';
  return a[2] !== b[2] ? 'patch' : undefined;
}
