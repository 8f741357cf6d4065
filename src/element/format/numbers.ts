/**
 * Some languages' `Intl` formats write a minus as a hyphen. The typographic minus is as wide as a plus,
 * so figures line up.
 */
const withTypographicMinus =
  ({ format }: Intl.NumberFormat) =>
  (value: number) =>
    format(value).replace('-', '−');

/** Returns a function that formats numbers in a language. */
export const numberFormat = (language: string, options: Intl.NumberFormatOptions) =>
  withTypographicMinus(new Intl.NumberFormat(language, options));

/** Engines disagree on the decimals of the rupiah, depending on their ICU version. It is used without. */
const currencyDigits = (currency: string): Intl.NumberFormatOptions =>
  currency === 'IDR' ? { maximumFractionDigits: 0 } : {};

/** Returns a function that formats money in a language. */
export const moneyFormat = (
  language: string,
  currency: string,
  signDisplay: 'negative' | 'never',
) =>
  numberFormat(language, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    signDisplay,
    ...currencyDigits(currency),
  });
