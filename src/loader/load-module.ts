import { integrity, tag } from './build-constants.js';

interface Policies {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): string };
}

declare global {
  interface Window {
    /** Where the module file is, for a loader that has no address of its own. */
    stampsActivityFeed?: { readonly moduleUrl?: unknown };
    trustedTypes?: Policies;
  }
}

/** The loader's script. Code that is evaluated has none, and an author's image may go by its name. */
export function ownScript(): HTMLScriptElement | null {
  var script = document.currentScript;
  return script instanceof HTMLScriptElement
    ? script
    : document.querySelector<HTMLScriptElement>('script[src*="' + tag + '.loader"]');
}

/**
 * The address of the module file: the one that the page names, or the file beside the loader; empty if
 * there is none. Only scripts are asked: who may write a div may not choose what runs.
 */
export function moduleUrl(script: HTMLScriptElement | null): string {
  // Markup can make a global variable of this name, but no text in it.
  var named = window.stampsActivityFeed && window.stampsActivityFeed.moduleUrl;
  if (typeof named === 'string') return named;
  // A version in the query keeps old files out of caches: it is good for both.
  var beside = script && script.src.replace(/[^/?#]+(\?[^#]*)?(#.*)?$/, tag + '.js$1');
  return (script && script.getAttribute('data-module-url')) || beside || '';
}

/** The nonce of the loader, or of any script: where one can be read, scripts run already. */
function nonceOf(script: HTMLScriptElement | null): string {
  var any = document.querySelector<HTMLScriptElement>('script[nonce]');
  return (script && script.nonce) || (any && any.nonce) || '';
}

/** The address as Trusted Types want it; as it is where nobody wants them, or the policy is refused. */
function trusted(url: string): string {
  function createScriptURL(it: string): string {
    return it;
  }
  try {
    return (window.trustedTypes as Policies)
      .createPolicy(tag, { createScriptURL: createScriptURL })
      .createScriptURL(url);
  } catch (_) {
    return url;
  }
}

/**
 * Loads the module file.
 *
 * @param failed gets what went wrong, in words, if the element is not there in the end.
 */
export function loadModule(
  url: string,
  own: HTMLScriptElement | null,
  failed: (problem: string) => void,
): void {
  var script = document.createElement('script');
  function ended(problem: string): () => void {
    return function () {
      if (!customElements.get(tag)) failed(url + problem);
    };
  }
  script.onload = ended(' ran into an error: see the one before this.');
  script.onerror = ended(
    ' is missing, blocked by a policy, or of another release. Put the one of this loader there.',
  );
  script.type = 'module';
  script.crossOrigin = 'anonymous';
  script.integrity = integrity;
  script.nonce = nonceOf(own);
  try {
    script.src = trusted(url);
  } catch (_) {
    failed('Trusted Types refuse it. Add ' + tag + ' to trusted-types.');
    return;
  }
  document.documentElement.appendChild(script);
}
