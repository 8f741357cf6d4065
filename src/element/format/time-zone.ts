/** The date of a wire time (Unix seconds), if it is one that a calendar can show. */
export const dateOf = (seconds: number | undefined): Date | undefined => {
  if (!seconds || seconds < 0) return undefined;
  const date = new Date(seconds * 1000);
  return date.getUTCFullYear() < 10_000 ? date : undefined;
};

/** The days of one time zone. */
export interface Zone {
  /** The number of a date's day in the zone: neighbours differ by one. */
  dayOf(date: Date): number;
  /**
   * Milliseconds until the zone's clocks show the next five minutes. A day begins then; but how long one
   * lasts is not known before the clocks have been changed or not.
   */
  untilNextFiveMinutes(date: Date): number;
}

const minute = 60_000;
const fiveMinutes = 5 * minute;
const day = 86_400_000;

/** The date and time on the device's clocks, as if it were UTC. */
const deviceLocal = (date: Date): number => date.getTime() - date.getTimezoneOffset() * minute;

/** The same on the clocks of a zone. */
const localIn = (timeZone: string): ((date: Date) => number) => {
  const fields = new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return (date) => {
    const parts = new Map(
      fields.formatToParts(date).map(({ type, value }) => [type, Number(value)]),
    );
    const field = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
    const [year, month, dayOfMonth] = [field('year'), field('month'), field('day')];
    const [hour, minutes, seconds] = [field('hour'), field('minute'), field('second')];
    // The clock's fields end at the second.
    const milliseconds = date.getTime() % 1000;
    return Date.UTC(year, month - 1, dayOfMonth, hour, minutes, seconds, milliseconds);
  };
};

const createZone = (timeZone: string | undefined): Zone => {
  const local = timeZone ? localIn(timeZone) : deviceLocal;
  return {
    dayOf: (date) => Math.floor(local(date) / day),
    untilNextFiveMinutes: (date) => fiveMinutes - (local(date) % fiveMinutes),
  };
};

const zones = new Map<string | undefined, Zone>();

/** The days of a zone, the device's if `undefined`. Pages use one or two zones, out of some hundreds. */
export const zoneFor = (timeZone: string | undefined): Zone => {
  const zone = zones.get(timeZone) ?? createZone(timeZone);
  zones.set(timeZone, zone);
  return zone;
};

const clocks = new Map<string, Intl.DateTimeFormatOptions>();

/** "9:42 AM" or "09.42": engines disagree on the leading zero of a 24-hour clock. */
export const clockFields = (language: string): Intl.DateTimeFormatOptions => {
  const known = clocks.get(language);
  if (known) return known;
  const { hourCycle } = new Intl.DateTimeFormat(language, { hour: 'numeric' }).resolvedOptions();
  const fields: Intl.DateTimeFormatOptions = hourCycle?.startsWith('h1')
    ? { hour: 'numeric', minute: '2-digit' }
    : { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
  clocks.set(language, fields);
  return fields;
};
