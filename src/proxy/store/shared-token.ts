import { parseJson } from '../../shared/parse-json.js';
import type { GuardedStore } from './guarded-store.js';
import type { Vault } from './vault.js';

/** The token that all processes use. */
export interface TokenRecord {
  readonly token: string;
  /** How long before its expiry the token leaves the store, in milliseconds. */
  readonly marginMs: number;
}

/** The failure of a process, which counts for all. It holds no credential. */
export interface SharedFailure {
  readonly message: string;
  readonly status?: number;
}

/** How long failures are counted. */
const failuresTtlMs = 3_600_000;

/**
 * The token in the store, and the lock of its request. A token leaves the store when it is due for renewal,
 * so that no two clocks have to agree. Without a store that responds, a process does all by itself.
 */
export class SharedToken {
  #store: GuardedStore;
  #vault: Vault;

  constructor(store: GuardedStore, vault: Vault) {
    this.#store = store;
    this.#vault = vault;
  }

  async read(): Promise<TokenRecord | undefined> {
    const name = await this.#vault.nameOf('token');
    const result = await this.#store.call((store) => store.get(name));
    const text = result?.value && (await this.#vault.decrypt(name, result.value));
    return text ? (parseJson(text) as TokenRecord) : undefined;
  }

  async write(record: TokenRecord, ttl: number): Promise<void> {
    const name = await this.#vault.nameOf('token');
    const text = await this.#vault.encrypt(name, JSON.stringify(record));
    await this.#store.call((store) => store.set(name, text, { ttl }));
    await this.#reset('failures');
  }

  /** Whether this process may request a token now. The lock ends after `ttl` milliseconds, or by `unlock`. */
  async lock(ttl: number): Promise<boolean> {
    return (await this.#count('lock', ttl)) <= 1;
  }

  async unlock(): Promise<void> {
    await this.#reset('lock');
  }

  /** Whether a refused token may be replaced: once in `ttl` milliseconds. */
  async mayReplace(ttl: number): Promise<boolean> {
    return (await this.#count('refusal', ttl)) <= 1;
  }

  /** The last failure of any process, until its time is over. */
  async readFailure(): Promise<SharedFailure | undefined> {
    const name = await this.#vault.nameOf('failure');
    const result = await this.#store.call((store) => store.get(name));
    return result?.value ? (parseJson(result.value) as SharedFailure) : undefined;
  }

  async writeFailure(failure: SharedFailure, ttl: number): Promise<void> {
    const name = await this.#vault.nameOf('failure');
    await this.#store.call((store) => store.set(name, JSON.stringify(failure), { ttl }));
  }

  /** Counts a failure. Returns how many there were in a row, in all processes; 0 if that is unknown. */
  countFailure(): Promise<number> {
    return this.#count('failures', failuresTtlMs);
  }

  async #count(kind: string, ttl: number): Promise<number> {
    const name = await this.#vault.nameOf(kind);
    const result = await this.#store.call((store) => store.increment(name, { ttl }));
    return Number(result?.value) || 0;
  }

  async #reset(kind: string): Promise<void> {
    const name = await this.#vault.nameOf(kind);
    await this.#store.call((store) => store.set(name, '0', { ttl: 1 }));
  }
}
