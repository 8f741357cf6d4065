import { sandboxCredentials } from '../sandbox/index.js';
import type { RunningSandbox } from './serve-sandbox.js';

const credential = (): string => {
  const { token, merchantId } = sandboxCredentials.group;
  return JSON.stringify({ token, crm_merchant_id: merchantId });
};

/** What the developer reads when the sandbox has started. */
export function summary({ origin, member, members, token }: RunningSandbox): string {
  const rows = members.map(
    ({ user, title, count }) => `  ${user.padEnd(26)} ${String(count).padStart(5)}  ${title}`,
  );
  return `Sandbox: ${origin}

See a feed
  Open ${origin}/ in a browser: the activities of ${member}.

As in production: a proxy that knows the signed-in member (--member)
  Let your development server pass /stamps on to ${origin}. In Vite:
    server: { proxy: { '/stamps': '${origin}' } }
  <stamps-activity-feed api-url="/stamps"></stamps-activity-feed>

With a token in the page
  <stamps-activity-feed
    api-url="${origin}/api/v3"
    user="${member}"
    token="(the token below)"
  ></stamps-activity-feed>

api-url   ${origin}/api/v3

Members (number of activities, description)
${rows.join('\n')}

Token, valid for 24 hours
${token}

For your own proxy: a credential of the token endpoint
  curl -X POST ${origin}/api/auth/get-access-token/ \\
    -H 'Content-Type: application/json' \\
    -d '${credential()}'

Try it
  curl '${origin}/api/v3/activities?user=${member}' -H 'Authorization: Bearer ${token}'

Press Ctrl+C to stop.
`;
}
