import { createSandbox } from '../../src/sandbox/index.js';

/** An activity as the wire has it. */
export type Item = Readonly<Record<string, unknown>> & { readonly id: number };

/** Whose activities are measured. */
export const user = 'bench@example.com';

/** A little more than a feed grows to, so that there are pages left to measure there. */
const count = 10_400;

const models = ['every.kind@example.com', 'rina.wijaya@example.com'];

/** A long history: activities of the sandbox's members, repeated with ids and times of their own. */
export async function makeHistory(): Promise<Item[]> {
  const sandbox = createSandbox();
  const headers = { Authorization: `Bearer ${await sandbox.issueToken()}` };
  const items: Item[] = [];
  for (const member of models) {
    const url = `http://sandbox/api/v3/activities?user=${encodeURIComponent(member)}`;
    const response = await sandbox(new Request(url, { headers }));
    const { activities } = (await response.json()) as { activities: Item[] };
    items.push(...activities.filter((it) => it.created));
  }
  const newest = Date.parse('2026-10-31T09:30:00+07:00') / 1000;
  return Array.from({ length: count }, (_, n) => ({
    ...(items[n % items.length] as Item),
    id: 6_000_000 - n,
    created: newest - n * 30_000,
  }));
}
