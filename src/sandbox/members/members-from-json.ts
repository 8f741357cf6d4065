import type { CustomMember } from './custom-members.js';
import { jsonErrorPosition } from './json-error-position.js';

/** Thrown for an unusable members file. The message says what is wrong, where, and the remedy. */
export class MembersFileError extends Error {
  override readonly name = 'MembersFileError';
}

const expectedFormat =
  'Expected {"activities": […]}, one member, or {"members": [{"user": "…", "activities": […]}]}.';

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parse(text: string): unknown {
  const json = text.replace(/^\uFEFF/, '');
  try {
    return JSON.parse(json);
  } catch (cause) {
    const position = jsonErrorPosition(json);
    const linesBefore = json.slice(0, position).split('\n');
    const found = json.slice(position, position + 12).trim() || 'end of file';
    const column = (linesBefore.at(-1)?.length ?? 0) + 1;
    throw new MembersFileError(
      `The file is not JSON: unexpected ${found} at line ${linesBefore.length}, column ${column}. ` +
        'Look for a missing or trailing comma there, or for nil instead of null: the examples in ' +
        "the API's documentation have all three.",
      { cause },
    );
  }
}

function readActivities(owner: Record<string, unknown>, where: string): readonly unknown[] {
  if (Array.isArray(owner.activities)) return owner.activities;
  throw new MembersFileError(
    `${where} must be a list of activities, newest first, as in a response of the Activity API.`,
  );
}

function parseMember(value: unknown, index: number): CustomMember {
  const where = `members[${index}]`;
  if (!isObject(value)) throw new MembersFileError(`${where} must be an object. ${expectedFormat}`);
  const { user, mobile, merchantId } = value;
  if (typeof user !== 'string' || user.trim() === '') {
    throw new MembersFileError(
      `${where}.user must be a non-empty string: the member's email or mobile number.`,
    );
  }
  if (mobile !== undefined && typeof mobile !== 'string') {
    throw new MembersFileError(
      `${where}.mobile must be a string such as "+6281234567890", or absent.`,
    );
  }
  if (merchantId !== undefined && typeof merchantId !== 'number') {
    throw new MembersFileError(`${where}.merchantId must be a number such as 2, or absent.`);
  }
  const activities = readActivities(value, `${where}.activities`);
  return { user, mobile, merchantId, activities };
}

const describeType = (value: unknown): string => {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'a list' : `a ${typeof value}`;
};

/**
 * Reads members for `createSandbox({ members })` from a JSON file.
 *
 * @param text the file's content: a saved response of the API (`{"activities": […]}`), or several
 *   members (`{"members": [{"user", "mobile"?, "merchantId"?, "activities"}]}`).
 * @param user the member of a file with `activities` only.
 * @throws MembersFileError if the text is not JSON or has another format.
 */
export function membersFromJson(text: string, user = 'me@example.com'): CustomMember[] {
  const file = parse(text);
  if (!isObject(file)) {
    throw new MembersFileError(
      `The file is ${describeType(file)}, not an object. ${expectedFormat}`,
    );
  }
  if ('members' in file) {
    if (Array.isArray(file.members)) return file.members.map(parseMember);
    throw new MembersFileError(`"members" must be a list. ${expectedFormat}`);
  }
  if ('activities' in file) return [{ user, activities: readActivities(file, '"activities"') }];
  throw new MembersFileError(`The file has neither "activities" nor "members". ${expectedFormat}`);
}
