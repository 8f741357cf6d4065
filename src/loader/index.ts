import { attributes, integrity, tag } from './build-constants.js';
import { fill, type Place, passOn, prepare } from './embed-target.js';
import { each } from './for-each.js';
import { loadModule, moduleUrl, ownScript } from './load-module.js';
import { report } from './report-error.js';

declare global {
  interface Window {
    /** The release whose loader is at work on this page: the first one, until it fails. */
    stampsActivityFeedLoader?: unknown;
  }
}

var mark = 'data-' + tag;
var places = '[' + mark + ']';

function start(): void {
  var script = ownScript();
  var url = moduleUrl(script);
  var isAsked = false;
  var isDefined = false;
  /** What went wrong, until it is told. */
  var problem = '';

  function look(): void {
    var found = document.querySelectorAll<Place>(places);
    // A place that is still being read has not got all of its content.
    var isRead = document.readyState !== 'loading';
    each(found, function (place) {
      prepare(place);
      if (isDefined && isRead) fill(place);
    });
    if (problem && isRead) {
      // Another run may do better.
      window.stampsActivityFeedLoader = undefined;
      report(problem, found);
      problem = '';
    }
    if (!found.length || isAsked || customElements.get(tag)) return;
    isAsked = true;
    if (url) loadModule(url, script, failed);
    else
      failed(
        'the loader has no address. Set window.stampsActivityFeed = { moduleUrl: "..." } before it.',
      );
  }

  function failed(why: string): void {
    problem = why;
    look();
  }

  // By whichever script it comes.
  customElements.whenDefined(tag).then(function () {
    isDefined = true;
    look();
  });
  new MutationObserver(function (records) {
    each(records, function (record) {
      var place = record.target as Place;
      if (record.attributeName && place.stampsFeed) passOn(place, record.attributeName);
    });
    look();
  }).observe(document, {
    childList: true,
    subtree: true,
    attributeFilter: [mark].concat(attributes),
  });
  document.addEventListener('readystatechange', look);
  look();
}

// A browser without modules or custom elements, and Node, leave what the author wrote as it is.
if (
  typeof document === 'object' &&
  'noModule' in document.createElement('script') &&
  window.customElements &&
  // A text: markup can make a global variable of this name too, but no text.
  typeof window.stampsActivityFeedLoader !== 'string'
) {
  window.stampsActivityFeedLoader = integrity;
  start();
}
