import { expect } from 'chai';
import { ActivityProxyError } from '../../src/proxy/index.js';
import { readToken, toTokenError } from '../../src/proxy/token/token-errors.js';

/** An object that throws wherever it is read. */
const hostile = new Proxy(
  {},
  {
    getPrototypeOf() {
      throw new Error('hostile');
    },
  },
);

describe('what getToken returns', () => {
  it('is a token, without the spaces and line breaks around it', () => {
    expect(readToken(' abc.def\r\n')).to.equal('abc.def');
  });

  for (const value of ['', ' ', 'a b', 'a\nb', 'é', undefined, null, 7, {}, ['abc']]) {
    it(`is not a token if it is ${JSON.stringify(value)}`, () => {
      expect(() => readToken(value))
        .to.throw(
          ActivityProxyError,
          'getToken did not return an access token. It has to return a string without spaces.',
        )
        .with.property('code', 'token');
    });
  }
});

describe('what getToken throws', () => {
  it('stays as it is if it is an error of the proxy', () => {
    const own = new ActivityProxyError('token', 'The Token API sent no access_token.');
    expect(toTokenError(own)).to.equal(own);
  });

  for (const [value, name] of [
    [new RangeError('a credential'), 'RangeError'],
    ['a credential', 'string'],
    [undefined, 'undefined'],
    [hostile, 'object'],
  ] as const) {
    it(`becomes an error that names only its kind: ${name}`, () => {
      const error = toTokenError(value);
      expect(error).to.be.instanceOf(ActivityProxyError);
      expect(error).to.include({
        code: 'token',
        message: `getToken failed with ${name}. Check how it gets the token.`,
      });
      expect(error.cause).to.equal(undefined);
    });
  }
});
