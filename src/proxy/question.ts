import { type Answer, badParameter } from './answers.js';

/** What a page asks for, without the member: nobody but the session says who that is. */
export interface Question {
  readonly path: '/activities' | '/activities/by-merchant-group';
  readonly olderThan: string | undefined;
  readonly merchantIds: readonly string[];
}

/** More merchants than any group has. */
const mostMerchants = 100;

/**
 * Which of the two endpoints a path means, as it stands: nothing in it is decoded, and nothing of it
 * is passed on. What comes before is where the proxy is mounted.
 */
export const endpointOf = (pathname: string): Question['path'] | undefined => {
  const match = /^(?:\/[^/]+)*\/activities(\/by-merchant-group)?\/?$/.exec(pathname);
  if (!match) return undefined;
  return match[1] ? '/activities/by-merchant-group' : '/activities';
};

/** Digits without leading zeros, or `undefined` for what is no such number. */
const digits = (text: string, most: number): string | undefined =>
  /^\d+$/.test(text) && text.length <= most ? text.replace(/^0+(?=\d)/, '') : undefined;

/**
 * Reads the documented parameters. What is wrong with them comes back as an answer, what is not
 * documented is dropped, and so is `user`.
 *
 * @param allowed the merchants that may be asked for; absent: all. Then only by-merchant-group is
 * asked, since the other endpoint can't be filtered.
 */
export const readQuestion = (
  path: Question['path'],
  params: URLSearchParams,
  allowed?: readonly string[],
): Question | { readonly refusal: Answer } => {
  const [older, ...more] = params.getAll('older_than');
  const olderThan = older === undefined ? undefined : digits(older, 20);
  if (more.length > 0) return { refusal: badParameter('older_than', 'Give it once.') };
  if (older !== undefined && olderThan === undefined) {
    return { refusal: badParameter('older_than', 'A valid integer is required.') };
  }
  const merchantIds = new Set<string>();
  for (const text of path === '/activities' ? [] : params.getAll('merchant_id')) {
    const id = digits(text, 15);
    if (id === undefined) {
      return { refusal: badParameter('merchant_id', 'A valid integer is required.') };
    }
    if (allowed && !allowed.includes(id)) {
      return { refusal: badParameter('merchant_id', `${id} is not to be had here.`, 403) };
    }
    if (merchantIds.add(id).size > mostMerchants) {
      return { refusal: badParameter('merchant_id', `Give no more than ${mostMerchants}.`) };
    }
  }
  if (!allowed) return { path, olderThan, merchantIds: [...merchantIds] };
  return {
    path: '/activities/by-merchant-group',
    olderThan,
    merchantIds: merchantIds.size > 0 ? [...merchantIds] : allowed,
  };
};

/** The query string for the API: exactly what its documentation has. */
export const queryFor = ({ olderThan, merchantIds }: Question, member: string): URLSearchParams => {
  const query = new URLSearchParams({ user: member });
  for (const id of merchantIds) query.append('merchant_id', id);
  if (olderThan !== undefined) query.set('older_than', olderThan);
  return query;
};
