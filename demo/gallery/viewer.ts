import { CodeBlock } from '../shared/code-block.js';
import { find } from '../shared/find.js';
import { addMembers, chooseMember, signedIn, signIn } from '../shared/member.js';
import { type Theme, titleOf } from './themes.js';

const codeOf = (title: string, id: string, text: string): HTMLElement => {
  const block = new CodeBlock(title, id);
  block.text = text;
  return block.element;
};

/** Shows one theme's page in a frame of any width, with its code beside it. */
export function view(theme: Theme): void {
  const bar = find<HTMLFormElement>('.bar');
  const field = (name: string) => bar.elements.namedItem(name) as HTMLSelectElement | RadioNodeList;
  const page = `./${theme.name}.html`;

  document.title = `${titleOf(theme)} · Themes · stamps-activity-feed`;
  find('#viewer h1').textContent = `${titleOf(theme)}: ${theme.shop}`;
  find('#viewer .lead').textContent = theme.description;
  find<HTMLAnchorElement>('.alone').href = page;
  const members = field('user') as HTMLSelectElement;
  addMembers(members);
  chooseMember(members, signedIn());

  const frame = document.createElement('iframe');
  frame.title = `${theme.shop}, as its members see it`;
  const dress = (): void => {
    const root = frame.contentDocument?.documentElement;
    if (!root) return;
    root.style.colorScheme = field('colours').value;
    root.dir = field('dir').value;
  };
  frame.addEventListener('load', dress);
  frame.src = page;
  find('.stage').append(frame);
  find('.sources').append(
    codeOf('The HTML', 'html', theme.html),
    codeOf('The CSS', 'css', theme.css),
  );

  bar.addEventListener('change', ({ target }) => {
    const { name, value } = target as HTMLSelectElement;
    if (name === 'user') {
      signIn(value);
      frame.contentWindow?.location.replace(page);
    } else if (name === 'width') frame.style.width = value && `${value}px`;
    else dress();
  });
  bar.addEventListener('submit', (event) => event.preventDefault());
}
