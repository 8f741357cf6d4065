import { parseActivity, summary } from '../../../src/api/index.js';
import { history } from '../history.js';

/** The same rows for the others: what a member's history says, in their words. */
const said = history.map((item, index) => {
  const activity = parseActivity(item);
  if (!activity) throw new Error(`Activity ${index} of the history is none.`);
  const facts = summary(activity);
  const { title, merchant = '', store = '', stamps = 0, time = 0 } = facts;
  return {
    id: String(facts.id),
    title,
    text: [merchant, store, `${stamps} stamps`, facts.notes].filter(Boolean).join(' · '),
    created: new Date(time * 1000).toISOString(),
  };
});

const accountAt = (origin: string) => ({
  id: '1',
  username: 'bench',
  acct: 'bench',
  display_name: 'Stamps',
  url: `${origin}/@bench`,
  avatar: 'data:,',
  avatar_static: 'data:,',
  emojis: [],
});

const statusAt =
  (origin: string) =>
  ({ id, title, text, created }: (typeof said)[number]) => ({
    id,
    created_at: created,
    url: `${origin}/@bench/${id}`,
    uri: `${origin}/@bench/${id}`,
    content: `<p><b>${title}</b> ${text}</p>`,
    visibility: 'public',
    spoiler_text: '',
    sensitive: false,
    language: 'en',
    account: accountAt(origin),
    reblog: null,
    card: null,
    poll: null,
    media_attachments: [],
    mentions: [],
    tags: [],
    emojis: [],
    replies_count: 0,
    reblogs_count: 0,
    favourites_count: 0,
  });

const message = ({ id, title, text, created }: (typeof said)[number]) => ({
  messageId: id,
  title,
  preview: text,
  created,
  tags: [],
  actions: [],
  trackingIds: { clickTrackingId: id },
});

/** Answers what the peers ask: Mastodon's API and Courier's GraphQL, as many rows as are asked for. */
export async function answerPeer(request: Request): Promise<Response | undefined> {
  const { origin, pathname, searchParams } = new URL(request.url);
  if (pathname === '/api/v1/custom_emojis') return Response.json([]);
  if (pathname.startsWith('/api/v1/')) {
    return Response.json(said.slice(0, Number(searchParams.get('limit'))).map(statusAt(origin)));
  }
  if (pathname !== '/graphql') return undefined;
  const nodes = said.slice(0, Number(searchParams.get('rows'))).map(message);
  // Each list is asked for by itself; there are archived messages too, of which here are none.
  const isArchive = /archived: true/.test(await request.text());
  const messages = {
    totalCount: isArchive ? 0 : nodes.length,
    pageInfo: { startCursor: null, hasNextPage: false },
    nodes: isArchive ? [] : nodes,
  };
  return Response.json({ data: { count: messages.totalCount, unreadCount: 0, messages } });
}
