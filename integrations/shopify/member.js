import { createHmac, timingSafeEqual } from 'node:crypto';

/** What Shopify adds to a request, and what the feed asks with. */
const known = [
  'logged_in_customer_id',
  'path_prefix',
  'shop',
  'signature',
  'timestamp',
  'merchant_id',
  'older_than',
];

/**
 * The customer's id of a request that came through Shopify's app proxy, or nobody: `resolveUser` looks
 * their email or mobile number up by it. Shopify signs the query of every such request with the app's
 * secret; one that is not signed, or not of the last minute, says nothing of who is signed in.
 */
export function customerOf({ url }, secret, now = Date.now()) {
  const { searchParams } = new URL(url);
  // The signed text has no marks between its parts: whoever may write further ones, or an = into one,
  // could have theirs read as somebody else's.
  for (const [name, value] of searchParams) {
    if (!known.includes(name) || value.includes('=')) return undefined;
  }
  const given = searchParams.get('signature') ?? '';
  const names = [...new Set(searchParams.keys())].filter((name) => name !== 'signature');
  const message = names.map((name) => `${name}=${searchParams.getAll(name).join(',')}`).sort();
  const own = createHmac('sha256', secret).update(message.join('')).digest('hex');
  const isSigned =
    given.length === own.length && timingSafeEqual(Buffer.from(given), Buffer.from(own));
  const age = now / 1000 - Number(searchParams.get('timestamp'));
  if (!secret || !isSigned || !(Math.abs(age) < 60)) return undefined;
  // Once, as Shopify sends it: a second one would be another's.
  const ids = searchParams.getAll('logged_in_customer_id');
  return ids.length === 1 && /^[1-9]\d*$/.test(ids[0]) ? ids[0] : undefined;
}
