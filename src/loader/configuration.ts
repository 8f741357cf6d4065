import type { LoaderConfiguration } from './types.js';

declare global {
  interface Window {
    /** The page's configuration of the CMS loader. Its script sets it before the loader runs. */
    stampsActivityFeed?: LoaderConfiguration;
  }
}

/** The options that become properties of the feed, if the feed has them. */
export var feedOptions =
  'apiUrl credentials user token tokenType tokenUrl getToken fetch merchantIds merchantGroup restore rowSlots receiptUrl signInUrl'.split(
    ' ',
  );

/** `apiUrl` as `data-api-url`. */
export function dataName(option: string): string {
  return 'data-' + option.replace(/[A-Z]/g, '-$&').toLowerCase();
}

function hasOwn(object: object, name: string): boolean {
  return Object.hasOwn(object, name);
}

/**
 * The value of an option in `window.stampsActivityFeed`. Elements and frames with this name are
 * properties of `window` too, but they are inherited, and none of them is a plain object.
 */
export function scriptOption(name: string): unknown {
  var configuration: unknown = hasOwn(window, 'stampsActivityFeed') && window.stampsActivityFeed;
  return configuration &&
    Object.getPrototypeOf(configuration) === Object.prototype &&
    hasOwn(configuration as object, name)
    ? (configuration as Record<string, unknown>)[name]
    : undefined;
}

/** The value of an option: from the page's script, or from the loader's own tag. */
export function readOption(script: Element | null, name: string): unknown {
  var value = scriptOption(name);
  return value == null && script ? script.getAttribute(dataName(name)) : value;
}

/** Whether content may bring templates for rows and icons. */
export function mayUseTemplates(script: Element | null): boolean {
  var value = readOption(script, 'templates');
  // `data-templates` on the loader's tag may stand without a value.
  return (
    value === true || (scriptOption('templates') == null && (value === '' || value === 'true'))
  );
}
