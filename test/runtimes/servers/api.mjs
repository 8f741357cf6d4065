import { activityPages } from 'stamps-activity-feed/api';

/** Reads a member's history, and prints how many activities it has. */
const { STAMPS_API_URL: apiUrl, ACCESS_TOKEN: token, STAMPS_USER: user } = process.env;
const fetch = process.argv.includes('--node-fetch')
  ? (await import('node-fetch')).default
  : globalThis.fetch;
let count = 0;
for await (const page of activityPages({ apiUrl, user: ` ${user} ` }, { token, fetch })) {
  count += page.activities.length;
}
console.log(count);
