import { createSignal } from 'solid-js';
import 'stamps-activity-feed';

export function Rewards() {
  const [count, setCount] = createSignal(0);
  return (
    <stamps-activity-feed
      api-url="/stamps"
      prop:types={['transaction', 'redemption']}
      on:stamps-load={({ activities }) => setCount(count() + activities.length)}
    >
      <h2 slot="header">Your last {count()} visits</h2>
      <template slot="transaction">
        <strong>[[title]]</strong> <span>[[stamps]] stamps</span>
      </template>
    </stamps-activity-feed>
  );
}
