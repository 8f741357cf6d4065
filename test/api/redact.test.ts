import { expect } from 'chai';
import { redact, redactCause } from '../../src/api/redact.js';
import { redactToken } from '../../src/shared/redact-token.js';
import { fc, generated } from '../support/properties.js';

const token = 'eyJhbGciOi/uN+._~-u0041a';

const hex = (char: string, digits: number) => char.charCodeAt(0).toString(16).padStart(digits, '0');
const encoders: Readonly<Record<string, (char: string) => string>> = {
  raw: (char) => (/[\\%]/.test(char) ? `\\u${hex(char, 4)}` : char),
  percent: (char) => `%${hex(char, 2)}`,
  PERCENT: (char) => `%${hex(char, 2).toUpperCase()}`,
  unicode: (char) => `\\u${hex(char, 4)}`,
  UNICODE: (char) => `\\u${hex(char, 4).toUpperCase()}`,
  backslash: (char) => (/["\\/]/.test(char) ? `\\${char}` : char.replace('%', '%25')),
};
const encode = (text: string, names: readonly string[]): string =>
  [...text].map((char, n) => encoders[names[n % names.length] ?? '']?.(char)).join('');

const layers = fc.array(
  fc.array(fc.constantFrom(...Object.keys(encoders)), { minLength: 1, maxLength: 9 }),
  { maxLength: 3 },
);
const tokens = fc.string({
  unit: fc.constantFrom(...'abcdefuABCDEFXYZ01239-._~+/='),
  minLength: 16,
  maxLength: 40,
});

describe('redact', () => {
  it('replaces the token in any mixture of encodings', () => {
    const property = fc.property(
      fc.record({ token: tokens, layers, before: fc.string(), after: fc.string() }),
      (it) => {
        const encoded = it.layers.reduce(encode, it.token);
        const text = redact(it.before + encoded + it.after, it.token);
        expect(text).to.include('…');
        expect(text).to.not.include(encoded);
        expect(text.length).to.be.below((it.before + encoded + it.after).length);
        expect(redact(text, it.token)).to.equal(text);
      },
    );
    fc.assert(property, generated(100));
  });

  it('does not change a text without the token', () => {
    const texts = fc.oneof(fc.string(), fc.json(), fc.webUrl());
    const property = fc.property(texts, (text) => {
      expect(redact(text, token)).to.equal(text);
    });
    fc.assert(property, generated(500));
    expect(redact('a short token', 'short')).to.equal('a short token');
    expect(redactToken('the rest of a word', 'token')).to.equal('the rest of a word');
  });

  it('keeps JSON valid', () => {
    const quoted = JSON.stringify({ detail: `"${token}"\n`, path: `C:\\${token}` });
    for (const text of [quoted, quoted.replaceAll('/', '\\/'), quoted.replaceAll('.', '\\u002e')]) {
      expect(JSON.parse(redact(text, token)).detail).to.equal('"…"\n');
    }
  });

  it('takes a space for a plus sign', () => {
    expect(redact(`a=${token.replace('+', ' ')}&b`, token)).to.equal('a=…&b');
  });

  it('ends for escapes that are nested without end', () => {
    const text = `%${'25'.repeat(10_000)}${'\\'.repeat(10_000)}`;
    expect(redact(text, token)).to.equal(text);
  });
});

describe('redactCause', () => {
  const header = `Bearer ${token}`;
  const cyclic = new Error('outer');
  cyclic.cause = new Error('inner', { cause: cyclic });

  const safe: Readonly<Record<string, unknown>> = {
    'an error': new TypeError('Failed to fetch'),
    'a DOMException': new DOMException('The user aborted a request.', 'AbortError'),
    'an AggregateError': new AggregateError([new Error('a'), new Error('b')], 'both'),
    'a cause with a code': new TypeError('fetch failed', {
      cause: Object.assign(new Error('connect'), { code: 'ECONNREFUSED', port: 9 }),
    }),
    'causes in a circle': cyclic,
    'an error whose class has getters': new (class extends Error {
      get status() {
        return 500;
      }
    })('a'),
    'a text': 'failed',
    undefined: undefined,
  };
  for (const [what, cause] of Object.entries(safe)) {
    it(`keeps ${what} without the token`, () => {
      expect(redactCause(cause, token)).to.equal(cause);
    });
  }

  const circle = new Error('outer');
  circle.cause = new Error('inner', { cause: new AggregateError([circle, new Error(header)]) });
  let deep: Error = new Error(header);
  for (let n = 0; n < 50_000; n++) deep = new Error('deep', { cause: deep });

  const unsafe: Readonly<Record<string, unknown>> = {
    'a DOMException with it in the message': new DOMException(header, 'NetworkError'),
    'a DOMException with it in the name': new DOMException('failed', token),
    'a DOMException with the request': Object.assign(new DOMException('failed'), {
      request: { header },
    }),
    'an AggregateError with it in an error': new AggregateError([new Error(header)], 'both'),
    'an AggregateError with the request': new AggregateError([{ header }], 'both'),
    'a nested cause': new Error('a', { cause: new Error('b', { cause: header }) }),
    'an encoded one in a cause': new Error('a', { cause: encodeURIComponent(header) }),
    'causes in a circle': circle,
    'causes without end': deep,
    'an error that quotes it in a property': Object.assign(new Error('a'), { config: header }),
    'an error that quotes it under a symbol': Object.assign(new Error('a'), {
      [Symbol('request')]: header,
    }),
    'an object': { headers: { Authorization: header } },
    'an error whose class has a getter for the request': new (class extends Error {
      get request() {
        return { header };
      }
    })('a'),
    'an error that inherits a getter for its text': Object.create(
      Object.defineProperty(new Error('a'), 'config', { get: () => header }),
    ),
    'an error with the headers in a Map': Object.assign(new Error('a'), {
      headers: new Map([['Authorization', header]]),
    }),
    'an AggregateError in an AggregateError': new AggregateError([
      new AggregateError([new DOMException(`refused ${header}`, 'NetworkError')]),
    ]),
    'a cause that quotes JSON in JSON': new Error('a', {
      cause: JSON.stringify({ body: JSON.stringify({ header }).replaceAll('.', '\\u002E') }),
    }),
    'a cause that is encoded twice, in part': new Error('a', {
      cause: new URIError(
        encodeURIComponent(encodeURIComponent(header)).replace('eyJ', '%2565y%4a'),
      ),
    }),
    'a function': () => header,
    'an error whose getter fails': Object.defineProperty(new Error('a'), 'request', {
      get: () => {
        throw new Error(header);
      },
    }),
    'a text': header,
  };
  for (const [what, cause] of Object.entries(unsafe)) {
    it(`replaces ${what}`, () => {
      const replaced = redactCause(cause, token);
      expect(replaced).to.be.instanceOf(Error).and.not.equal(cause);
      const { message, stack, cause: inner } = replaced as Error;
      expect(inner).to.equal(undefined);
      expect(`${message} ${stack}`).to.not.include(token);
    });
  }
});
