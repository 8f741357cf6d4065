import { StampsActivityFeed } from 'stamps-activity-feed/react';

const user: string | undefined = undefined;

export const feed = (
  <StampsActivityFeed
    apiUrl="/stamps"
    user={user}
    types={['transaction']}
    onStampsLoad={({ activities }) => console.log(activities.length)}
  />
);
