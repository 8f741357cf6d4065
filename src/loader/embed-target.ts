import { dataAttributes, tagName } from './build-constants.js';
import { feedOptions, mayUseTemplates, readOption } from './configuration.js';
import { createElement, read } from './dom.js';
import { forEach } from './for-each.js';
import { warnOnce } from './report-error.js';

/** An element with `data-stamps-activity-feed`, in which the loader puts a feed. */
export interface EmbedTarget extends Element {
  /** The feed of this target. It stays the same if a script removes it. */
  stampsFeed?: Element;
  /** The nodes of the target that were moved into the feed. */
  stampsContent?: Node[];
  /** Whether its attributes were searched for those that are ignored. */
  stampsChecked?: boolean;
}

/** Slots that show the element itself. All other slots take a template. */
var contentSlots =
  /^(header|footer|loading|idle|empty(-action)?|error|sign-in|end|load-more|retry)$/;

/** Copies an attribute to the feed: `data-group-by` as `group-by`. */
export function copyAttribute(target: EmbedTarget, dataAttribute: string): void {
  var feed = target.stampsFeed as Element;
  var name = dataAttribute.slice(5);
  var value = target.getAttribute(dataAttribute);
  if (value === null) feed.removeAttribute(name);
  else feed.setAttribute(name, value);
}

/** Creates the feed of a target, with the page's configuration and the target's presentation. */
function createFeed(target: EmbedTarget, script: Element | null): Element {
  var feed = createElement(tagName);
  target.stampsFeed = feed;
  // A clone of another target contains a feed, which is replaced. Its content goes into the new one.
  forEach(target.querySelectorAll(':scope>' + tagName), function (other) {
    while (other.firstChild) target.insertBefore(other.firstChild, other);
    target.removeChild(other);
  });
  feed.setAttribute('data-stamps-templates', mayUseTemplates(script) ? 'text' : 'none');
  forEach(feedOptions, function (name) {
    var value = readOption(script, name);
    if (value != null && name in feed) (feed as unknown as Record<string, unknown>)[name] = value;
  });
  forEach(dataAttributes, function (dataAttribute) {
    copyAttribute(target, dataAttribute);
  });
  return feed;
}

/**
 * Turns an element with `data-slot`, which CMS editors keep, into the content of that slot. The element
 * may be a form, so its properties are not read from itself.
 */
function toSlotContent(element: Element, isTemplateAllowed: boolean): Element {
  var name = Element.prototype.getAttribute.call(element, 'data-slot') as string;
  var content = element;
  var source: Node;
  var child: Node | null;
  if (contentSlots.test(name)) {
    Element.prototype.removeAttribute.call(element, 'hidden');
    if (element instanceof HTMLElement)
      read<CSSStyleDeclaration>(HTMLElement.prototype, 'style', element).display = '';
  } else if (isTemplateAllowed) {
    content = createElement('template');
    source = element instanceof HTMLTemplateElement ? element.content : element;
    while ((child = read<Node | null>(Node.prototype, 'firstChild', source)))
      (content as HTMLTemplateElement).content.appendChild(child);
    Node.prototype.removeChild.call(read(Node.prototype, 'parentNode', element), element);
  } else {
    warnOnce(
      'data-slot="' +
        name +
        '" is ignored. Templates in content need templates: true in the configuration of the page.',
    );
    return element;
  }
  Element.prototype.setAttribute.call(content, 'slot', name);
  return content;
}

/**
 * Puts the feed into its target, and the content of the target into the feed: slots, and other nodes,
 * which a feed does not show. If a script has replaced the content, the feed is put back without the
 * content that it had before.
 */
export function insertFeed(target: EmbedTarget, script: Element | null): void {
  var feed = target.stampsFeed || createFeed(target, script);
  var isTemplateAllowed = mayUseTemplates(script);
  var content = target.stampsContent || [];
  var node: Node | null | undefined;
  function moveToFeed(moved: Node): void {
    content.push(feed.appendChild(moved));
  }
  if (feed.parentNode !== target) {
    while ((node = content.pop()))
      if (read(Node.prototype, 'parentNode', node) === feed) feed.removeChild(node);
    target.appendChild(feed);
  }
  forEach(target.querySelectorAll('[data-slot]'), function (element) {
    // One inside another has been moved with it.
    if (!target.contains(element) || feed.contains(element)) return;
    moveToFeed(toSlotContent(element, isTemplateAllowed));
  });
  while ((node = target.firstChild === feed ? feed.nextSibling : target.firstChild))
    moveToFeed(node);
  target.stampsContent = content;
}
