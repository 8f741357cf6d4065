import { readFileSync } from 'node:fs';
import { getAccessToken } from 'stamps-activity-feed/proxy';

// Shared by the examples: placeholders for the rest of your site.

const { STAMPS_TOKEN, STAMPS_MERCHANT_ID, STAMPS_API_URL } = process.env;

/** Base URL of the API: Stamps, or a sandbox. */
export const apiUrl = STAMPS_API_URL;

/** Gets and renews the access token, with the credential that Stamps issued to you. */
export const getToken = getAccessToken({
  token: STAMPS_TOKEN,
  crmMerchantId: STAMPS_MERCHANT_ID,
  apiUrl,
});

/** The member of each session. Global, because Next loads this module once per route. */
globalThis.shopSessions ??= new Map();

/** Starts a session and returns its cookie. Your own sign-in would check a password first. */
export const signIn = (member) => {
  const id = crypto.randomUUID();
  globalThis.shopSessions.set(id, member);
  return `session=${id}; Path=/; HttpOnly; SameSite=Lax`;
};

/** The signed-in member of a `Cookie` header, or `undefined`. */
export const memberOf = (cookie) => {
  const [, id] = /(?:^|; )session=([\w-]+)/.exec(cookie ?? '') ?? [];
  return globalThis.shopSessions.get(id);
};

/** The member page. */
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

/** The element's script, built by `npm run build`. */
export const script = () =>
  readFileSync(new URL('../../dist/stamps-activity-feed.js', import.meta.url));
