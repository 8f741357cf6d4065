import { dataAttributes, integrity, tagName } from './build-constants.js';
import { dataName, feedOptions, readOption } from './configuration.js';
import { createElement, findAll, readDocument } from './dom.js';
import { copyAttribute, type EmbedTarget, insertFeed } from './embed-target.js';
import { forEach } from './for-each.js';
import { loadModule, moduleUrl } from './load-module.js';
import { reportError, warnOnce } from './report-error.js';

declare global {
  interface Window {
    /** The integrity hash of the loader that runs on this page; unset if it failed. */
    stampsActivityFeedLoader?: unknown;
  }
}

var targetAttribute = 'data-' + tagName;

/**
 * Not inside another target; not a form, whose fields hide its properties; and not in an option, whose
 * text a form would send.
 */
var targetSelector =
  '[' + targetAttribute + ']:not(form):not(option):not(option *):not([' + targetAttribute + '] *)';

/** What only the page sets. */
var pageOptions = feedOptions.concat('moduleUrl', 'templates', 'initialPage');

var setIt = ' Set it in the page: <script>window.stampsActivityFeed = { ';

function start(): void {
  var script = readDocument<HTMLScriptElement | null>('currentScript');
  var observed = dataAttributes.concat(targetAttribute);
  var isRequested = false;
  var isDefined = false;
  /** A problem that has not been reported yet. */
  var problem = '';

  function warnOfRefused(target: EmbedTarget): void {
    forEach(pageOptions, function (option) {
      if (target.hasAttribute(dataName(option)))
        warnOnce(
          dataName(option) +
            ' is ignored, because content does not configure the feed.' +
            (option === 'initialPage' ? '' : setIt + option + ': ... }</script>'),
        );
    });
  }

  function update(): void {
    var targets = findAll<EmbedTarget>(targetSelector);
    // While the document is parsed, a target may not have all of its content.
    var isParsed = readDocument('readyState') !== 'loading';
    var isConfigured = !!readOption(script, 'apiUrl');
    forEach(targets, function (target) {
      if (!target.stampsChecked) warnOfRefused(target);
      target.stampsChecked = true;
      if (isDefined && isParsed && isConfigured) insertFeed(target, script);
    });
    if (problem && isParsed) {
      // Another loader on the page may still succeed.
      window.stampsActivityFeedLoader = undefined;
      reportError(problem, targets);
      problem = '';
    }
    if (!targets.length) return;
    if (!isConfigured) {
      if (isParsed)
        warnOnce(
          'No feed is shown: apiUrl is not configured.' + setIt + 'apiUrl: "..." }</script>',
        );
      return;
    }
    if (isRequested || customElements.get(tagName)) return;
    isRequested = true;
    var url = moduleUrl(script);
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

  forEach(pageOptions, function (option) {
    observed.push(dataName(option));
  });
  // The element may also be defined by another script.
  customElements.whenDefined(tagName).then(function () {
    isDefined = true;
    update();
  });
  new MutationObserver(function (records) {
    forEach(records, function (record) {
      var target = record.target as EmbedTarget;
      var name = record.attributeName;
      if (!name || !target.stampsChecked) return;
      if (target.stampsFeed && dataAttributes.indexOf(name) >= 0) copyAttribute(target, name);
      warnOfRefused(target);
    });
    update();
  }).observe(document, {
    childList: true,
    subtree: true,
    attributeFilter: observed,
  });
  EventTarget.prototype.addEventListener.call(document, 'readystatechange', update);
  update();
}

// Without modules, custom elements or this selector (old browsers, Node), the content stays as it is.
if (
  typeof document === 'object' &&
  'noModule' in createElement('script') &&
  window.customElements &&
  CSS.supports('selector(:not(a *))') &&
  // An element with this id is a property of `window` too, but it is not a string.
  typeof window.stampsActivityFeedLoader !== 'string'
) {
  window.stampsActivityFeedLoader = integrity;
  start();
}
