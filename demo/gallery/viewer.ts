import { chosenScheme } from '../shared/appearance.js';
import { CodeBlock } from '../shared/code-block.js';
import { find } from '../shared/find.js';
import { addMembers, selectMember, signedInMember, signIn } from '../shared/member.js';
import { type Theme, titleOf } from './themes.js';

const createCodeBlock = (title: string, id: string, text: string): HTMLElement => {
  const block = new CodeBlock(title, id);
  block.text = text;
  return block.element;
};

/** Shows a theme's page in a frame, with settings for the frame and with the theme's code. */
export function showTheme(theme: Theme): void {
  const form = find<HTMLFormElement>('.settings');
  const field = (name: string) =>
    form.elements.namedItem(name) as HTMLSelectElement | RadioNodeList;
  const page = `./${theme.name}.html`;

  document.title = `${titleOf(theme)} · Themes · stamps-activity-feed`;
  find('#viewer h1').textContent = `${titleOf(theme)}: ${theme.shop}`;
  find('#viewer .lead').textContent = theme.description;
  find<HTMLAnchorElement>('.open-page').href = page;
  const members = field('user') as HTMLSelectElement;
  addMembers(members);
  selectMember(members, signedInMember());

  const frame = document.createElement('iframe');
  frame.title = `${theme.shop}, member page`;
  const applyAppearance = (): void => {
    const root = frame.contentDocument?.documentElement;
    if (!root) return;
    root.style.colorScheme = field('color-scheme').value || chosenScheme();
    root.dir = field('dir').value;
  };
  frame.addEventListener('load', applyAppearance);
  frame.src = page;
  find('.preview-frame').append(frame);
  find('.sources').append(
    createCodeBlock('HTML', 'html', theme.html),
    createCodeBlock('CSS', 'css', theme.css),
  );

  form.addEventListener('change', ({ target }) => {
    const { name, value } = target as HTMLSelectElement;
    if (name === 'user') {
      signIn(value);
      frame.contentWindow?.location.replace(page);
    } else if (name === 'width') frame.style.width = value && `${value}px`;
    else applyAppearance();
  });
  form.addEventListener('submit', (event) => event.preventDefault());
}
