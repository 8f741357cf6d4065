import { badRequest, type ResponseData } from './response-data.js';
import type { Endpoint } from './routes.js';

/** The documented parameters of a list request. */
export interface ListQuery {
  /** As it was sent: an email or a mobile number. */
  readonly user: string;
  /** Decimal digits, without leading zeros. */
  readonly olderThan: string | undefined;
  /** Empty: no filter. */
  readonly merchantIds: readonly number[];
}

const digits = /^\d+$/;

/** The last value wins where a parameter is sent twice, as the server's framework has it. */
function last(params: URLSearchParams, name: string): string | undefined {
  return params.getAll(name).at(-1);
}

/** Reads the parameters of a list request; what is wrong with them comes back as a 400. */
export function readQuery(
  params: URLSearchParams,
  endpoint: Endpoint,
): { readonly query: ListQuery } | { readonly errorResponse: ResponseData } {
  const user = last(params, 'user')?.trim() ?? '';
  const olderThan = last(params, 'older_than');
  // Only one of the two endpoints documents the filter; the other one never looks at it.
  const merchantIds = endpoint === 'by-merchant-group' ? params.getAll('merchant_id') : [];

  const errors: Record<string, string> = {};
  if (user === '') errors.user = 'This field is required.';
  if (olderThan !== undefined && !digits.test(olderThan)) {
    errors.older_than = 'A valid integer is required.';
  }
  const wrong = merchantIds.find((id) => !digits.test(id));
  if (wrong !== undefined) errors.merchant_id = `"${wrong}" is not a valid merchant ID.`;

  if (Object.keys(errors).length > 0)
    return { errorResponse: badRequest(errors, 'invalid_parameter') };
  return {
    query: {
      user,
      olderThan: olderThan === undefined ? undefined : BigInt(olderThan).toString(),
      merchantIds: merchantIds.map(Number),
    },
  };
}
