import { Rewards } from './rewards';

/** Rendered on the server; the feed begins to ask once it is in the browser. */
export default function Page() {
  return (
    <main>
      <h1>Your rewards</h1>
      <Rewards />
    </main>
  );
}
