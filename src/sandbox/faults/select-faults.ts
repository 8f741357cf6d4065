import type { Endpoint } from '../http/routes.js';
import { faultParams, parseFaults } from './fault-params.js';
import type { SandboxFaults } from './faults.js';

/** Faults by option; see `SandboxOptions`. */
export type FaultsOption = SandboxFaults | ((request: Request) => SandboxFaults | undefined);

/** Through the table and back: what TypeScript did not see is refused here, with words. */
const checked = (faults: SandboxFaults): SandboxFaults => parseFaults(faultParams(faults));

/**
 * The faults that a request is to meet: those of the option, and those of its URL before them.
 *
 * @throws SandboxFaultsError for faults that do not exist; for those of an object, at once.
 */
export function createFaultSelector(
  option: FaultsOption,
): (request: Request, url: URL, endpoint: Endpoint) => SandboxFaults {
  if (typeof option === 'function') {
    return (request, url) => ({
      ...checked(option(request) ?? {}),
      ...parseFaults(url.searchParams),
    });
  }
  const ofLists = checked(option);
  return (_request, url, endpoint) => ({
    ...(endpoint === 'token' ? {} : ofLists),
    ...parseFaults(url.searchParams),
  });
}
