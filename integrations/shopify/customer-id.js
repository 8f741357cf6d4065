import { createHmac, timingSafeEqual } from 'node:crypto';

/** The parameters that Shopify adds, and those of the feed. */
const knownParameters = [
  'logged_in_customer_id',
  'path_prefix',
  'shop',
  'signature',
  'timestamp',
  'merchant_id',
  'older_than',
];

/**
 * Returns the customer id of a request that came through Shopify's app proxy, or `undefined`. Shopify
 * signs the query of such a request with the app's secret. A request without a valid signature, or one
 * that is more than a minute old, has no customer. `resolveUser` finds the member by this id.
 */
export function customerIdOf({ url }, secret, now = Date.now()) {
  const { searchParams } = new URL(url);
  // The signed text has no separators between parameters. Unknown parameters, or a value with "=", could
  // therefore be signed as one thing and read as another.
  for (const [name, value] of searchParams) {
    if (!knownParameters.includes(name) || value.includes('=')) return undefined;
  }
  const signature = searchParams.get('signature') ?? '';
  const names = [...new Set(searchParams.keys())].filter((name) => name !== 'signature');
  const message = names.map((name) => `${name}=${searchParams.getAll(name).join(',')}`).sort();
  const expected = createHmac('sha256', secret).update(message.join('')).digest('hex');
  const isSigned =
    signature.length === expected.length &&
    timingSafeEqual(Buffer.from(signature), Buffer.from(expected));
  const age = now / 1000 - Number(searchParams.get('timestamp'));
  if (!secret || !isSigned || !(Math.abs(age) < 60)) return undefined;
  // Shopify sends exactly one.
  const ids = searchParams.getAll('logged_in_customer_id');
  return ids.length === 1 && /^[1-9]\d*$/.test(ids[0]) ? ids[0] : undefined;
}
