import { expect } from 'chai';
import { type ActivityProxyError, createActivityProxy } from '../../src/proxy/index.js';
import { secret } from './harness.js';

/** The error that is reported if `fetch` rejects with a reason. */
const reported = async (reason: unknown): Promise<ActivityProxyError> => {
  let error: ActivityProxyError | undefined;
  const proxy = createActivityProxy({
    token: 'token',
    secret,
    resolveUser: () => 'rina@example.com',
    fetch: () => Promise.reject(reason),
    onError: (it) => {
      error = it;
    },
  });
  const response = await proxy(new Request('https://shop.example/stamps/activities'));
  expect(response.status).to.equal(502);
  if (!error) throw new Error('Nothing was reported.');
  return error;
};

const message = (code = '') =>
  `Stamps did not respond completely${code}. Check apiUrl and the server's network.`;

describe('the proxy: the error of a request that fails', () => {
  const reasons: readonly (readonly [what: string, reason: unknown, code: string])[] = [
    ['a system code', { code: 'ENOTFOUND' }, ' (ENOTFOUND)'],
    ['the system code of its cause', { cause: { code: 'UND_ERR_CONNECT' } }, ' (UND_ERR_CONNECT)'],
    ['its own code before that of its cause', { code: 'EAI', cause: { code: 'EOTHER' } }, ' (EAI)'],
    ['the longest code', { code: `E${'X'.repeat(40)}` }, ` (E${'X'.repeat(40)})`],
    ['no code that is too long', { code: `E${'X'.repeat(41)}` }, ''],
    ['no code that is too short', { code: 'EX' }, ''],
    ['no code that is a text', { code: 'EAI: token' }, ''],
    ['no code after a text', { code: 'token EAI' }, ''],
    ['no code in small letters', { code: 'enotfound' }, ''],
    ['no number', { code: 404 }, ''],
    ['nothing of an error without a code', new Error('Bearer token'), ''],
    ['nothing of undefined', undefined, ''],
  ];
  for (const [what, reason, code] of reasons) {
    it(`has ${what}`, async () => {
      const error = await reported(reason);
      expect(error.message).to.equal(message(code));
      expect([error.name, error.code, error.status, 'cause' in error]).to.deep.equal([
        'ActivityProxyError',
        'network',
        undefined,
        false,
      ]);
    });
  }
});
