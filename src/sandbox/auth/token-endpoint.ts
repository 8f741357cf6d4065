import {
  apiError,
  badRequest,
  json,
  type ResponseData,
  unauthorized,
} from '../http/response-data.js';
import { merchantGroupIds } from '../members/merchants.js';
import { findCredential } from './credentials.js';
import type { Tokens } from './tokens.js';

async function readJsonObject(request: Request): Promise<Record<string, unknown> | undefined> {
  try {
    const body: unknown = JSON.parse(await request.text());
    const isObject = typeof body === 'object' && body !== null && !Array.isArray(body);
    return isObject ? { ...body } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * `POST /api/auth/get-access-token/` of the vendor's Token API: `{"token", "crm_merchant_id"}` gives
 * `{"access_token"}`. Its errors are not documented, so they have the shape of the Activity API's:
 * 400 for a missing or invalid field, 401 for an unknown credential, 403 for a merchant of another
 * group.
 */
export async function exchangeCredential(request: Request, tokens: Tokens): Promise<ResponseData> {
  const fields = await readJsonObject(request);
  if (!fields) return apiError(400, 'JSON parse error: expected an object.');

  const { token, crm_merchant_id: merchant } = fields;
  const errors: Record<string, string> = {};
  if (typeof token !== 'string' || token === '') errors.token = 'This field is required.';
  if (merchant === undefined) errors.crm_merchant_id = 'This field is required.';
  else if (!/^\d+$/.test(String(merchant))) {
    errors.crm_merchant_id = 'A valid integer is required.';
  }
  if (Object.keys(errors).length > 0) return badRequest(errors, 'invalid_parameter');

  const credential = findCredential(String(token));
  if (!credential) return unauthorized('Invalid authentication string.');
  const merchantId = Number(merchant);
  if (!merchantGroupIds(credential.merchantId)?.includes(merchantId)) {
    return apiError(403, 'You do not have permission to access this merchant.');
  }
  const { user, userId } = credential;
  return json(200, { access_token: await tokens.issue({ merchantId, user, userId }) });
}
