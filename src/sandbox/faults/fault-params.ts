import { faultBodies, faultStatuses, type SandboxFaults } from './faults.js';
import { type Codec, duration, flag, oneOf, text, wholeNumber } from './param-codecs.js';

type Faults = Required<SandboxFaults>;
type Switches = { readonly [Name in keyof Faults]: Codec<Faults[Name]> };

/** Every fault and how it is written: the one table behind {@link parseFaults} and {@link faultParams}. */
const switches: Switches = {
  latency: duration(600_000),
  status: oneOf(faultStatuses),
  retryAfter: text,
  exposeRetryAfter: flag,
  body: oneOf(faultBodies),
  errorMessages: text,
  cursor: oneOf(['stuck']),
  repeat: wholeNumber(1, 19),
  arrivals: wholeNumber(0, 100),
  redirect: flag,
  noCors: flag,
  times: wholeNumber(0, 1_000_000),
  page: oneOf(['first', 'more']),
};

/** The sandbox's own parameters begin with this; no answer of the log shows them. */
export const paramPrefix = 'sandbox_';

/** The parameter that keeps the counters of one test or one page apart from all others. */
export const sessionParam = 'sandbox_session';

type FaultName = keyof Switches;
const names = Object.keys(switches) as FaultName[];

/** `retryAfter` is `sandbox_retry_after` in a query string. */
function paramNameOf(name: FaultName): string {
  return paramPrefix + name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** Faults that can't be read; `errors` says for each parameter what it allows. */
export class SandboxFaultsError extends Error {
  override readonly name = 'SandboxFaultsError';
  readonly errors: Readonly<Record<string, string>>;

  constructor(errors: Readonly<Record<string, string>>) {
    super(
      Object.entries(errors)
        .map(([parameter, wrong]) => `${parameter}: ${wrong}`)
        .join(' '),
    );
    this.errors = errors;
  }
}

function write<Name extends FaultName>(faults: Faults, name: Name): string {
  const codec: Codec<Faults[Name]> = switches[name];
  return codec.write(faults[name]);
}

/**
 * The faults that a query string asks for: `sandbox_status=503&sandbox_times=2`. Parameters without
 * the prefix are left alone.
 *
 * @throws SandboxFaultsError for a value that is not allowed, or a switch that does not exist.
 */
export function parseFaults(params: URLSearchParams): SandboxFaults {
  const byParameter = new Map(names.map((name) => [paramNameOf(name), name]));
  const faults: Partial<Record<FaultName, unknown>> = {};
  const errors: Record<string, string> = {};
  for (const [parameter, written] of params) {
    if (!parameter.startsWith(paramPrefix) || parameter === sessionParam) continue;
    const name = byParameter.get(parameter);
    if (!name) {
      const known = [...byParameter.keys(), sessionParam].join(', ');
      errors[parameter] = `There is no such switch. There are: ${known}.`;
      continue;
    }
    faults[name] = switches[name].read(written);
    if (faults[name] === undefined) {
      errors[parameter] = `"${written}" is not allowed: ${switches[name].allowed}.`;
    }
  }
  if (Object.keys(errors).length > 0) throw new SandboxFaultsError(errors);
  // Each value came out of the codec of its name.
  return faults as SandboxFaults;
}

/** The parameters that ask for these faults: `parseFaults(faultParams(faults))` gives them back. */
export function faultParams(faults: SandboxFaults): URLSearchParams {
  const params = new URLSearchParams();
  for (const name of names) {
    if (faults[name] === undefined) continue;
    // Only the names that are there are looked at.
    params.set(paramNameOf(name), write(faults as Faults, name));
  }
  return params;
}
