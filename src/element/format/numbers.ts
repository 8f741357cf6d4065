/** Intl writes a minus as a hyphen in some languages; a typographic minus stands as wide as a plus. */
const typographic = (format: Intl.NumberFormat) => {
  const minus = format.formatToParts(-1).find(({ type }) => type === 'minusSign')?.value ?? '−';
  return (value: number) => format.format(value).replace(minus, '−');
};

/** Writes numbers in a language. */
export const numberFormat = (language: string, options: Intl.NumberFormatOptions) =>
  typographic(new Intl.NumberFormat(language, options));

/** Engines disagree on the rupiah's decimals (by their ICU version); nobody pays in sen. */
const currencyDigits = (currency: string): Intl.NumberFormatOptions =>
  currency === 'IDR' ? { minimumFractionDigits: 0, maximumFractionDigits: 0 } : {};

/** Writes money in a language. */
export const amountFormat = (
  language: string,
  currency: string,
  signDisplay: 'exceptZero' | 'never',
) =>
  numberFormat(language, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    signDisplay,
    ...currencyDigits(currency),
  });
