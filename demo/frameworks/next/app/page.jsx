import { Rewards } from './rewards';

/** Rendered on the server. The feed sends its first request in the browser. */
export default function Page() {
  return (
    <main>
      <h1>Your rewards</h1>
      <Rewards />
    </main>
  );
}
