/** @jsxImportSource solid-js */
import type { StampsActivityFeed } from 'stamps-activity-feed';
import type {} from 'stamps-activity-feed/types/solid';

let feed: StampsActivityFeed | undefined;

export const right = () => (
  <stamps-activity-feed
    ref={feed}
    class="stamps"
    api-url="/stamps"
    prop:merchantIds={[2, 5]}
    auto-load
    style={{ '--stamps-feed-accent': 'crimson' }}
    on:stamps-load={({ activities, hasMore }) => hasMore && activities.length}
    on:stamps-error={({ error }) => error.retryable && feed?.retry()}
  >
    <p slot="empty">Nothing yet.</p>
  </stamps-activity-feed>
);

export const wrong = () => (
  <>
    {/* @ts-expect-error There is no such attribute. */}
    <stamps-activity-feed merchant="2" />
    {/* @ts-expect-error There is no such property. */}
    <stamps-activity-feed prop:merchant={2} />
    {/* @ts-expect-error There is no such grouping. */}
    <stamps-activity-feed group-by="year" />
    {/* @ts-expect-error Only an error has an error. */}
    <stamps-activity-feed on:stamps-load={({ error }) => error} />
  </>
);
