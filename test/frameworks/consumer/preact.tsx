/** @jsxImportSource preact */
import { createRef } from 'preact';
import type { StampsActivityFeed } from 'stamps-activity-feed';
import type {} from 'stamps-activity-feed/types/preact';

const feed = createRef<StampsActivityFeed>();

export const right = (
  <stamps-activity-feed
    ref={feed}
    class="stamps"
    api-url="/stamps"
    merchantIds={[2, 5]}
    auto-load
    style={{ '--stamps-feed-accent': 'crimson' }}
    onstamps-load={({ activities, hasMore }) => hasMore && activities.length}
    onstamps-error={({ error }) => error.retryable && feed.current?.retry()}
  >
    <p slot="empty">Nothing yet.</p>
  </stamps-activity-feed>
);

export const wrong = (
  <>
    {/* @ts-expect-error There is no such attribute. */}
    <stamps-activity-feed merchant="2" />
    {/* @ts-expect-error There is no such grouping. */}
    <stamps-activity-feed group-by="year" />
    {/* @ts-expect-error Only an error has an error. */}
    <stamps-activity-feed onstamps-load={({ error }) => error} />
  </>
);
