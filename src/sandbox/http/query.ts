import { badRequest, type ResponseData } from './response-data.js';
import type { Endpoint } from './routes.js';

/** The documented parameters of a list request. */
export interface ListQuery {
  /** Email or mobile number, as it was sent. */
  readonly user: string;
  /** Decimal digits without leading zeros. */
  readonly olderThan: string | undefined;
  /** Empty means no filter. */
  readonly merchantIds: readonly number[];
}

const digits = /^\d+$/;

/** Like Django, takes the last value of a parameter that is sent twice. */
function lastValue(params: URLSearchParams, name: string): string | undefined {
  return params.getAll(name).at(-1);
}

/** Reads the parameters of a list request. Invalid ones give a 400 that names all of them. */
export function readQuery(
  params: URLSearchParams,
  endpoint: Endpoint,
): { readonly query: ListQuery } | { readonly errorResponse: ResponseData } {
  const user = lastValue(params, 'user')?.trim() ?? '';
  const olderThan = lastValue(params, 'older_than');
  // The filter is documented for one of the two endpoints; the other one ignores it.
  const merchantIds = endpoint === 'by-merchant-group' ? params.getAll('merchant_id') : [];

  const errors: Record<string, string> = {};
  if (user === '') errors.user = 'This field is required.';
  if (olderThan !== undefined && !digits.test(olderThan)) {
    errors.older_than = 'A valid integer is required.';
  }
  const invalidId = merchantIds.find((id) => !digits.test(id));
  if (invalidId !== undefined) errors.merchant_id = `"${invalidId}" is not a valid merchant ID.`;

  if (Object.keys(errors).length > 0) {
    return { errorResponse: badRequest(errors, 'invalid_parameter') };
  }
  return {
    query: {
      user,
      olderThan: olderThan === undefined ? undefined : BigInt(olderThan).toString(),
      merchantIds: merchantIds.map(Number),
    },
  };
}
