import { createSandbox } from '../../src/sandbox/index.js';
import { members } from './sandbox-client.js';

/**
 * The valid pages that tests mutate: every kind in every status, five rows each, and an empty page.
 */
export async function validPages(): Promise<string[]> {
  const sandbox = createSandbox();
  const headers = { Authorization: `Bearer ${await sandbox.issueToken()}` };
  const pages = [JSON.stringify({ activities: [], error_messages: ['One activity was omitted.'] })];
  for (const user of [members.everyKind, members.docsExample]) {
    let olderThan = '';
    for (;;) {
      const url = `http://localhost/api/v3/activities?user=${user}${olderThan}`;
      const response = await sandbox(new Request(url, { headers }));
      const { activities }: { activities: { id: number }[] } = await response.json();
      if (activities.length === 0) break;
      for (let n = 0; n < activities.length; n += 5) {
        pages.push(JSON.stringify({ activities: activities.slice(n, n + 5) }));
      }
      olderThan = `&older_than=${activities.at(-1)?.id}`;
    }
  }
  return pages;
}
