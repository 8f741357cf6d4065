/** Converts a time of the API (Unix seconds) to a date; `undefined` if it is not between 1970 and 9999. */
export const dateOf = (seconds: number | undefined): Date | undefined => {
  if (!seconds || seconds < 0) return undefined;
  const date = new Date(seconds * 1000);
  return date.getUTCFullYear() < 10_000 ? date : undefined;
};

/** The calendar of one time zone. */
export interface TimeZone {
  /** Numbers the days of the zone consecutively: yesterday is today's number minus one. */
  dayNumber(date: Date): number;
  /**
   * Milliseconds until the zone's clocks show the next multiple of five minutes. Every day begins at one.
   * (The time until midnight can't be computed simply, because clocks may be changed before.)
   */
  untilNextFiveMinutes(date: Date): number;
}

const minuteMs = 60_000;
const fiveMinutesMs = 5 * minuteMs;
const dayMs = 86_400_000;

/** The local time of the device, as milliseconds since 1970 as if it were UTC. */
const deviceTime = (date: Date): number => date.getTime() - date.getTimezoneOffset() * minuteMs;

/** The local time of a zone, as milliseconds since 1970 as if it were UTC. */
const zoneTime = (timeZone: string): ((date: Date) => number) => {
  const format = new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn', {
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
      format.formatToParts(date).map(({ type, value }) => [type, Number(value)]),
    );
    const field = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
    const [year, month, day] = [field('year'), field('month'), field('day')];
    const [hour, minute, second] = [field('hour'), field('minute'), field('second')];
    // `formatToParts` gives no milliseconds.
    return Date.UTC(year, month - 1, day, hour, minute, second, date.getTime() % 1000);
  };
};

const createTimeZone = (name: string | undefined): TimeZone => {
  const localTime = name ? zoneTime(name) : deviceTime;
  return {
    dayNumber: (date) => Math.floor(localTime(date) / dayMs),
    untilNextFiveMinutes: (date) => fiveMinutesMs - (localTime(date) % fiveMinutesMs),
  };
};

/** Every zone is created once. There are some hundred names, and a document uses one or two. */
const timeZones = new Map<string | undefined, TimeZone>();

/** @param name an IANA time zone; `undefined` for the device's. */
export const timeZoneOf = (name: string | undefined): TimeZone => {
  const timeZone = timeZones.get(name) ?? createTimeZone(name);
  timeZones.set(name, timeZone);
  return timeZone;
};
