import type { ActivityPage, ActivitySummary } from '../../src/api/index.js';
import { activityKinds, FeedError, fetchPage, parsePage, summarize } from '../../src/api/index.js';

/** Plain code, because it runs millions of times. */
function must(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Error(`This does not hold: ${what}`);
}

/** What the documentation calls an activity: an object with a unique id. */
const isActivity = (item: unknown): boolean => {
  if (typeof item !== 'object' || item === null) return false;
  const { id } = item as { id?: unknown };
  if (typeof id === 'number') return Number.isSafeInteger(id) && id >= 0;
  return typeof id === 'string' && /^\d{1,100}$/.test(id.trim());
};

const numbers: ReadonlySet<string> = new Set(['stamps', 'amount', 'purchaseTotal', 'time']);
const kinds: ReadonlySet<string> = new Set(activityKinds);

const checkSummary = (summary: ActivitySummary) => {
  must(kinds.has(summary.kind), 'a summary has a kind');
  must(typeof summary.title === 'string' && !!summary.title, 'a summary has a title');
  for (const [name, value] of Object.entries(summary)) {
    if (numbers.has(name)) must(Number.isFinite(value), `${name} is a finite number`);
    else if (name === 'id') must(isActivity(summary), 'the id of a summary is a valid id');
    else {
      must(typeof value === 'string' && value.trim() !== '', `${name} is a non-blank string`);
      must(
        !/^(\[object .*\]|Invalid Date)$/.test(value),
        `${name} is not a stringified object or invalid date`,
      );
    }
  }
};

const checkPage = (page: ActivityPage, items: readonly unknown[]) => {
  const expected = items.filter(isActivity);
  must(page.activities.length === expected.length, 'every valid item is an activity');
  must(
    page.activities.every(({ raw }, n) => raw === expected[n]),
    "activities keep their order and the server's data",
  );
  must(
    expected.length + page.issues.length === items.length,
    'the other items are reported as issues',
  );
  for (const { index, message } of page.issues) {
    must(!isActivity(items[index]), 'an issue has the index of its item');
    must(message.length > 10 && message.length < 200, 'the message of an issue is short');
  }
  must(page.messages.every(Boolean), 'messages are not empty');
  must(page.cursor === page.activities.at(-1)?.id, 'the cursor is the id of the last activity');
  for (const activity of page.activities) checkSummary(summarize(activity));
};

/** A FeedError, as for a page that cannot be read. */
const checkError = (error: unknown) => {
  if (!(error instanceof FeedError)) throw error;
  must(error.code === 'invalid-response', 'the error is an invalid response');
  must(error.message.length < 400, 'the message is short');
};

const parse = (text: string): unknown => {
  try {
    // Decoding bytes removes a byte order mark.
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
};

/** Checks what must hold for any text that a server may send, and throws if it does not. */
export async function checkAnswer(text: string): Promise<void> {
  const body = parse(text);
  let page: ActivityPage | undefined;
  try {
    page = parsePage(body);
  } catch (error) {
    checkError(error);
  }
  const list: unknown = Object(body).activities;
  const items = Array.isArray(list) ? list : undefined;
  const isPage = !!items && (items.length === 0 || items.some(isActivity));
  must(!!page === isPage, 'an empty list or one with an activity is a page, and nothing else is');
  if (page && items) checkPage(page, items);

  const fetch = async () => new Response(text);
  const fetched = await fetchPage({ user: 'u' }, { fetch, retries: 0 }).catch(checkError);
  must(
    fetched?.activities.length === page?.activities.length,
    'fetching and parsing give the same page',
  );
  must(fetched?.issues.length === page?.issues.length, 'fetching reports the same problem');
  const clean: object = {};
  must(Object.keys(clean).length === 0 && !('id' in clean), 'no prototype is polluted');
}
