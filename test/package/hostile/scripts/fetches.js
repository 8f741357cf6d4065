/** Replacements of `fetch` as pages have them: wrappers that work, and broken ones. */
(() => {
  const native = window.fetch;
  const answer = (body, init) => new Response(body, init);
  const thenable = (settle) => Object.fromEntries([['then', settle]]);

  window.fetches = {
    native,
    working: {
      'a wrapper that passes its own this on': function (...request) {
        return native.apply(this, request);
      },
      'a wrapper that creates a Request first': (input, init) => native(new Request(input, init)),
      'a wrapper that reads a copy of the response': (...request) =>
        native(...request).then((response) => {
          response.clone().text();
          return response;
        }),
      'a wrapper that creates its own response': async (...request) => {
        const response = await native(...request);
        return answer(await response.text(), response);
      },
      'a wrapper that returns a thenable': (...request) =>
        thenable((resolve, reject) => {
          native(...request).then(resolve, reject);
        }),
      'a response of another realm': (...request) => {
        const frame = document.createElement('iframe');
        document.body.append(frame);
        return frame.contentWindow.fetch(...request);
      },
    },
    broken: {
      'throws at once': () => {
        throw new TypeError('blocked');
      },
      'throws a string': () => {
        throw 'blocked';
      },
      'throws nothing': () => {
        throw undefined;
      },
      'throws an object that has no message': () => {
        throw Object.create(null);
      },
      'rejects with nothing': () => Promise.reject(),
      'rejects with a frozen error': () => Promise.reject(Object.freeze(new Error('blocked'))),
      'returns nothing': () => undefined,
      'returns a string': () => 'ok',
      'returns an object': async () => ({}),
      'returns an object with a status': async () => ({
        ok: true,
        status: 200,
        json: async () => ({}),
      }),
      'returns a response without headers': async () => ({
        ok: true,
        status: 200,
        text: async () => '{"activities": []}',
      }),
      'returns a response whose body was read': async () => {
        const response = answer('{"activities": []}');
        await response.text();
        return response;
      },
      'returns a response whose text() throws': async () =>
        Object.defineProperty(answer('{}'), 'text', {
          get() {
            throw new Error('blocked');
          },
        }),
      'returns a response whose text() resolves to a list': async () =>
        Object.defineProperty(answer('{}'), 'text', { value: async () => [] }),
      'returns a network error': async () => Response.error(),
      'returns a thenable that throws': () =>
        thenable(() => {
          throw new Error('blocked');
        }),
      'returns a thenable that settles twice': () =>
        thenable((resolve, reject) => {
          reject(new Error('blocked'));
          resolve(answer('{"activities": []}'));
        }),
      'never settles': () => new Promise(() => {}),
      'returns a thenable that never settles': () => thenable(() => {}),
      'returns a response that never ends': async () => answer(new ReadableStream({})),
      'is not a function': 'fetch',
      'is undefined': undefined,
    },
  };

  // A fast clock ends long delays.
  const { setTimeout } = window;
  window.setTimeout = (call, delay = 0, ...rest) =>
    setTimeout(call, fetches.isWoundUp ? delay / 1000 : delay, ...rest);
})();
