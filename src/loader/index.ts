import { dataAttributes, integrity, tagName } from './build-constants.js';
import { copyAttribute, createFeed, type EmbedTarget, insertFeed } from './embed-target.js';
import { forEach } from './for-each.js';
import { loaderScript, loadModule, moduleUrl } from './load-module.js';
import { reportError } from './report-error.js';

declare global {
  interface Window {
    /** The integrity hash of the loader that runs on this page; unset if it failed. */
    stampsActivityFeedLoader?: unknown;
  }
}

var targetAttribute = 'data-' + tagName;

function start(): void {
  var script = loaderScript();
  var url = moduleUrl(script);
  var isRequested = false;
  var isDefined = false;
  /** A problem that has not been reported yet. */
  var problem = '';

  function update(): void {
    var targets = document.querySelectorAll<EmbedTarget>('[' + targetAttribute + ']');
    // While the document is parsed, a target may not have all of its content.
    var isParsed = document.readyState !== 'loading';
    forEach(targets, function (target) {
      createFeed(target);
      if (isDefined && isParsed) insertFeed(target);
    });
    if (problem && isParsed) {
      // Another loader on the page may still succeed.
      window.stampsActivityFeedLoader = undefined;
      reportError(problem, targets);
      problem = '';
    }
    if (!targets.length || isRequested || customElements.get(tagName)) return;
    isRequested = true;
    if (url) loadModule(url, script, fail);
    else
      fail(
        'The loader does not know the URL of the module file. Set window.stampsActivityFeed = { moduleUrl: "..." } before the loader.',
      );
  }

  function fail(message: string): void {
    problem = message;
    update();
  }

  // The element may also be defined by another script.
  customElements.whenDefined(tagName).then(function () {
    isDefined = true;
    update();
  });
  new MutationObserver(function (records) {
    forEach(records, function (record) {
      var target = record.target as EmbedTarget;
      if (record.attributeName && target.stampsFeed) copyAttribute(target, record.attributeName);
    });
    update();
  }).observe(document, {
    childList: true,
    subtree: true,
    attributeFilter: [targetAttribute].concat(dataAttributes),
  });
  document.addEventListener('readystatechange', update);
  update();
}

// Without modules or custom elements (old browsers, Node), the content stays as it is.
if (
  typeof document === 'object' &&
  'noModule' in document.createElement('script') &&
  window.customElements &&
  // An element with this id is a property of `window` too, but it is not a string.
  typeof window.stampsActivityFeedLoader !== 'string'
) {
  window.stampsActivityFeedLoader = integrity;
  start();
}
