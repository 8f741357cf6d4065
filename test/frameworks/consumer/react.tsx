/** @jsxImportSource react */
import { useRef } from 'react';
import type { StampsActivityFeed } from 'stamps-activity-feed';
import type {} from 'stamps-activity-feed/types/react';

export const Right = ({ merchants }: { merchants: number[] }) => {
  const feed = useRef<StampsActivityFeed>(null);
  return (
    <stamps-activity-feed
      ref={feed}
      key="feed"
      className="stamps"
      lang="id"
      api-url="/stamps"
      merchantIds={merchants}
      merchant-group
      auto-load={false}
      refresh-interval="60"
      heading-level={3}
      group-by="day"
      getToken={async (reason) => (reason === 'initial' ? 'a' : 'b')}
      renderRow={(activity, summary) => (activity.kind === 'survey' ? summary.title : undefined)}
      style={{ color: 'inherit', '--stamps-feed-accent': 'crimson' }}
      onstamps-load={({ activities, hasMore }) => hasMore && activities.length}
      onstamps-error={({ error }) => error.retryable && feed.current?.retry()}
      onstamps-end={undefined}
    >
      <p slot="empty">Nothing yet.</p>
    </stamps-activity-feed>
  );
};

export const wrong = (
  <>
    {/* @ts-expect-error There is no such attribute. */}
    <stamps-activity-feed merchant="2" />
    {/* @ts-expect-error There is no such grouping. */}
    <stamps-activity-feed group-by="year" />
    {/* @ts-expect-error A number of seconds. */}
    <stamps-activity-feed refreshInterval="often" />
    {/* @ts-expect-error Only an error has an error. */}
    <stamps-activity-feed onstamps-load={({ error }) => error} />
    {/* @ts-expect-error React hands the name over as it is written: nothing fires an event of this name. */}
    <stamps-activity-feed onStampsLoad={() => {}} />
    {/* @ts-expect-error What is read-only is not set. */}
    <stamps-activity-feed hasMore />
    {/* @ts-expect-error There is no such token. */}
    <stamps-activity-feed style={{ '--stamps-feed-accents': 'crimson' }} />
  </>
);
