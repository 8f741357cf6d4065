/**
 * Adds to elements what MooTools adds, according to its documentation. The package `mootools`, which runs
 * before this, changes only the language's built-ins.
 */
(() => {
  const implement = (type, methods) => {
    for (const name in methods) type.prototype[name] = methods[name];
  };
  implement(Element, {
    get(name) {
      return this.getAttribute(name);
    },
    set(name, value) {
      if (typeof name === 'object') for (const key in name) this.setAttribute(key, name[key]);
      else this.setAttribute(name, value);
      return this;
    },
    erase(name) {
      this.removeAttribute(name);
      return this;
    },
    getElements(selector) {
      return this.querySelectorAll(selector);
    },
    getElement(selector) {
      return this.querySelector(selector);
    },
    match(selector) {
      return this.matches(selector);
    },
    contains(other) {
      return other !== this && !!other && (this.compareDocumentPosition(other) & 16) > 0;
    },
    hasChild(other) {
      return this.contains(other);
    },
    adopt(...elements) {
      for (const element of elements) this.appendChild(element);
      return this;
    },
    grab(element) {
      this.appendChild(element);
      return this;
    },
    inject(element) {
      element.appendChild(this);
      return this;
    },
    dispose() {
      return this.parentNode ? this.parentNode.removeChild(this) : this;
    },
    destroy() {
      this.dispose();
      return null;
    },
    empty() {
      this.replaceChildren();
      return this;
    },
    clone(contents) {
      return this.cloneNode(contents);
    },
    addEvent(type, listener) {
      this.addEventListener(type, listener);
      return this;
    },
    fireEvent() {
      return this;
    },
    hasClass(name) {
      return this.classList.contains(name);
    },
    addClass(name) {
      this.classList.add(name);
      return this;
    },
    store() {
      return this;
    },
    retrieve() {
      return null;
    },
    toQueryString() {
      return '';
    },
    $family() {
      return 'element';
    },
  });
  window.$ = (id) => document.getElementById(id);
  window.$$ = (selector) => document.querySelectorAll(selector);
  document.id = window.$;
})();
