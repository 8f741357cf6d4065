import { expect } from 'chai';
import type { ActivityId } from '../../src/api/index.js';
import { activityPages } from '../../src/api/index.js';
import { feedError } from './harness.js';

const history = Array.from({ length: 45 }, (_, n) => ({ id: 145 - n, type: 9, created: 1 }));

/** An API that refuses `older_than` if that activity is gone. `deleted` ids are gone after the first page. */
function apiWithout(deleted: readonly number[], status: number) {
  const asked: (string | null)[] = [];
  const fetch = async (input: RequestInfo | URL): Promise<Response> => {
    const cursor = new URL(String(input)).searchParams.get('older_than');
    asked.push(cursor);
    if (deleted.includes(Number(cursor))) {
      return Response.json({ detail: 'older_than: Object does not exist.' }, { status });
    }
    const rest = asked.length > 1 ? history.filter(({ id }) => !deleted.includes(id)) : history;
    const from = cursor === null ? 0 : rest.findIndex(({ id }) => String(id) === cursor) + 1;
    return Response.json({ activities: rest.slice(from, from + 20) });
  };
  return { fetch, asked };
}

async function idsFrom(fetch: (input: RequestInfo | URL) => Promise<Response>) {
  const ids: ActivityId[] = [];
  for await (const page of activityPages({ user: 'u' }, { fetch })) {
    ids.push(...page.activities.map(({ id }) => id));
  }
  return ids;
}

describe('a further page whose cursor was deleted', () => {
  for (const status of [400, 404]) {
    it(`is requested with the id before it (${status})`, async () => {
      const { fetch, asked } = apiWithout([126], status);
      expect(await idsFrom(fetch)).to.deep.equal(history.map(({ id }) => id));
      expect(asked).to.deep.equal([null, '126', '127', '106']);
    });
  }

  it('fails if the id before it was deleted, too', async () => {
    const { fetch, asked } = apiWithout([126, 127], 404);
    expect(await feedError(idsFrom(fetch))).to.include({ code: 'not-found', phase: 'more' });
    expect(asked).to.deep.equal([null, '126', '127']);
  });

  it('is not requested again after other errors', async () => {
    const { fetch, asked } = apiWithout([126], 403);
    expect(await feedError(idsFrom(fetch))).to.include({ code: 'forbidden', phase: 'more' });
    expect(asked).to.deep.equal([null, '126']);
  });

  it('is not requested again if the page before had one activity only', async () => {
    const asked: string[] = [];
    const fetch = async (input: RequestInfo | URL) => {
      asked.push(new URL(String(input)).search);
      return asked.length > 1
        ? Response.json({ detail: 'No.' }, { status: 404 })
        : Response.json({ activities: [{ id: 1, type: 9 }], error_messages: ['Incomplete.'] });
    };
    await feedError(idsFrom(fetch));
    expect(asked).to.deep.equal(['?user=u', '?user=u&older_than=1']);
  });
});
