/**
 * Does to a page what Prototype.js (1.5 to 1.7) does, according to its documentation: adds enumerable methods
 * to the prototypes of built-ins, replaces native methods, and extends elements.
 */
(() => {
  const extend = (target, methods) => {
    for (const name in methods) target[name] = methods[name];
    return target;
  };
  Object.extend = extend;

  const $A = (iterable) => {
    if (!iterable) return [];
    if ('toArray' in Object(iterable)) return iterable.toArray();
    const results = [];
    for (let n = 0; n < (iterable.length || 0); n++) results[n] = iterable[n];
    return results;
  };
  window.$A = $A;
  // Ignores a mapping function, and does not support iterators.
  Array.from = $A;

  const json = (value) =>
    value === null || typeof value !== 'object' ? String(value) : '[object]';
  const stop = {};
  const each = function (iterator, context) {
    try {
      let n = 0;
      this._each((value) => iterator.call(context, value, n++));
    } catch (error) {
      if (error !== stop) throw error;
    }
    return this;
  };
  const collect = function (iterator, context) {
    const results = [];
    this.each((value, n) => results.push(iterator ? iterator.call(context, value, n) : value));
    return results;
  };
  const detect = function (iterator, context) {
    let found;
    this.each((value, n) => {
      if (!iterator.call(context, value, n)) return;
      found = value;
      throw stop;
    });
    return found;
  };
  const findAll = function (iterator, context) {
    const results = [];
    this.each((value, n) => {
      if (iterator.call(context, value, n)) results.push(value);
    });
    return results;
  };
  const toArray = function () {
    return this.slice(0);
  };
  const { reverse } = Array.prototype;
  extend(Array.prototype, {
    _each(iterator) {
      for (let n = 0; n < this.length; n++) iterator(this[n]);
    },
    each,
    all: Array.prototype.every,
    any: Array.prototype.some,
    collect,
    map: collect,
    detect,
    find: detect,
    findAll,
    select: findAll,
    filter: findAll,
    // Unlike the native method, it returns a copy of the list.
    entries: toArray,
    toArray,
    clone: toArray,
    include(value) {
      return this.indexOf(value) !== -1;
    },
    member(value) {
      return this.indexOf(value) !== -1;
    },
    inject(memo, iterator) {
      let result = memo;
      this.each((value, n) => {
        result = iterator(result, value, n);
      });
      return result;
    },
    pluck(name) {
      return this.map((value) => value[name]);
    },
    clear() {
      this.length = 0;
      return this;
    },
    first() {
      return this[0];
    },
    last() {
      return this[this.length - 1];
    },
    size() {
      return this.length;
    },
    _reverse: reverse,
    reverse(inline) {
      return reverse.call(inline === false ? this.slice(0) : this);
    },
    // In 1.5 and 1.6, this makes JSON.stringify write lists as strings.
    toJSON() {
      return `[${this.map(json)}]`;
    },
    inspect() {
      return `[${this}]`;
    },
  });
  extend(String.prototype, {
    strip: String.prototype.trim,
    toArray() {
      return this.split('');
    },
    startsWith(text) {
      return this.indexOf(text) === 0;
    },
    times(count) {
      return this.repeat(count);
    },
    sub(pattern, text) {
      return this.replace(pattern, text);
    },
    toJSON() {
      return JSON.stringify(String(this));
    },
  });
  extend(Number.prototype, {
    succ() {
      return this + 1;
    },
    toJSON() {
      return String(this);
    },
  });
  extend(Function.prototype, {
    bind(context, ...given) {
      if (given.length === 0 && context === undefined) return this;
      return (...rest) => this.apply(context, [...given, ...rest]);
    },
    curry(...given) {
      return (...rest) => this(...given, ...rest);
    },
    defer() {
      return setTimeout(this, 10);
    },
    wrap(wrapper) {
      return (...rest) => wrapper(this, ...rest);
    },
  });
  extend(Object, {
    // Includes inherited properties.
    keys(object) {
      const names = [];
      for (const name in object) if (Object.hasOwn(object, name)) names.push(name);
      return names;
    },
    values(object) {
      const values = [];
      for (const name in object) values.push(object[name]);
      return values;
    },
    clone: (object) => extend({}, object),
    isArray: Array.isArray,
    isString: (value) => typeof value === 'string',
    isFunction: (value) => typeof value === 'function',
  });

  const { remove } = Element.prototype;
  extend(HTMLElement.prototype, {
    visible() {
      return this.style.display !== 'none';
    },
    remove() {
      remove.call(this);
      return this;
    },
    update(content) {
      this.textContent = content;
      return this;
    },
    insert(content) {
      this.append(content);
      return this;
    },
    select(selector) {
      return $A(this.querySelectorAll(selector));
    },
    observe(type, listener) {
      this.addEventListener(type, listener);
      return this;
    },
    fire(type, memo) {
      const event = new Event('dataavailable', { bubbles: true });
      extend(event, { eventName: type, memo });
      this.dispatchEvent(event);
      return event;
    },
    readAttribute(name) {
      return this.getAttribute(name);
    },
    empty() {
      return this.innerHTML.trim() === '';
    },
    identify() {
      this.id ||= `anonymous_element_${Math.random()}`;
      return this.id;
    },
    clone(deep) {
      return this.cloneNode(deep);
    },
    store() {
      return this;
    },
    request() {
      return this;
    },
  });
  extend(Event.prototype, {
    stop() {
      this.preventDefault();
      this.stopPropagation();
    },
    element() {
      return this.target;
    },
  });
  // The global is replaced by another function with the same prototype.
  const { prototype } = Element;
  window.Element = (name, attributes) => extend(document.createElement(name), attributes);
  window.Element.prototype = prototype;
  window.$ = (id) => document.getElementById(id);
})();
