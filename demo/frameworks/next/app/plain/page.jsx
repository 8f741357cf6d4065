import { StampsActivityFeed } from 'stamps-activity-feed/react';

/** A component of the server may render the feed itself: it hands over texts and lists, and no function. */
export default function Page() {
  return (
    <StampsActivityFeed apiUrl="/stamps" types={['redemption']} label="Redemptions">
      <h2 slot="header">Your rewards</h2>
    </StampsActivityFeed>
  );
}
