/** VitePress keeps what the reader chose on the documentation's pages under this key. */
const key = 'vitepress-theme-appearance';

/** The colours that were chosen in the documentation; empty for those of the device. */
export const chosenScheme = (): '' | 'light' | 'dark' => {
  const chosen = localStorage.getItem(key);
  return chosen === 'light' || chosen === 'dark' ? chosen : '';
};

/** Gives the page the colours that were chosen in the documentation, also when another tab changes them. */
export const followChosenScheme = (apply: (scheme: string) => void): void => {
  apply(chosenScheme());
  addEventListener('storage', (event) => {
    if (event.key === key) apply(chosenScheme());
  });
};

/** Colours a whole document. */
export const colourPage = (page: Document | null | undefined, scheme: string): void => {
  if (page) page.documentElement.style.colorScheme = scheme;
};
