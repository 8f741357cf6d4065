import type { Activity, ActivityId } from '../activities/index.js';
import { checked, object, parse, parseActivity } from '../activities/index.js';
import { readMessages } from '../shared/read-messages.js';
import { FeedError } from './errors.js';

/** The most activities that the API returns per call (its sections 1.A and 2.A). */
export const pageSize = 20;

/** An item of a page that has no id, and so cannot become an activity. */
export interface ActivityIssue {
  /** The item's index in the page, from 0. */
  readonly index: number;
  /** What is wrong with it. */
  readonly message: string;
}

/** One parsed response of the API. */
export interface ActivityPage {
  /** In the server's order, newest first. */
  readonly activities: readonly Activity[];
  /** The items that could not become activities. */
  readonly issues: readonly ActivityIssue[];
  /** The server's `error_messages`. */
  readonly messages: readonly string[];
  /** The `older_than` of the next page: the id of the last item that has one. */
  readonly cursor: ActivityId | undefined;
  /** Whether the history ends with this page. */
  readonly complete: boolean;
  /**
   * The proxy's `Stamps-Member-Key` header, a hash of the member. Pages with different keys belong to
   * different members.
   */
  readonly memberKey?: string;
}

/** A list whose items are parsed one by one. */
export const list = checked((value): value is unknown[] => Array.isArray(value));

const envelope = object({ activities: list });

const invalid = (problem: string, body: unknown) =>
  new FeedError(
    'invalid-response',
    `The response is not an activity list: ${problem}. Check that api-url leads to the Activity API.`,
    { messages: readMessages(body) },
  );

/** The id as the server sent it, shortened. */
const quote = (id: unknown): string => {
  if (Array.isArray(id)) return 'a list';
  return typeof id === 'object' && id ? 'an object' : JSON.stringify(id).slice(0, 40);
};

const issueMessage = (item: unknown): string => {
  if (typeof item !== 'object' || item === null) {
    return `An activity has to be an object, not ${String(item).slice(0, 40)}.`;
  }
  return `Its id is ${'id' in item ? quote(item.id) : 'missing'}. An id has to be a whole number up to 2⁵³−1, or a string of digits.`;
};

/**
 * Parses the body of a response (sections 1.B and 2.B of the API's documentation). Each activity is
 * parsed alone, so a broken one never fails the page.
 *
 * @param body the response's JSON value.
 * @throws {FeedError} `invalid-response` if the body has no list of activities, or if no item has an id:
 *   then no further page could be requested.
 */
export const parsePage = (body: unknown): ActivityPage => {
  const response = parse(envelope, body);
  if (!response) throw invalid('it has no list named "activities"', body);
  const { activities: items, error_messages } = response;
  const messages = readMessages({ error_messages });

  const activities: Activity[] = [];
  const issues: ActivityIssue[] = [];
  items.forEach((item, index) => {
    const activity = parseActivity(item);
    if (activity) activities.push(activity);
    else issues.push({ index, message: issueMessage(item) });
  });
  if (items.length > 0 && activities.length === 0) {
    throw invalid(`none of its ${items.length} activities has an id`, body);
  }
  return {
    activities,
    issues,
    messages,
    cursor: activities.at(-1)?.id,
    // A short page is the last one, unless the server reports that it left something out.
    complete: items.length === 0 || (items.length < pageSize && messages.length === 0),
  };
};
