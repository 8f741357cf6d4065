// The component for React: what it takes, and what it refuses.
import { useRef } from 'react';
import { type FeedElement, StampsActivityFeed } from 'stamps-activity-feed/react';

export function App() {
  const feed = useRef<FeedElement>(null);
  return (
    <>
      <StampsActivityFeed
        ref={feed}
        className="feed"
        lang="id"
        aria-label="Stamps"
        data-page="rewards"
        apiUrl="/stamps"
        merchantIds={[2, '5']}
        groupBy="day"
        getToken={async (reason) => `token, ${reason satisfies string}`}
        onClick={({ currentTarget }) => currentTarget.blur()}
        onStampsLoad={({ page, activities, hasMore }) => {
          document.title = `${page.issues.length} ${activities[0]?.kind} ${hasMore}`;
        }}
        onStampsError={({ error }) => {
          if (error.code === 'not-found') feed.current?.retry();
        }}
        onStampsEnd={() => feed.current?.loadMore()}
        filters={['all', 'earned']}
        onStampsFilter={({ filter }) => filter === 'earned' && feed.current?.showNew()}
      >
        <p slot="empty">No stamps yet.</p>
      </StampsActivityFeed>
      {/* @ts-expect-error There is no such grouping. */}
      <StampsActivityFeed groupBy="year" />
      {/* @ts-expect-error What is read is not set. */}
      <StampsActivityFeed activities={[]} />
      {/* @ts-expect-error What is called is not set. */}
      <StampsActivityFeed loadMore={async () => []} />
      {/* @ts-expect-error An event has no such field. */}
      <StampsActivityFeed onStampsLoad={({ error }) => error} />
    </>
  );
}
