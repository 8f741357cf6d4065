import { expect } from 'chai';
import type { FetchOptions } from '../../src/api/index.js';
import { FeedError, fetchPage } from '../../src/api/index.js';
import type { SandboxFaults } from '../../src/sandbox/index.js';
import { accessToken, members, sandboxApi } from '../support/sandbox-client.js';
import {
  everythingIn,
  factsOf,
  feedError,
  offline,
  skipUnlessBrokenBodiesFail,
} from './harness.js';

/** The error of one request, without retries, for a member with forty activities. */
async function failure(faults: SandboxFaults, options: FetchOptions = {}, olderThan?: number) {
  const { url: apiUrl } = sandboxApi(faults);
  const token = await accessToken();
  const query = { apiUrl, user: members.forty, olderThan };
  const error = await feedError(fetchPage(query, { token, retries: 0, ...options }));
  expect(everythingIn(error)).not.to.include(token);
  return error;
}

const statuses = [
  [400, 'bad-request', false, ['user: Enter a valid email address or mobile number.']],
  [401, 'unauthorized', false, ['Token has expired.']],
  [403, 'forbidden', false, ['Authentication credentials were not provided.']],
  [404, 'not-found', false, ['user: Member not found.', 'Member not found.']],
  [405, 'bad-request', false, ['Method "GET" not allowed.']],
  [429, 'rate-limited', true, ['Request was throttled.']],
  [500, 'server', true, ['Internal server error.', 'Something is wrong on our end.']],
  [502, 'server', true, []],
  [503, 'server', true, ['Service temporarily unavailable, try again later.']],
  [504, 'server', true, []],
] as const;

describe('an error response', () => {
  for (const [status, code, retryable, messages] of statuses) {
    it(`with status ${status} is a ${code} error with the server’s messages`, async () => {
      const error = await failure({ status });
      const facts = { code, status, phase: 'first', messages, retryable };
      expect(factsOf(error)).to.deep.equal(facts);
      for (const fragment of [String(status), ...messages])
        expect(error.message).to.include(fragment);
    });

    it(`with status ${status} of a further page has the phase "more"`, async () => {
      const error = await failure({ status, page: 'more' }, {}, 1);
      expect(factsOf(error)).to.include({ code, status, phase: 'more' });
    });
  }

  it('is reported by its status if the body cannot be read', async () => {
    for (const body of ['html', 'null', 'list', 'cut'] as const) {
      const error = await failure({ status: 500, body });
      const facts = { code: 'server', status: 500, phase: 'first', messages: [], retryable: true };
      expect(factsOf(error)).to.deep.equal(facts);
    }
  });

  it('has the phase of the options', async () => {
    const error = await failure({ status: 404 }, { phase: 'refresh' });
    expect(factsOf(error)).to.include({ code: 'not-found', phase: 'refresh' });
  });
});

describe('a request that the sandbox refuses', () => {
  const refusal = async (query: object, options: FetchOptions) =>
    factsOf(await feedError(fetchPage({ apiUrl: sandboxApi().url, ...query }, options)));

  it('without a user is a bad request', async () => {
    expect(await refusal({}, { token: await accessToken() })).to.include({
      code: 'bad-request',
      status: 400,
    });
  });

  it('without a token, with a wrong token or token type is unauthorized', async () => {
    const token = await accessToken();
    for (const options of [{}, { token: 'abc' }, { token, tokenType: 'Basic' }]) {
      const facts = await refusal({ user: members.one }, options);
      expect(facts).to.include({ code: 'unauthorized', status: 401 });
    }
  });

  it('for a member that the token may not read is forbidden', async () => {
    const token = await accessToken('otherGroup');
    const facts = await refusal({ user: members.one }, { token });
    expect(facts).to.include({ code: 'forbidden', status: 403 });
  });

  it('for a merchant that the token may not read is forbidden', async () => {
    const query = { user: members.one, merchantIds: [41] };
    const facts = await refusal(query, { token: await accessToken() });
    expect(facts).to.include({ code: 'forbidden', status: 403 });
  });

  it('for an unknown member is not found', async () => {
    const query = { user: 'nobody@example.com' };
    expect(await refusal(query, { token: await accessToken() })).to.deep.equal({
      code: 'not-found',
      status: 404,
      phase: 'first',
      messages: ['Member not found.', 'user: Member not found.'],
      retryable: false,
    });
  });
});

describe('a response that is not a page', () => {
  for (const [body, fragment] of [
    ['not-json', /not JSON/],
    ['html', /not JSON/],
    ['cut', /not JSON/],
    ['wrong-shape', /"activities"/],
    ['null', /"activities"/],
    ['list', /"activities"/],
    ['empty-object', /"activities"/],
  ] as const) {
    for (const [phase, olderThan] of [['first'], ['more', 1]] as const) {
      it(`with the body "${body}", of the ${phase} page, is an invalid response`, async () => {
        const error = await failure({ body }, {}, olderThan);
        expect(factsOf(error)).to.deep.equal({
          code: 'invalid-response',
          status: 200,
          phase,
          messages: [],
          retryable: false,
        });
        expect(error.message).to.match(fragment);
      });
    }
  }

  it('reports the server’s message', async () => {
    const fetch = async () => new Response('{"detail": "Maintenance."}');
    expect(factsOf(await failure({}, { fetch })))
      .to.include({ status: 200 })
      .and.to.deep.include({
        code: 'invalid-response',
        messages: ['Maintenance.'],
      });
  });

  it('is not quoted in the error, because it may contain personal data', async () => {
    expect(everythingIn(await failure({ body: 'cut' }))).not.to.match(/Transaction #|merchant/);
  });
});

describe('a request without a complete response', () => {
  const networkFacts = {
    status: undefined,
    phase: 'first',
    messages: [],
    retryable: true,
  } as const;

  it('is a network error with its cause if fetch rejects', async () => {
    const cause = new TypeError('Failed to fetch');
    const error = await failure({}, { fetch: () => Promise.reject(cause) });
    expect(factsOf(error)).to.deep.equal({ code: 'network', ...networkFacts });
    expect(error.cause).to.equal(cause);
  });

  it('is a network error that mentions CORS', async () => {
    expect((await failure({}, { fetch: offline })).message)
      .to.match(/network/)
      .and.match(/CORS/);
  });

  it('is a network error if fetch throws', async () => {
    const cause = new TypeError('Failed to execute fetch');
    const fetch = () => {
      throw cause;
    };
    const error = await failure({}, { fetch });
    expect(factsOf(error)).to.deep.equal({ code: 'network', ...networkFacts });
    expect(error.cause).to.equal(cause);
  });

  it('is a network error if the connection breaks', async function () {
    await skipUnlessBrokenBodiesFail.call(this);
    const error = await failure({ body: 'drop' });
    expect(factsOf(error)).to.deep.equal({ code: 'network', ...networkFacts });
    expect(error.cause).to.be.instanceOf(Error);
  });

  it('is a timeout if the headers take too long', async () => {
    const error = await failure({ latency: 600_000 }, { timeout: 50 });
    expect(factsOf(error)).to.deep.equal({ code: 'timeout', ...networkFacts });
    expect(error.message).to.include('50 ms');
  });

  it('is a timeout if the body takes too long', async () => {
    expect(factsOf(await failure({ body: 'stall' }, { timeout: 50 }))).to.deep.equal({
      code: 'timeout',
      ...networkFacts,
    });
  });

  it('is a timeout if fetch never settles and ignores its signal', async () => {
    const fetch = () => new Promise<Response>(() => {});
    expect(factsOf(await failure({}, { fetch, timeout: 50 }))).to.deep.equal({
      code: 'timeout',
      ...networkFacts,
    });
  });
});

describe('a redirect', () => {
  // Only Node exposes the status of a redirect that is not followed.
  const status = 'document' in globalThis ? undefined : 302;

  for (const [phase, olderThan] of [['first'], ['more', 1]] as const) {
    it(`of the ${phase} page is not followed`, async () => {
      expect(factsOf(await failure({ redirect: true }, {}, olderThan))).to.deep.equal({
        code: 'redirected',
        status,
        phase,
        messages: [],
        retryable: false,
      });
    });
  }
});

describe('FeedError', () => {
  it('is an Error with a name and its details', () => {
    const cause = new Error('why');
    const details = { phase: 'refresh', status: 503, messages: ['M'], cause } as const;
    const error = new FeedError('server', 'Words.', details);
    expect(error).to.be.instanceOf(Error);
    expect(String(error)).to.equal('FeedError: Words.');
    expect(error.cause).to.equal(cause);
    expect(factsOf(error)).to.deep.equal({
      code: 'server',
      phase: 'refresh',
      status: 503,
      messages: ['M'],
      retryable: true,
    });
  });

  it('has defaults for its details', () => {
    expect(factsOf(new FeedError('token', 'Words.'))).to.deep.equal({
      code: 'token',
      phase: 'first',
      status: undefined,
      messages: [],
      retryable: false,
    });
  });
});
