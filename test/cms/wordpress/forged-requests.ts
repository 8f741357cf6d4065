import { members } from '../../support/sandbox-client.js';

const b = encodeURIComponent(members.history);

/** Queries with which member A's page attempts to see member B. */
export const forgedQueries: readonly string[] = [
  `user=${b}`,
  `user=${b}&user=${b}`,
  `USER=${b}`,
  `%75ser=${b}`,
  `user%00=${b}`,
  `user[]=${b}`,
  `user.email=${b}`,
  `+user=${b}`,
  `;user=${b}`,
  `x=1;user=${b}`,
  `x=%26user=${b}`,
  `x=1%0d%0auser=${b}`,
  `merchant_id=2%26user%3D${b}`,
  `older_than=99999999%26user%3D${b}`,
  `older_than=99999999&older_than=%26user=${b}`,
  `older_than[]=1&merchant_id[]=2&user=${b}`,
  `rest_route=/stamps/v1/activities&user=${b}`,
  `_method=POST&_envelope=1&_fields=activities&user=${b}`,
  `_jsonp=alert&user=${b}`,
  `author=2&p=1&user=${b}`,
];

/** Paths that are not one of the two endpoints, and other spellings of them. */
export const forgedPaths: readonly string[] = [
  '/activities/../activities',
  '/activities/%2e%2e/activities',
  '/activities%2Fby-merchant-group',
  '/activities%3fuser=x',
  '/activities;user=x',
  '//activities',
  '/ACTIVITIES',
  '/activities/',
  '/activities%00',
  '/activities%0d%0aX-Forged:%20yes',
  '/activities/by-merchant-group/../../members',
  `/activities/${b}`,
  '/activities.json',
  '/',
  '',
];
