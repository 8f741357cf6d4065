import { readFileSync } from 'node:fs';
import { getAccessToken } from 'stamps-activity-feed/proxy';

// What the examples share: a stand-in for the rest of your site.

const { STAMPS_TOKEN, STAMPS_MERCHANT_ID, STAMPS_API_URL } = process.env;

/** Stamps, or a sandbox in its place. */
export const apiUrl = STAMPS_API_URL;

/** Gets and renews the access token, with the credential that Stamps gave you. */
export const getToken = getAccessToken({
  token: STAMPS_TOKEN,
  crmMerchantId: STAMPS_MERCHANT_ID,
  apiUrl,
});

/** Who each session belongs to. Next loads this module once for each route, hence the global. */
globalThis.shopSessions ??= new Map();

/** Begins a session, as your own sign-in does after it has looked at a password. Gives the cookie. */
export const signIn = (member) => {
  const id = crypto.randomUUID();
  globalThis.shopSessions.set(id, member);
  return `session=${id}; Path=/; HttpOnly; SameSite=Lax`;
};

/** The member whose session a `Cookie` header holds, if anybody is signed in. */
export const memberOf = (cookie) => {
  const [, id] = /(?:^|; )session=([\w-]+)/.exec(cookie ?? '') ?? [];
  return globalThis.shopSessions.get(id);
};

/** The page of a member. */
export const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>Your stamps</title>
    <link rel="icon" href="data:,">
    <script type="module" src="/stamps-activity-feed.js"></script>
  </head>
  <body>
    <stamps-activity-feed api-url="/stamps"></stamps-activity-feed>
  </body>
</html>
`;

/** The element, as `npm run build` made it. */
export const script = () =>
  readFileSync(new URL('../../dist/stamps-activity-feed.js', import.meta.url));
