import { expect } from 'chai';
import { createSandbox, MembersFileError, membersFromJson } from '../../src/sandbox/index.js';
import { createClient } from './client.js';

const activities = [{ id: 2, type: 9, notes: '' }, null, 7, 'x', { type: '0', extra: { a: [1] } }];

describe("sandbox: a developer's own activities", () => {
  it('are served as they are', async () => {
    const client = createClient({ members: [{ user: 'me+you@example.id', activities }] });
    expect(await client.rows({ user: 'me+you@example.id' })).to.deep.equal(activities);
  });

  it('are a member of the picker, after the others', () => {
    const { members } = createSandbox({ members: [{ user: 'me@example.com', activities }] });
    expect(members.at(-1)).to.deep.equal({
      user: 'me@example.com',
      title: 'Your own activities',
      count: 5,
      merchantId: 2,
    });
    expect(members).to.have.lengthOf(createSandbox().members.length + 1);
  });

  it('replace a built-in member of the same email or mobile number', async () => {
    for (const own of [
      { user: 'Forty@example.com' },
      { user: 'me@example.com', mobile: '081234567807' },
    ]) {
      const client = createClient({ members: [{ ...own, activities }] });
      expect(await client.rows({ user: own.user })).to.have.lengthOf(5);
      const users = client.sandbox.members.map(({ user }) => user);
      expect(users).to.include(own.user).and.not.include('forty@example.com');
    }
  });

  it('are out of reach for the token of another merchant', async () => {
    const own = { user: 'me@example.com', merchantId: 41, activities };
    const client = createClient({ members: [own] });
    const response = await client.get('/api/v3/activities', { user: 'me@example.com' });
    expect(response.status).to.equal(403);
  });

  it('need a merchant of the sandbox', () => {
    const own = { user: 'me@example.com', merchantId: 7, activities };
    expect(() => createSandbox({ members: [own] })).to.throw(
      RangeError,
      'Member me@example.com: merchantId 7 is no merchant of the sandbox.',
    );
  });
});

describe('sandbox: a file of members', () => {
  it('is an answer of the API, of one member', () => {
    const text = JSON.stringify({ activities });
    expect(membersFromJson(text)).to.deep.equal([{ user: 'me@example.com', activities }]);
    expect(membersFromJson(`\uFEFF${text}`, 'you@example.com')).to.deep.equal([
      { user: 'you@example.com', activities },
    ]);
  });

  it('is a list of members', async () => {
    const members = [
      { user: 'a@example.com', mobile: '+628111', merchantId: 5, activities },
      { user: 'b@example.com', activities: [] },
    ];
    const client = createClient({ members: membersFromJson(JSON.stringify({ members })) });
    expect(await client.rows({ user: '+628111' })).to.deep.equal(activities);
    expect(await client.rows({ user: 'b@example.com' })).to.deep.equal([]);
  });

  for (const [text, message] of [
    [
      '{"activities": [\n  {"id": 1},\n]}',
      /^The file is not JSON: line 3, column 1 .* with \]\}\./,
    ],
    ['{"a": {"b": 1}\n "c": 2}', /line 2, column 2 does not go on with "c": 2\}\. .*missing/],
    [
      '{"a": [true, -1.5e3, "\\u00e9", {}, []], "b": nil}',
      /column 46 .* with nil\}.*place of null/,
    ],
    ['{"activities": [', /line 1, column 17 does not go on with the end\./],
    ['{} {}', /line 1, column 4 does not go on with \{\}\./],
    ['{"a": "b\nc"}', /line 1, column 7/],
    ['', /line 1, column 1 does not go on with the end/],
    ['null', /^The file is null, not an object\. Expected \{"activities"/],
    ['[]', /^The file is a list, not an object\. Expected/],
    ['7', /^The file is a number, not an object\. Expected/],
    ['{}', /^The file has neither "activities" nor "members"\. Expected/],
    ['{"activities": {}}', /^"activities" must be a list of activities, newest first/],
    ['{"members": {}}', /^"members" must be a list\. Expected/],
    ['{"members": [7]}', /^members\[0\] must be an object\. Expected/],
    ['{"members": [{"user": "a@b.c"}]}', /^members\[0\]\.activities must be a list/],
    ['{"members": [{"activities": []}]}', /^members\[0\]\.user must be text that is not empty/],
    ['{"members": [{"user": "a", "mobile": 7, "activities": []}]}', /^members\[0\]\.mobile must/],
    ['{"members": [{"user": "a", "merchantId": "2", "activities": []}]}', /\.merchantId must/],
  ] as const) {
    it(`says what is wrong with ${text.replaceAll('\n', ' ')}`, () => {
      expect(() => membersFromJson(text)).to.throw(MembersFileError, message);
    });
  }
});
