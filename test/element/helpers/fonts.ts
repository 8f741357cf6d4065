const root = new URL('../../../node_modules/@fontsource/', import.meta.url);

/** Fonts of phones and desktops differ in width. DejaVu Sans is wide; Arimo has the widths of Liberation Sans. */
export const testFonts = {
  'DejaVu Sans': 'dejavu-sans',
  'Liberation Sans': 'arimo',
} as const;

export type TestFont = keyof typeof testFonts;

const loaded = new Set<TestFont>();

/** Loads a font from its package, so that the tests do not depend on the fonts of the machine. */
export async function loadFont(font: TestFont): Promise<string> {
  const family = `Test ${font}`;
  if (loaded.has(font)) return family;
  const name = testFonts[font];
  for (const [file, weight] of [
    ['400', '400'],
    ['700', '600 700'],
  ] as const) {
    const url = new URL(`${name}/files/${name}-latin-${file}-normal.woff2`, root);
    const face = new FontFace(family, `url(${url.href})`, { weight });
    document.fonts.add(await face.load());
  }
  loaded.add(font);
  return family;
}
