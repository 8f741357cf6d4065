type Words = Readonly<Record<string, string>>;

/** The member page's own words; those of the feed are the feed's business. */
const words: Readonly<Record<string, Words>> = {
  en: {
    title: 'My stamps',
    lead: 'Every stamp you earned, spent, lost and got back, in all our shops.',
    themes: 'Themes',
    playground: 'Playground',
    user: 'Signed in as',
    lang: 'Language',
    theme: 'Colours',
    system: 'As the system',
    light: 'Light',
    dark: 'Dark',
  },
  id: {
    title: 'Stamp saya',
    lead: 'Semua stamp yang Anda dapat, pakai, hangus, dan kembali, di semua toko kami.',
    themes: 'Tema',
    playground: 'Coba sendiri',
    user: 'Masuk sebagai',
    lang: 'Bahasa',
    theme: 'Warna',
    system: 'Ikuti perangkat',
    light: 'Terang',
    dark: 'Gelap',
  },
};

/** Writes the page in a language: each element that names a word gets it. */
export const speak = (language: string): void => {
  const said = words[language] ?? words.en ?? {};
  document.documentElement.lang = language;
  document.title = `Rimbasuri · ${said.title}`;
  for (const element of document.querySelectorAll<HTMLElement>('[data-say]')) {
    element.textContent = said[element.dataset.say ?? ''] ?? element.textContent;
  }
};
