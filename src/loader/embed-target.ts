import { attributes, tag } from './build-constants.js';
import { each } from './for-each.js';

/** An author's element, with what became of it. */
export interface Place extends Element {
  /** The feed of this place, whoever takes it out. */
  stampsFeed?: Element;
  /** What the author wrote, in the feed by now. */
  stampsContent?: Node[];
}

/** The slots whose elements are shown as they are; any other one takes a template. */
var shown = /^(header|footer|loading|idle|empty|error|end|load-more|retry)$/;

/** Hands one attribute on: `data-user` as `user`. */
export function passOn(place: Place, data: string): void {
  var feed = place.stampsFeed as Element;
  var name = data.slice(5);
  var value = place.getAttribute(data);
  if (name === tag) return;
  if (value !== null) {
    feed.setAttribute(name, value);
    // The feed takes it in; nobody else needs to find it.
    if (name === 'token') place.removeAttribute(data);
  } else if (name !== 'token') feed.removeAttribute(name);
}

/** Makes the feed of a place; a copy of a place brings its own along. */
export function prepare(place: Place): void {
  if (place.stampsFeed) return;
  place.stampsFeed = place.querySelector(':scope>' + tag) || document.createElement(tag);
  each(attributes, function (data) {
    if (place.hasAttribute(data)) passOn(place, data);
  });
}

/** What fills a slot of the feed, made of an element that an author's editor lets through. */
function slotted(element: HTMLElement): Element {
  var slot: Element = element;
  var name = element.getAttribute('data-slot') as string;
  if (shown.test(name)) {
    element.removeAttribute('hidden');
    element.style.display = '';
  } else {
    slot = document.createElement('template');
    while (element.firstChild)
      (slot as HTMLTemplateElement).content.appendChild(element.firstChild);
  }
  slot.setAttribute('slot', name);
  return slot;
}

/**
 * Puts the feed into its place, and what stands there into the feed: slots, and beside them what is
 * shown no more. A place that was written anew gets the same feed back, without what it held before.
 */
export function fill(place: Place): void {
  var feed = place.stampsFeed as Element;
  var content = place.stampsContent || [];
  var node: Node | null | undefined;
  function take(taken: Node): void {
    content.push(feed.appendChild(taken));
  }
  if (feed.parentNode !== place) {
    while ((node = content.pop())) if (node.parentNode === feed) feed.removeChild(node);
    place.appendChild(feed);
  }
  each(place.querySelectorAll<HTMLElement>('[data-slot]'), function (element) {
    // One that stood in another has gone with it.
    if (!place.contains(element) || feed.contains(element)) return;
    (element.parentNode as Node).removeChild(element);
    take(slotted(element));
  });
  while ((node = place.firstChild === feed ? feed.nextSibling : place.firstChild)) take(node);
  place.stampsContent = content;
}
