/** Fakes `performance.now` and `Date.now`. Timers stay real. */
export function withClocks() {
  const real = { monotonic: performance.now, date: Date.now };
  let monotonic = 0;
  let date = 0;
  beforeEach(() => {
    monotonic = 1_000_000;
    date = Date.parse('2026-10-31T09:30:00+07:00');
    performance.now = () => monotonic;
    Date.now = () => date;
  });
  afterEach(() => {
    performance.now = real.monotonic;
    Date.now = real.date;
  });
  return {
    /** Time passes. */
    forward(milliseconds: number) {
      monotonic += milliseconds;
      date += milliseconds;
    },
    /** The clock of the server is set. */
    set(milliseconds: number) {
      date += milliseconds;
    },
  };
}

/** A token that tells when it was issued, by a server whose clock differs by `offset`. */
export const jwt = (lifetime: number, offset = 0, name = ''): string => {
  const iat = (Date.now() + offset) / 1000;
  return `e30.${btoa(JSON.stringify({ iat, exp: iat + lifetime / 1000, name }))}.x`;
};
