import type { CustomMember } from './custom-members.js';
import { jsonErrorPosition } from './json-error-position.js';

/** A file of activities that can't be used; the message says what is wrong, where, and what to do. */
export class MembersFileError extends Error {
  override readonly name = 'MembersFileError';
}

const shapes =
  'Expected {"activities": […]}, one member, or {"members": [{"user": "…", "activities": […]}]}.';

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parse(text: string): unknown {
  const json = text.replace(/^\uFEFF/, '');
  try {
    return JSON.parse(json);
  } catch (cause) {
    const error = jsonErrorPosition(json);
    const before = json.slice(0, error).split('\n');
    const found = json.slice(error, error + 12).trim() || 'the end';
    throw new MembersFileError(
      `The file is not JSON: line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1} ` +
        `does not go on with ${found}. Look for a missing or trailing comma there, or for nil in ` +
        "place of null: the documentation's own examples have all three.",
      { cause },
    );
  }
}

function activitiesOf(owner: Record<string, unknown>, where: string): readonly unknown[] {
  if (Array.isArray(owner.activities)) return owner.activities;
  throw new MembersFileError(
    `${where} must be a list of activities, newest first, as the Activity API answers it.`,
  );
}

function memberAt(value: unknown, index: number): CustomMember {
  const where = `members[${index}]`;
  if (!isObject(value)) throw new MembersFileError(`${where} must be an object. ${shapes}`);
  const { user, mobile, merchantId } = value;
  if (typeof user !== 'string' || user.trim() === '') {
    throw new MembersFileError(
      `${where}.user must be text that is not empty: the member's email or mobile number.`,
    );
  }
  if (mobile !== undefined && typeof mobile !== 'string') {
    throw new MembersFileError(`${where}.mobile must be text such as "+6281234567890", or absent.`);
  }
  if (merchantId !== undefined && typeof merchantId !== 'number') {
    throw new MembersFileError(`${where}.merchantId must be a number such as 2, or absent.`);
  }
  const activities = activitiesOf(value, `${where}.activities`);
  return { user, mobile, merchantId, activities };
}

/**
 * Members for `createSandbox({ members })` out of a file of one's own activities.
 *
 * @param text either `{"activities": […]}`, an answer of the API saved as it is, or
 *   `{"members": [{"user", "mobile"?, "merchantId"?, "activities"}]}`.
 * @param user whose the activities of the first form are.
 * @throws MembersFileError
 */
export function membersFromJson(text: string, user = 'me@example.com'): CustomMember[] {
  const file = parse(text);
  if (!isObject(file)) {
    const found = Array.isArray(file) ? 'a list' : file === null ? 'null' : `a ${typeof file}`;
    throw new MembersFileError(`The file is ${found}, not an object. ${shapes}`);
  }
  if ('members' in file) {
    if (Array.isArray(file.members)) return file.members.map(memberAt);
    throw new MembersFileError(`"members" must be a list. ${shapes}`);
  }
  if ('activities' in file) return [{ user, activities: activitiesOf(file, '"activities"') }];
  throw new MembersFileError(`The file has neither "activities" nor "members". ${shapes}`);
}
