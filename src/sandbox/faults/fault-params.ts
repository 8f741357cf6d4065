import {
  faultBodies,
  faultStatuses,
  type SandboxFaults,
  slashForms,
  slashStatuses,
} from './faults.js';
import { type Codec, duration, flag, oneOf, text, wholeNumber } from './param-codecs.js';

type Faults = Required<SandboxFaults>;
type Codecs = { readonly [Name in keyof Faults]: Codec<Faults[Name]> };

/** The format of every fault's value, for {@link parseFaults} and {@link faultParams}. */
const codecs: Codecs = {
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
  slash: oneOf(slashForms),
  slashStatus: oneOf(slashStatuses),
  slashPreflight: flag,
  noCors: flag,
  times: wholeNumber(0, 1_000_000),
  page: oneOf(['first', 'more']),
};

/** Prefix of the sandbox's own parameters. The request log leaves these out. */
export const paramPrefix = 'sandbox_';

/** The query parameter that gives a test or a page its own counters and request log. */
export const sessionParam = 'sandbox_session';

type FaultName = keyof Codecs;
const names = Object.keys(codecs) as FaultName[];

/** E.g. `sandbox_retry_after` for `retryAfter`. */
function paramNameOf(name: FaultName): string {
  return paramPrefix + name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** Thrown for unknown or invalid faults. */
export class SandboxFaultsError extends Error {
  override readonly name = 'SandboxFaultsError';
  /** For each wrong parameter, a message with the allowed values. */
  readonly errors: Readonly<Record<string, string>>;

  constructor(errors: Readonly<Record<string, string>>) {
    super(
      Object.entries(errors)
        .map(([parameter, message]) => `${parameter}: ${message}`)
        .join(' '),
    );
    this.errors = errors;
  }
}

function write<Name extends FaultName>(faults: Faults, name: Name): string {
  const codec: Codec<Faults[Name]> = codecs[name];
  return codec.write(faults[name]);
}

/**
 * Reads the faults of a query string such as `sandbox_status=503&sandbox_times=2`. Parameters without
 * the prefix `sandbox_`, and `sandbox_session`, are ignored.
 *
 * @throws SandboxFaultsError for an unknown parameter or a value that is not allowed.
 */
export function parseFaults(params: URLSearchParams): SandboxFaults {
  const byParameter = new Map(names.map((name) => [paramNameOf(name), name]));
  const faults: Partial<Record<FaultName, unknown>> = {};
  const errors: Record<string, string> = {};
  for (const [parameter, value] of params) {
    if (!parameter.startsWith(paramPrefix) || parameter === sessionParam) continue;
    const name = byParameter.get(parameter);
    if (!name) {
      const known = [...byParameter.keys(), sessionParam].join(', ');
      errors[parameter] = `Unknown parameter. Known ones: ${known}.`;
      continue;
    }
    faults[name] = codecs[name].read(value);
    if (faults[name] === undefined) {
      errors[parameter] = `"${value}" is not allowed. Use ${codecs[name].allowed}.`;
    }
  }
  if (Object.keys(errors).length > 0) throw new SandboxFaultsError(errors);
  // Safe: each value comes from the codec of its name.
  return faults as SandboxFaults;
}

/** The query parameters for these faults. The inverse of {@link parseFaults}. */
export function faultParams(faults: SandboxFaults): URLSearchParams {
  const params = new URLSearchParams();
  for (const name of names) {
    if (faults[name] === undefined) continue;
    // Safe: the fault of this name is present.
    params.set(paramNameOf(name), write(faults as Faults, name));
  }
  return params;
}
