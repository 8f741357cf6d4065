/** Adds enumerable properties to the prototypes of built-ins, as some libraries do. */
(() => {
  const pollute = (target) => {
    for (const name of ['extend', 'each', 'clone', 'merge', 'isEmpty', 'equals', 'inspect']) {
      target[name] = function () {
        return this;
      };
    }
    target.foo = 'bar';
    target.nothing = null;
  };
  pollute(Object.prototype);
  pollute(Array.prototype);
  pollute(String.prototype);
  pollute(Function.prototype);
  pollute(Promise.prototype);
  Reflect.set(Object.prototype, 'then', null);
  // Names of a request's options.
  for (const name of [
    'method',
    'body',
    'mode',
    'credentials',
    'redirect',
    'referrerPolicy',
    'cache',
  ]) {
    Object.prototype[name] = 'polluted';
  }
  for (const name of ['secret', 'debug', 'plugins', 'jquery']) {
    Object.defineProperty(Object.prototype, name, {
      enumerable: true,
      configurable: true,
      get() {
        throw new Error(`The feed must not read ${name}`);
      },
      set() {
        throw new Error(`The feed must not write ${name}`);
      },
    });
  }
})();
