import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import {
  type CustomMember,
  createSandbox,
  membersFromJson,
  parseFaults,
  type SandboxFaults,
} from '../sandbox/index.js';
import { UsageError } from './usage.js';

export interface SandboxCommandOptions {
  readonly port: number;
  readonly host: string;
  /** A folder whose files are served, too. */
  readonly root: string | undefined;
  /** The signed-in member, if the developer has chosen one. */
  readonly member: string | undefined;
  readonly members: readonly CustomMember[];
  readonly faults: SandboxFaults;
}

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Runs a step, and names the option in the error if it fails. */
function read<Value>(option: string, step: () => Value): Value {
  try {
    return step();
  } catch (error) {
    throw new UsageError(`${option} can't be used: ${textOf(error)}`);
  }
}

function readPort(value: string): number {
  const port = /^\d{1,5}$/.test(value) ? Number(value) : Number.NaN;
  if (port < 2 ** 16) return port;
  throw new UsageError(`--port ${value}: a port is a whole number up to 65535.`);
}

/** Fails for what is not a folder. */
function readRoot(root: string): string {
  return read(`--root ${root}`, () => {
    const folder = resolve(root);
    readdirSync(folder);
    return folder;
  });
}

/** `status=503` is the parameter `sandbox_status=503`, whose prefix may be written too. */
function readFaults(faults: readonly string[], latency: string | undefined): SandboxFaults {
  const params = new URLSearchParams();
  for (const fault of [...faults, ...(latency === undefined ? [] : [`latency=${latency}`])]) {
    const [name = '', ...value] = fault.split('=');
    params.append(`sandbox_${name.replace(/^sandbox_/, '')}`, value.join('='));
  }
  return read('A fault', () => parseFaults(params));
}

/** Reads your own members, and lets a sandbox check their merchants. */
function readMembers(file: string): readonly CustomMember[] {
  return read(`--activities ${file}`, () => {
    const members = membersFromJson(readFileSync(file, 'utf8'));
    createSandbox({ members });
    return members;
  });
}

/** @throws {UsageError} for an option that is unknown or has a value that can't be used. */
export function parseSandboxOptions(args: readonly string[]): SandboxCommandOptions {
  const { values } = read('An option', () =>
    parseArgs({
      args: [...args],
      options: {
        port: { type: 'string', default: '8787' },
        host: { type: 'string', default: '127.0.0.1' },
        root: { type: 'string' },
        member: { type: 'string' },
        activities: { type: 'string' },
        latency: { type: 'string' },
        fault: { type: 'string', multiple: true, default: [] },
      },
    }),
  );
  return {
    port: readPort(values.port),
    host: values.host,
    root: values.root === undefined ? undefined : readRoot(values.root),
    member: values.member,
    members: values.activities === undefined ? [] : readMembers(values.activities),
    faults: readFaults(values.fault, values.latency),
  };
}
