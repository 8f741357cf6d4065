/** What pages have put in the place of `fetch`: wrappers that work, and broken ones. */
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
      'a wrapper that makes a Request first': (input, init) => native(new Request(input, init)),
      'a wrapper that reads the answer along': (...request) =>
        native(...request).then((response) => {
          response.clone().text();
          return response;
        }),
      'a wrapper that makes an answer of its own': async (...request) => {
        const response = await native(...request);
        return answer(await response.text(), response);
      },
      'a wrapper that gives a thenable': (...request) =>
        thenable((resolve, reject) => {
          native(...request).then(resolve, reject);
        }),
      'an answer of another realm': (...request) => {
        const frame = document.createElement('iframe');
        document.body.append(frame);
        return frame.contentWindow.fetch(...request);
      },
    },
    broken: {
      'throws at once': () => {
        throw new TypeError('blocked');
      },
      'throws a text': () => {
        throw 'blocked';
      },
      'throws nothing': () => {
        throw undefined;
      },
      'throws what has no words': () => {
        throw Object.create(null);
      },
      'rejects with nothing': () => Promise.reject(),
      'rejects with what is frozen': () => Promise.reject(Object.freeze(new Error('blocked'))),
      'gives nothing': () => undefined,
      'gives a text': () => 'ok',
      'gives an object': async () => ({}),
      'gives an object with a status': async () => ({
        ok: true,
        status: 200,
        json: async () => ({}),
      }),
      'gives an answer without headers': async () => ({
        ok: true,
        status: 200,
        text: async () => '{"activities": []}',
      }),
      'gives an answer that was read': async () => {
        const response = answer('{"activities": []}');
        await response.text();
        return response;
      },
      'gives an answer whose text throws': async () =>
        Object.defineProperty(answer('{}'), 'text', {
          get() {
            throw new Error('blocked');
          },
        }),
      'gives an answer whose text is a list': async () =>
        Object.defineProperty(answer('{}'), 'text', { value: async () => [] }),
      'gives an error of the network': async () => Response.error(),
      'gives a thenable that throws': () =>
        thenable(() => {
          throw new Error('blocked');
        }),
      'gives a thenable that settles twice': () =>
        thenable((resolve, reject) => {
          reject(new Error('blocked'));
          resolve(answer('{"activities": []}'));
        }),
      'never settles': () => new Promise(() => {}),
      'gives a thenable that never settles': () => thenable(() => {}),
      'gives an answer that never ends': async () => answer(new ReadableStream({})),
      'is no function': 'fetch',
      'is not there': undefined,
    },
  };

  // A clock that is wound up, so that what waits for long does not.
  const { setTimeout } = window;
  window.setTimeout = (call, delay = 0, ...rest) =>
    setTimeout(call, fetches.isWoundUp ? delay / 1000 : delay, ...rest);
})();
