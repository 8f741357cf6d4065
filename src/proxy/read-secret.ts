import { credentialOf } from './credential.js';
import type { OptionRule } from './option-rules.js';
import type { ActivityProxyOptions } from './options.js';

const minSecretLength = 32;

/** A shorter credential can be guessed from a member key. The vendor's example has 25 characters. */
const minCredentialLength = 20;

const advice =
  `Give a random string of at least ${minSecretLength} characters, the same on all servers. ` +
  'Check that no environment variable is missing.';

export const secretRule: OptionRule = [
  (value) => typeof value === 'string' && value.trim().length >= minSecretLength,
  `must be a string of at least ${minSecretLength} characters.`,
];

/**
 * What the key of `Stamps-Member-Key` is derived from: the option `secret`, or else the credential of
 * `getAccessToken`. An access token does not serve: it changes, and servers have different ones.
 *
 * @throws {TypeError} if there is neither.
 */
export const readSecret = <Context>(
  caller: string,
  { secret, getToken }: Pick<ActivityProxyOptions<Context>, 'secret' | 'getToken'>,
): string => {
  if (secret !== undefined) return secret;
  const credential = credentialOf(getToken);
  if (!credential) {
    throw new TypeError(
      `${caller}: secret is required with token or a getToken of your own. ${advice}`,
    );
  }
  const { merchantId, token } = credential;
  if (token.trim().length < minCredentialLength) {
    throw new TypeError(
      `${caller}: secret is required if the token of getAccessToken has fewer than ${minCredentialLength} characters. ${advice}`,
    );
  }
  return `${merchantId} ${token}`;
};
