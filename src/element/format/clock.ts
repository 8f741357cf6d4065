/**
 * The `Intl` options for the time of day: "9:42 AM" or "09.42". They are explicit because engines
 * disagree on the leading zero of a 24-hour clock.
 */
export const clockOptions = (language: string): Intl.DateTimeFormatOptions => {
  const { hourCycle } = new Intl.DateTimeFormat(language, { hour: 'numeric' }).resolvedOptions();
  return hourCycle?.startsWith('h1')
    ? { hour: 'numeric', minute: '2-digit' }
    : { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
};
