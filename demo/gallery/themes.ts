/** A theme of the gallery, read from its HTML and CSS files in `demo/themes/`. */
export interface Theme {
  readonly name: string;
  /** Name of the invented shop. */
  readonly shop: string;
  readonly description: string;
  /** The tags that a merchant copies: style sheets, script and feed. */
  readonly html: string;
  /** The styles of the feed, without those of the page around it. */
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

/** Separates the styles of the feed from those of the page in a theme's CSS file. */
const pageStylesComment = "/* Styles of the shop's page. */";

const dedent = (text: string): string => {
  const lines = text.split('\n');
  const indents = lines.filter((line) => line.trim()).map((line) => line.search(/\S/));
  const indent = Math.min(...indents);
  return lines.map((line) => line.slice(indent)).join('\n');
};

/** Extracts the tags that show the feed: external style sheets, the script and the element. */
const extractTags = (page: string): string => {
  const links = page.match(/^ *<link rel="stylesheet" href="\/.*$/gm) ?? [];
  const script = page.match(/^ *<script .*$/m) ?? [];
  const element = page.match(/^ *<stamps-activity-feed.*?<\/stamps-activity-feed>/ms) ?? [];
  return [[...links, ...script].map(dedent).join('\n'), ...element.map(dedent)].join('\n\n');
};

const readTheme = (path: string, page: string): Theme => {
  const document = new DOMParser().parseFromString(page, 'text/html');
  const [feedStyles = ''] = (styles[path.replace('.html', '.css')] ?? '').split(pageStylesComment);
  return {
    name: path.replace(/^.*\/|\.html$/g, ''),
    shop: document.title.split(' · ')[1] ?? document.title,
    description: document.querySelector<HTMLMetaElement>('meta[name=description]')?.content ?? '',
    html: extractTags(page),
    css: feedStyles.trim(),
  };
};

/** All themes, beginning with the plain one. */
export const themes: readonly Theme[] = Object.entries(pages)
  .map(([path, page]) => readTheme(path, page))
  .sort((a, b) => Number(b.name === 'plain') - Number(a.name === 'plain'));

export const titleOf = ({ name }: Theme): string => name.charAt(0).toUpperCase() + name.slice(1);
