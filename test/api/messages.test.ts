import { expect } from 'chai';
import { readMessages } from '../../src/shared/read-messages.js';

describe('the messages in the body of an error response', () => {
  for (const [body, messages] of [
    [{ detail: 'D.' }, ['D.']],
    [{ detail: ' D. ' }, ['D.']],
    [{ detail: ['D1.', 'D2.'] }, ['D1.', 'D2.']],
    [{ errors: { user: 'U.' } }, ['user: U.']],
    [
      { errors: { user: ['U1.', 'U2.'], merchant_id: 'M.' } },
      ['user: U1.', 'user: U2.', 'merchant_id: M.'],
    ],
    [{ errors: [{ user: 'U.' }, { merchant_id: 'M.' }] }, ['user: U.', 'merchant_id: M.']],
    [{ errors: 'E.' }, ['E.']],
    [{ error_message: 'M.' }, ['M.']],
    [{ error_messages: ['A.', 'B.'] }, ['A.', 'B.']],
    [{ error_messages: 'A.' }, ['A.']],
    [
      { error_messages: ['A.'], error_message: 'M.', errors: { user: 'U.' }, detail: 'D.' },
      ['D.', 'user: U.', 'M.', 'A.'],
    ],
    [{ detail: 'Same.', error_message: 'Same.', errors: ['Same.'] }, ['Same.']],
    [{ detail: '', errors: {}, error_message: ' ', error_messages: [] }, []],
    [{ detail: null, errors: [null, 7, true], error_code: 'not_a_message' }, ['7']],
    [{ message: 'Not documented.' }, []],
    [{}, []],
    [[], []],
    [['D.'], []],
    [null, []],
    ['D.', []],
    [7, []],
    [undefined, []],
  ] as const) {
    it(`of ${JSON.stringify(body)} are ${JSON.stringify(messages)}`, () => {
      expect(readMessages(body)).to.deep.equal(messages);
    });
  }

  it('are read to a limited depth', () => {
    let errors: unknown = 'Deep.';
    for (let depth = 0; depth < 10_000; depth++) errors = [errors];
    expect(readMessages({ detail: 'D.', errors })).to.deep.equal(['D.']);
  });
});
