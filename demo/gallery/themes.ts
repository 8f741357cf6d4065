/** A theme of the gallery: everything that is known of it stands in its own two files. */
export interface Theme {
  readonly name: string;
  /** The shop whose page it is. */
  readonly shop: string;
  readonly description: string;
  /** What a merchant copies: the tags, and the styles that are the feed's. */
  readonly html: string;
  readonly css: string;
}

const pages = import.meta.glob<string>(['../themes/*.html', '!../themes/index.html'], {
  query: '?raw',
  import: 'default',
  eager: true,
});
const styles = import.meta.glob<string>('../themes/*.css', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** Where the styles of the feed end and those of the page around it begin. */
const pageStyles = "/* The shop's page around it. */";

const dedent = (text: string): string => {
  const lines = text.split('\n');
  const indents = lines.filter((line) => line.trim()).map((line) => line.search(/\S/));
  const indent = Math.min(...indents);
  return lines.map((line) => line.slice(indent)).join('\n');
};

/** Cuts a page down to what makes its feed: the files from elsewhere, and the element. */
const tags = (page: string): string => {
  const links = page.match(/^ *<link rel="stylesheet" href="\/.*$/gm) ?? [];
  const script = page.match(/^ *<script .*$/m) ?? [];
  const element = page.match(/^ *<stamps-activity-feed.*?<\/stamps-activity-feed>/ms) ?? [];
  return [[...links, ...script].map(dedent).join('\n'), ...element.map(dedent)].join('\n\n');
};

const readTheme = (path: string, page: string): Theme => {
  const document = new DOMParser().parseFromString(page, 'text/html');
  const [own = ''] = (styles[path.replace('.html', '.css')] ?? '').split(pageStyles);
  return {
    name: path.replace(/^.*\/|\.html$/g, ''),
    shop: document.title.split(' · ')[1] ?? document.title,
    description: document.querySelector<HTMLMetaElement>('meta[name=description]')?.content ?? '',
    html: tags(page),
    css: own.trim(),
  };
};

/** Every theme, the plain one first: the others are departures from it. */
export const themes: readonly Theme[] = Object.entries(pages)
  .map(([path, page]) => readTheme(path, page))
  .sort((a, b) => Number(b.name === 'plain') - Number(a.name === 'plain'));

export const titleOf = ({ name }: Theme): string => name.charAt(0).toUpperCase() + name.slice(1);
