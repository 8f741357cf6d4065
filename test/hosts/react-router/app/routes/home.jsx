import { useState } from 'react';
import { StampsActivityFeed } from 'stamps-activity-feed/react';
export default function Rewards() {
  const [count, setCount] = useState(0);
  return (
    <StampsActivityFeed
      apiUrl="/stamps"
      types={['transaction', 'redemption']}
      onStampsLoad={({ activities }) => setCount((before) => before + activities.length)}
    >
      <h2 slot="header">Your last {count} visits</h2>
      <template
        slot="transaction"
        dangerouslySetInnerHTML={{
          __html: '<strong>[[title]]</strong> <span>[[stamps]] stamps</span>',
        }}
      />
    </StampsActivityFeed>
  );
}
