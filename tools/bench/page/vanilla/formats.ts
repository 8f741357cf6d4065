const clock = { hour: 'numeric', minute: '2-digit' } as const;

const intl = (fields: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat('en', fields);
const dayTime = intl({ day: 'numeric', month: 'short' });
const clockTime = intl(clock);
const monthTime = intl({ month: 'long', year: 'numeric' });
const wholeTime = intl({
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  ...clock,
  timeZoneName: 'short',
});

const rupiah = (signDisplay: 'exceptZero' | 'never') =>
  new Intl.NumberFormat('en', {
    style: 'currency',
    currency: 'IDR',
    currencyDisplay: 'narrowSymbol',
    maximumFractionDigits: 0,
    minimumFractionDigits: 0,
    signDisplay,
  });
const signedNumber = new Intl.NumberFormat('en', { signDisplay: 'exceptZero' });
const plainNumber = new Intl.NumberFormat('en');
const signedMoney = rupiah('exceptZero');
const plainMoney = rupiah('never');

const typographic = (text: string) => text.replace('-', '−');

export const signed = (value: number) => typographic(signedNumber.format(value));
export const plain = (value: number) => plainNumber.format(value);
export const money = (value: number) => typographic(signedMoney.format(value));
export const unsignedMoney = (value: number) => plainMoney.format(value);
export const month = (date: Date) => monthTime.format(date);
export const whole = (date: Date) => wholeTime.format(date);
export const unit = (count: number) => (count === 1 ? 'stamp' : 'stamps');

const daysAgo = (date: Date) => {
  const now = new Date();
  const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate());
  return Math.ceil((midnight.getTime() - date.getTime()) / 86_400_000);
};

/** "Oct 31, 2:30 AM", or "Yesterday, 2:30 AM". */
export const time = (date: Date) => {
  const ago = daysAgo(date);
  const day = ago === 0 ? 'Today' : ago === 1 ? 'Yesterday' : dayTime.format(date);
  return `${day}, ${clockTime.format(date)}`;
};
