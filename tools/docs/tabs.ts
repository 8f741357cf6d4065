import { playgroundQuery } from './playground-query.js';

/** Code between these comments is shown in tabs. On GitHub, it is a list of labelled snippets. */
const tabs = /^<!-- tabs -->\n([\s\S]*?)^<!-- \/tabs -->$/gm;
const labelled = /^\*\*(.+)\*\*\n\n```(\w+)\n([\s\S]*?)^```$/gm;

/** The snippets after this comment are also rendered. CSS alone is applied to a feed. */
const live = /^<!-- live -->\n((?:\n*```(?:html|css)\n[\s\S]*?^```$)+)/gm;
const feed = '<stamps-activity-feed api-url="/stamps"></stamps-activity-feed>';
const fence = /^```(html|css)\n([\s\S]*?)^```$/gm;

const encode = (text: string): string => Buffer.from(text).toString('base64');

/**
 * Turns the marks of a Markdown file into VitePress's code groups and into live examples.
 *
 * @throws {Error} for tabs without labelled snippets.
 */
export function withTabs(markdown: string): string {
  return markdown
    .replace(tabs, (_, content: string) => {
      const group = content.replace(labelled, '```$2 [$1]\n$3```').replace(/\n{2,}(?=```)/g, '\n');
      if (!group.includes('```')) throw new Error(`Tabs without a labelled snippet:\n${content}`);
      return `::: code-group\n${group.trim()}\n:::`;
    })
    .replace(live, (_, content: string) => {
      const html = [...content.matchAll(fence)].map(([, language, code = '']) =>
        language === 'css' ? `<style>\n${code}</style>\n` : code,
      );
      const code = html.join('');
      const shown = code.includes('<stamps-activity-feed') ? code : code + feed;
      const query = encode(playgroundQuery(shown));
      return `${content}\n\n<LiveExample code="${encode(shown)}" query="${query}" />`;
    });
}
