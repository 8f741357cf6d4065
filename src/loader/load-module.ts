import { integrity, tagName } from './build-constants.js';

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): string };
}

declare global {
  interface Window {
    /** The page's configuration: the URL of the module file, if it is not next to the loader. */
    stampsActivityFeed?: { readonly moduleUrl?: unknown };
    trustedTypes?: TrustedTypes;
  }
}

/** The loader's script element; `null` if its code was evaluated without one. */
export function loaderScript(): HTMLScriptElement | null {
  var script = document.currentScript;
  // An element named `currentScript` replaces the property, so its type is checked.
  return script instanceof HTMLScriptElement
    ? script
    : document.querySelector<HTMLScriptElement>('script[src*="' + tagName + '.loader"]');
}

/**
 * The URL of the module file: the configured one, or the file next to the loader; empty if neither is
 * known. It is never read from a target, because authors of content must not choose a script.
 */
export function moduleUrl(script: HTMLScriptElement | null): string {
  // An element with this id is a property of `window` too, but can't have a string `moduleUrl`.
  var configured = window.stampsActivityFeed && window.stampsActivityFeed.moduleUrl;
  if (typeof configured === 'string') return configured;
  // A version in the query string applies to both files.
  var sibling = script && script.src.replace(/[^/?#]+(\?[^#]*)?(#.*)?$/, tagName + '.js$1');
  return (script && script.getAttribute('data-module-url')) || sibling || '';
}

/** The nonce of the loader, or of another script. A script that can read a nonce could use it too. */
function nonceOf(script: HTMLScriptElement | null): string {
  var other = document.querySelector<HTMLScriptElement>('script[nonce]');
  return (script && script.nonce) || (other && other.nonce) || '';
}

/** The URL as a `TrustedScriptURL`; unchanged without Trusted Types, or if the policy is not allowed. */
function trustedUrl(url: string): string {
  function createScriptURL(it: string): string {
    return it;
  }
  try {
    return (window.trustedTypes as TrustedTypes)
      .createPolicy(tagName, { createScriptURL: createScriptURL })
      .createScriptURL(url);
  } catch (_) {
    return url;
  }
}

/**
 * Loads the module file.
 *
 * @param onError called with a message if the element is not defined afterwards.
 */
export function loadModule(
  url: string,
  ownScript: HTMLScriptElement | null,
  onError: (problem: string) => void,
): void {
  var script = document.createElement('script');
  function checkDefined(problem: string): () => void {
    return function () {
      if (!customElements.get(tagName)) onError(url + problem);
    };
  }
  script.onload = checkDefined(' threw an error. See the previous message in the console.');
  script.onerror = checkDefined(
    " is missing, blocked by a policy, or from another release. Put the file of this loader's release there.",
  );
  script.type = 'module';
  script.crossOrigin = 'anonymous';
  script.integrity = integrity;
  script.nonce = nonceOf(ownScript);
  try {
    script.src = trustedUrl(url);
  } catch (_) {
    onError('Trusted Types block ' + url + '. Add ' + tagName + ' to the trusted-types directive.');
    return;
  }
  document.documentElement.appendChild(script);
}
