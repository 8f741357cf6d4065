import { parseActivity, summarize } from '../../../src/api/index.js';
import type { Item } from '../history.js';

/** What a row says, for any feed. */
function textsOf(item: Item) {
  const activity = parseActivity(item);
  if (!activity) throw new Error(`Activity ${item.id} is not one.`);
  const { title, merchant, store, stamps = 0, notes, time = 0 } = summarize(activity);
  const text = [merchant, store, `${stamps} stamps`, notes].filter(Boolean).join(' · ');
  return { id: String(item.id), title, text, created: new Date(time * 1000).toISOString() };
}

const status = (origin: string) => (item: Item) => {
  const { id, title, text, created } = textsOf(item);
  const url = `${origin}/@bench/${id}`;
  const account = {
    id: '1',
    username: 'bench',
    acct: 'bench',
    display_name: 'Stamps',
    url,
    avatar: 'data:,',
    avatar_static: 'data:,',
    emojis: [],
  };
  const none = {
    reblog: null,
    card: null,
    poll: null,
    media_attachments: [],
    mentions: [],
    tags: [],
    emojis: [],
  };
  const counts = { replies_count: 0, reblogs_count: 0, favourites_count: 0 };
  const content = `<p><b>${title}</b> ${text}</p>`;
  return {
    id,
    created_at: created,
    url,
    uri: url,
    content,
    visibility: 'public',
    spoiler_text: '',
    sensitive: false,
    language: 'en',
    account,
    ...none,
    ...counts,
  };
};

const message = (item: Item) => {
  const { id, title, text, created } = textsOf(item);
  return {
    messageId: id,
    title,
    preview: text,
    created,
    tags: [],
    actions: [],
    trackingIds: { clickTrackingId: id },
  };
};

/** Answers the other feeds with the same rows: Mastodon's API and Courier's GraphQL. */
export async function answerPeer(
  request: Request,
  history: readonly Item[],
): Promise<Response | undefined> {
  const { origin, pathname, searchParams } = new URL(request.url);
  if (pathname === '/api/v1/custom_emojis') return Response.json([]);
  if (pathname.startsWith('/api/v1/')) {
    return Response.json(history.slice(0, Number(searchParams.get('limit'))).map(status(origin)));
  }
  if (pathname !== '/graphql') return undefined;
  // Courier asks for archived messages in a list of their own.
  const isArchive = /archived: true/.test(await request.text());
  const nodes = isArchive ? [] : history.slice(0, Number(searchParams.get('rows'))).map(message);
  const messages = {
    totalCount: nodes.length,
    pageInfo: { startCursor: null, hasNextPage: false },
    nodes,
  };
  return Response.json({ data: { count: nodes.length, unreadCount: 0, messages } });
}
