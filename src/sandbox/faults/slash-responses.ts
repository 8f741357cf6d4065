import { html, type ResponseData } from '../http/response-data.js';
import type { SandboxFaults } from './faults.js';

/** The response to a URL in the form that is not served; `undefined` for a URL that is served. */
export function slashResponse(
  { pathname, search }: URL,
  { slash, slashStatus = 301 }: SandboxFaults,
): ResponseData | undefined {
  const hasSlash = pathname.endsWith('/');
  if (slash === undefined || hasSlash === (slash === 'required')) return undefined;
  if (slashStatus === 404) {
    return html(404, 'Not Found', 'The requested resource was not found on this server.');
  }
  const servedPath = hasSlash ? pathname.slice(0, -1) : `${pathname}/`;
  return { status: slashStatus, headers: { Location: servedPath + search }, body: '' };
}
