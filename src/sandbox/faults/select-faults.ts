import type { Endpoint } from '../http/routes.js';
import { faultParams, parseFaults } from './fault-params.js';
import type { SandboxFaults } from './faults.js';

/** The `faults` option; see `SandboxOptions`. */
export type FaultsOption = SandboxFaults | ((request: Request) => SandboxFaults | undefined);

/** Validates at run time what JavaScript callers pass: `parseFaults` rejects unknown values. */
const validate = (faults: SandboxFaults): SandboxFaults => parseFaults(faultParams(faults));

/**
 * Returns a function that finds the faults of a request. Query parameters override the option.
 *
 * @throws SandboxFaultsError for unknown faults: at once if the option is an object, otherwise when
 *   the request arrives.
 */
export function createFaultSelector(
  option: FaultsOption,
): (request: Request, url: URL, endpoint: Endpoint) => SandboxFaults {
  if (typeof option === 'function') {
    return (request, url) => ({
      ...validate(option(request) ?? {}),
      ...parseFaults(url.searchParams),
    });
  }
  const listFaults = validate(option);
  return (_request, url, endpoint) => ({
    ...(endpoint === 'token' ? {} : listFaults),
    ...parseFaults(url.searchParams),
  });
}
