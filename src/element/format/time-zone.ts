/** Converts a time of the API (Unix seconds) to a date; `undefined` if it is not between 1970 and 9999. */
export const dateOf = (seconds: number | undefined): Date | undefined => {
  if (!seconds || seconds < 0) return undefined;
  const date = new Date(seconds * 1000);
  return date.getUTCFullYear() < 10_000 ? date : undefined;
};

/** The day number of a date: yesterday's is today's minus one. */
type DayNumber = (date: Date) => number;

const dayMs = 86_400_000;

const onDevice: DayNumber = (date) =>
  Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / dayMs;

const inZone = (timeZone: string): DayNumber => {
  // Swedish dates are ISO dates, which `Date.parse` takes for UTC.
  const { format } = new Intl.DateTimeFormat('sv', { timeZone });
  return (date) => Date.parse(format(date)) / dayMs;
};

/** Every zone is created once. There are some hundred names, and a document uses one or two. */
const dayNumbers = new Map<string | undefined, DayNumber>([[undefined, onDevice]]);

/** The day number in a time zone: an IANA name, or `undefined` for the device's. */
export const dayNumberIn = (timeZone: string | undefined, date: Date): number => {
  const dayNumber = dayNumbers.get(timeZone) ?? inZone(`${timeZone}`);
  dayNumbers.set(timeZone, dayNumber);
  return dayNumber(date);
};
