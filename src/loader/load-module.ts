import { integrity, tagName } from './build-constants.js';
import { readOption } from './configuration.js';
import { createElement, findAll, readDocument } from './dom.js';

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): string };
}

declare global {
  interface Window {
    trustedTypes?: TrustedTypes;
  }
}

/**
 * The URL of the module file: the configured one, or the file next to the loader; empty if neither is
 * known.
 */
export function moduleUrl(script: HTMLScriptElement | null): string {
  // A version in the query string applies to both files. The script of an SVG has no `src`.
  var src = (script && script.src) || '';
  var sibling = src.replace(/[^/?#]+(\?[^#]*)?(#.*)?$/, tagName + '.js$1');
  return (readOption(script, 'moduleUrl') as string) || sibling;
}

/** The nonce of the loader, or of another script. A script that can read a nonce could use it too. */
function nonceOf(script: HTMLScriptElement | null): string {
  var other = findAll<HTMLScriptElement>('script[nonce]')[0];
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
  var script = createElement('script');
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
  readDocument<Element>('documentElement').appendChild(script);
}
