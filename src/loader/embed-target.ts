import { dataAttributes, tagName } from './build-constants.js';
import { forEach } from './for-each.js';

/** An element with `data-stamps-activity-feed`, in which the loader puts a feed. */
export interface EmbedTarget extends Element {
  /** The feed of this target. It stays the same if a script removes it. */
  stampsFeed?: Element;
  /** The nodes of the target that were moved into the feed. */
  stampsContent?: Node[];
}

/** Slots that show the element itself. All other slots take a template. */
var contentSlots = /^(header|footer|loading|idle|empty|error|end|load-more|retry)$/;

/** Copies an attribute to the feed: `data-user` as `user`. */
export function copyAttribute(target: EmbedTarget, dataAttribute: string): void {
  var feed = target.stampsFeed as Element;
  var name = dataAttribute.slice(5);
  var value = target.getAttribute(dataAttribute);
  if (name === tagName) return;
  if (value !== null) {
    feed.setAttribute(name, value);
    // The feed keeps the token in memory; the target must not show it.
    if (name === 'token') target.removeAttribute(dataAttribute);
  } else if (name !== 'token') feed.removeAttribute(name);
}

/** Creates the feed of a target. A clone of a target already contains one. */
export function createFeed(target: EmbedTarget): void {
  if (target.stampsFeed) return;
  target.stampsFeed = target.querySelector(':scope>' + tagName) || document.createElement(tagName);
  forEach(dataAttributes, function (dataAttribute) {
    if (target.hasAttribute(dataAttribute)) copyAttribute(target, dataAttribute);
  });
}

/** Turns an element with `data-slot`, which CMS editors keep, into the content of that slot. */
function toSlotContent(element: HTMLElement): Element {
  var content: Element = element;
  var name = element.getAttribute('data-slot') as string;
  if (contentSlots.test(name)) {
    element.removeAttribute('hidden');
    element.style.display = '';
  } else {
    content = document.createElement('template');
    while (element.firstChild)
      (content as HTMLTemplateElement).content.appendChild(element.firstChild);
  }
  content.setAttribute('slot', name);
  return content;
}

/**
 * Puts the feed into its target, and the content of the target into the feed: slots, and other nodes,
 * which a feed does not show. If a script has replaced the content, the feed is put back without the
 * content that it had before.
 */
export function insertFeed(target: EmbedTarget): void {
  var feed = target.stampsFeed as Element;
  var content = target.stampsContent || [];
  var node: Node | null | undefined;
  function moveToFeed(moved: Node): void {
    content.push(feed.appendChild(moved));
  }
  if (feed.parentNode !== target) {
    while ((node = content.pop())) if (node.parentNode === feed) feed.removeChild(node);
    target.appendChild(feed);
  }
  forEach(target.querySelectorAll<HTMLElement>('[data-slot]'), function (element) {
    // One inside another has been moved with it.
    if (!target.contains(element) || feed.contains(element)) return;
    (element.parentNode as Node).removeChild(element);
    moveToFeed(toSlotContent(element));
  });
  while ((node = target.firstChild === feed ? feed.nextSibling : target.firstChild))
    moveToFeed(node);
  target.stampsContent = content;
}
