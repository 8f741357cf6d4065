/** A part of the README: from a heading of the second level to the next. */
const sectionOf = (readme: string, title: string): string => {
  const begin = readme.indexOf(`\n## ${title}\n`);
  if (begin < 0) throw new Error(`README.md has no section "${title}".`);
  const end = readme.indexOf('\n## ', begin + 1);
  return readme.slice(begin, end < 0 ? undefined : end).trim();
};

/** The first page of the site: the README's sections, below a title and a live feed. */
export function homePage(readme: string): string {
  const [, tagline = ''] = /^# .*\n\n([\s\S]*?)\n\n/.exec(readme) ?? [];
  const frontmatter = {
    layout: 'page',
    sidebar: false,
    title: 'stamps-activity-feed',
    titleTemplate: ':title',
    hero: {
      name: 'stamps-activity-feed',
      text: 'What happened to my stamps?',
      tagline: tagline.replace(/\s+/g, ' ').replace(/\[([^\]]*)\]\([^)]*\)/g, '$1'),
      actions: [
        { theme: 'brand', text: 'Start', link: '/start' },
        { theme: 'alt', text: 'Configure it', link: '/demo/playground.html', target: '_self' },
        { theme: 'alt', text: 'Gallery', link: '/demo/themes/index.html', target: '_self' },
      ],
    },
  };
  // The ways to install it stand between the first paragraph and the picture.
  const install = readme.slice(readme.indexOf('```sh'), readme.indexOf('<img ')).trim();
  const sections = ['What it does', 'The proxy'].map((title) => sectionOf(readme, title));
  return `---
${JSON.stringify(frontmatter, null, 2)}
---

<Home>
<div class="vp-doc home-text">

## Install

${install}

${sections.join('\n\n')}

</div>
</Home>
`;
}
