import { expect } from 'chai';
import { createSandbox, MembersFileError, membersFromJson } from '../../src/sandbox/index.js';
import { createClient } from './client.js';

const activities = [{ id: 2, type: 9, notes: '' }, null, 7, 'x', { type: '0', extra: { a: [1] } }];

describe('sandbox: custom members', () => {
  it('have their activities sent unchanged', async () => {
    const client = createClient({ members: [{ user: 'me+you@example.id', activities }] });
    expect(await client.rows({ user: 'me+you@example.id' })).to.deep.equal(activities);
  });

  it('are listed after the built-in members', () => {
    const { members } = createSandbox({ members: [{ user: 'me@example.com', activities }] });
    expect(members.at(-1)).to.deep.equal({
      user: 'me@example.com',
      title: 'Your own activities',
      count: 5,
      merchantId: 2,
    });
    expect(members).to.have.lengthOf(createSandbox().members.length + 1);
  });

  it('replace a built-in member with the same email or mobile number', async () => {
    for (const member of [
      { user: 'Forty@example.com' },
      { user: 'me@example.com', mobile: '081234567807' },
    ]) {
      const client = createClient({ members: [{ ...member, activities }] });
      expect(await client.rows({ user: member.user })).to.have.lengthOf(5);
      const users = client.sandbox.members.map(({ user }) => user);
      expect(users).to.include(member.user).and.not.include('forty@example.com');
    }
  });

  it('are not accessible with a token of another group', async () => {
    const member = { user: 'me@example.com', merchantId: 41, activities };
    const client = createClient({ members: [member] });
    const response = await client.get('/api/v3/activities', { user: 'me@example.com' });
    expect(response.status).to.equal(403);
  });

  it('must belong to a merchant of the sandbox', () => {
    const member = { user: 'me@example.com', merchantId: 7, activities };
    expect(() => createSandbox({ members: [member] })).to.throw(
      RangeError,
      'Member me@example.com: merchantId 7 is not a merchant of the sandbox.',
    );
  });
});

describe('sandbox: a members file', () => {
  it('can be a saved response with the activities of one member', () => {
    const text = JSON.stringify({ activities });
    expect(membersFromJson(text)).to.deep.equal([{ user: 'me@example.com', activities }]);
    expect(membersFromJson(`\uFEFF${text}`, 'you@example.com')).to.deep.equal([
      { user: 'you@example.com', activities },
    ]);
  });

  it('can be a list of members', async () => {
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
      /^The file is not JSON: unexpected \]\} at line 3, column 1\./,
    ],
    ['{"a": {"b": 1}\n "c": 2}', /unexpected "c": 2\} at line 2, column 2\. .*missing/],
    [
      '{"a": [true, -1.5e3, "\\u00e9", {}, []], "b": nil}',
      /unexpected nil\} .*column 46\. .*nil instead of null/,
    ],
    ['{"activities": [', /unexpected end of file at line 1, column 17\./],
    ['{} {}', /unexpected \{\} at line 1, column 4\./],
    ['{"a": "b\nc"}', /line 1, column 7/],
    ['', /unexpected end of file at line 1, column 1\./],
    ['null', /^The file is null, not an object\. Expected \{"activities"/],
    ['[]', /^The file is a list, not an object\. Expected/],
    ['7', /^The file is a number, not an object\. Expected/],
    ['{}', /^The file has neither "activities" nor "members"\. Expected/],
    ['{"activities": {}}', /^"activities" must be a list of activities, newest first/],
    ['{"members": {}}', /^"members" must be a list\. Expected/],
    ['{"members": [7]}', /^members\[0\] must be an object\. Expected/],
    ['{"members": [{"user": "a@b.c"}]}', /^members\[0\]\.activities must be a list/],
    ['{"members": [{"activities": []}]}', /^members\[0\]\.user must be a non-empty string/],
    ['{"members": [{"user": "a", "mobile": 7, "activities": []}]}', /^members\[0\]\.mobile must/],
    ['{"members": [{"user": "a", "merchantId": "2", "activities": []}]}', /\.merchantId must/],
  ] as const) {
    it(`is rejected with a reason: ${text.replaceAll('\n', ' ')}`, () => {
      expect(() => membersFromJson(text)).to.throw(MembersFileError, message);
    });
  }
});
