import { StampsActivityFeed } from 'stamps-activity-feed/react';

/** A server component can render the feed, as long as it passes no functions. */
export default function Page() {
  return (
    <StampsActivityFeed apiUrl="/stamps" types={['redemption']} label="Redemptions">
      <h2 slot="header">Your rewards</h2>
    </StampsActivityFeed>
  );
}
