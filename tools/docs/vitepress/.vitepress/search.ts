import type { DefaultTheme } from 'vitepress';

/** Words that readers search for and that a section itself does not use: `<!-- search: one, two -->` below its heading. */
const comment = /<!-- search: (.*?) -->/g;

/** VitePress passes all of these on, but its types leave out `fields`. */
const indexOptions = {
  fields: ['title', 'titles', 'text', 'keywords'],
  extractField: (section: Record<string, string>, field: string) => {
    const marked = /searchwords (.*?) searchend/;
    if (field === 'keywords') return marked.exec(section.text ?? '')?.[1] ?? '';
    if (field === 'text') return (section.text ?? '').replace(marked, '');
    return section[field] ?? '';
  },
};

/**
 * The search in the browser, without a server. The words of the comments are a field of their own, which counts most.
 * VitePress writes these functions into the site as text, so they use nothing from outside.
 */
export const search: NonNullable<DefaultTheme.Config['search']> = {
  provider: 'local',
  options: {
    _render: (source, env, md) => {
      const html = md.render(source.replace(comment, 'searchwords $1 searchend'), env);
      return env.frontmatter?.search === false ? '' : html;
    },
    miniSearch: {
      options: indexOptions,
      searchOptions: {
        prefix: true,
        fuzzy: (term: string) => (term.length > 4 ? 0.2 : false),
        boost: { keywords: 8, title: 4, text: 2, titles: 1 },
        // Pages about the project are found, too, but below those for people who use the element.
        boostDocument: (id: string) => {
          if (/\/(changelog|contributing)\.html/.test(id)) return 0.3;
          return id.includes('/threat-model.html') ? 0.7 : 1;
        },
      },
    },
  },
};
