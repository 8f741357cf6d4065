import { sandboxCredentials } from '../sandbox/index.js';
import type { RunningSandbox } from './serve-sandbox.js';

/** What a page needs, and where it is seen. */
const pageAdvice = ({ origin, member, root }: RunningSandbox): string =>
  root === undefined
    ? `See a feed
  Open ${origin}/ in a browser: the activities of ${member}.
  --root <folder> serves your own pages there.`
    : `See your page
  Open ${origin}/ in a browser: the files of ${root}, with the activities of ${member}.`;

/** What the developer reads when the sandbox has started. */
export function summary(running: RunningSandbox): string {
  const { origin, member, members, token } = running;
  const { group } = sandboxCredentials;
  const credential = JSON.stringify({ token: group.token, crm_merchant_id: group.merchantId });
  const rows = members.map(
    ({ user, title, count }) => `  ${user.padEnd(26)} ${String(count).padStart(5)}  ${title}`,
  );
  return `Sandbox: ${origin}

${pageAdvice(running)}

As in production: a proxy that knows the signed-in member (--member)
  Let your development server pass /stamps on to ${origin}. In Vite:
    server: { proxy: { '/stamps': '${origin}' } }
  <stamps-activity-feed api-url="/stamps"></stamps-activity-feed>

With a token in the page, valid for 24 hours
  <script type="module" src="${origin}/stamps-activity-feed.js"></script>
  <stamps-activity-feed
    api-url="${origin}/api/v3"
    user="${member}"
    token="${token}"
  ></stamps-activity-feed>

With your own proxy: start your server with these variables
  STAMPS_API_URL=${origin}/api/v3 STAMPS_TOKEN=${group.token} STAMPS_MERCHANT_ID=${group.merchantId}

With curl
  curl '${origin}/api/v3/activities?user=${member}' \\
    -H 'Authorization: Bearer ${token}'
  curl -X POST ${origin}/api/auth/get-access-token/ \\
    -H 'Content-Type: application/json' \\
    -d '${credential}'

Members (number of activities, description)
${rows.join('\n')}

Documentation: https://stamps-id.github.io/stamps-activity-feed/sandbox.html
Press Ctrl+C to stop.
`;
}
