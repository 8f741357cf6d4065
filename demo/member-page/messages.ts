type Messages = Readonly<Record<string, string>>;

/** The texts of the member page. The feed has its own. */
const messages: Readonly<Record<string, Messages>> = {
  en: {
    title: 'My stamps',
    lead: 'All stamps you earned, used and got back in our shops.',
    user: 'Signed in as',
    lang: 'Language',
    colorScheme: 'Colours',
    system: 'System',
    light: 'Light',
    dark: 'Dark',
  },
  id: {
    title: 'Stamp saya',
    lead: 'Semua stamp yang Anda dapat, pakai, dan terima kembali di toko kami.',
    user: 'Masuk sebagai',
    lang: 'Bahasa',
    colorScheme: 'Warna',
    system: 'Ikuti perangkat',
    light: 'Terang',
    dark: 'Gelap',
  },
};

/** Translates the page: every element with `data-message` gets the message of that name. */
export const translatePage = (language: string): void => {
  const translated = messages[language] ?? messages.en ?? {};
  document.documentElement.lang = language;
  document.title = `Rimbasuri · ${translated.title}`;
  for (const element of document.querySelectorAll<HTMLElement>('[data-message]')) {
    element.textContent = translated[element.dataset.message ?? ''] ?? element.textContent;
  }
};
