import type { ActivityPage, ActivitySummary } from '../../src/api/index.js';
import { activityKinds, FeedError, fetchPage, parsePage, summarize } from '../../src/api/index.js';

/** Plain, since it is asked millions of times. */
function must(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Error(`It does not hold: ${what}`);
}

/** What the documentation calls an activity: an object with an id that tells it from all others. */
const isActivity = (item: unknown): boolean => {
  if (typeof item !== 'object' || item === null) return false;
  const { id } = item as { id?: unknown };
  if (typeof id === 'number') return Number.isSafeInteger(id) && id >= 0;
  return typeof id === 'string' && /^\d{1,100}$/.test(id.trim());
};

const numbers: ReadonlySet<string> = new Set(['stamps', 'amount', 'time']);
const kinds: ReadonlySet<string> = new Set(activityKinds);

const checkSummary = (told: ActivitySummary) => {
  must(kinds.has(told.kind), 'a summary has a kind');
  must(typeof told.title === 'string' && !!told.title, 'a summary has a title');
  for (const [name, value] of Object.entries(told)) {
    if (numbers.has(name)) must(Number.isFinite(value), `${name} is a finite number`);
    else if (name === 'id') must(isActivity(told), 'the id of a summary is an id');
    else {
      must(typeof value === 'string' && value.trim() !== '', `${name} is text`);
      must(!/^(\[object .*\]|Invalid Date)$/.test(value), `${name} means something`);
    }
  }
};

const checkPage = (page: ActivityPage, items: readonly unknown[]) => {
  const wanted = items.filter(isActivity);
  must(page.activities.length === wanted.length, 'everything that is an activity is one');
  must(
    page.activities.every(({ raw }, n) => raw === wanted[n]),
    'activities keep their order, and what the server sent',
  );
  must(wanted.length + page.issues.length === items.length, 'the rest is told of');
  for (const { index, message } of page.issues) {
    must(!isActivity(items[index]), 'an issue says where it is');
    must(message.length > 10 && message.length < 200, 'an issue is short');
  }
  must(page.messages.every(Boolean), 'messages say something');
  must(page.cursor === page.activities.at(-1)?.id, 'the cursor is the last id');
  for (const activity of page.activities) checkSummary(summarize(activity));
};

/** A FeedError, as a page that can't be read should be. */
const checkError = (error: unknown) => {
  if (!(error instanceof FeedError)) throw error;
  must(error.code === 'invalid-response', 'the error is an invalid response');
  must(error.message.length < 400, 'the message is short');
};

const parse = (text: string): unknown => {
  try {
    // What decodes bytes takes a byte order mark away.
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
};

/** Checks what must hold for any text that a server may answer with; throws where it does not. */
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
  must(!!page === isPage, 'a list that is empty or has an activity is a page, and nothing else is');
  if (page && items) checkPage(page, items);

  const fetch = async () => new Response(text);
  const fetched = await fetchPage({ user: 'u' }, { fetch, retries: 0 }).catch(checkError);
  must(fetched?.activities.length === page?.activities.length, 'what is fetched is what is parsed');
  must(fetched?.issues.length === page?.issues.length, 'what is fetched tells of the same');
  const clean: object = {};
  must(Object.keys(clean).length === 0 && !('id' in clean), 'no prototype is polluted');
}
