import '../../src/index.js';
import { faultChoices } from '../faults.js';
import { CodeBlock } from '../shared/code-block.js';
import { find } from '../shared/find.js';
import { addMembers, chooseMember } from '../shared/member.js';
import { addressKeeper, fromAddress } from './address.js';
import { readChoices } from './choices.js';
import { attributeRows, tokenRows } from './controls.js';
import { logEvents } from './events.js';
import { kinds } from './manifest.js';
import { cssOf, htmlOf } from './markup.js';
import { accessToken, Stage } from './stage.js';

const form = find<HTMLFormElement>('#controls');
const field = (name: string) => form.elements.namedItem(name) as HTMLSelectElement;
const frame = find('#stage');

find('#attributes').append(...attributeRows(['user', 'token', 'api-url', 'lang', 'dir']));
find('#tokens').append(...tokenRows());
for (const name of faultChoices.keys()) field('fault').add(new Option(name));
for (const kind of kinds) field('template-slot').add(new Option(kind));
addMembers(field('user'));

const keepAddress = addressKeeper(form);
const user = new URLSearchParams(location.search).get('user');
if (user) chooseMember(field('user'), user);
fromAddress(form);

const html = new CodeBlock('The HTML', 'html');
const css = new CodeBlock('The CSS', 'css');
find('#sources').append(html.element, css.element);

const stage = new Stage(await accessToken());
logEvents(stage.feed, find('#log'));

const show = (): void => {
  const choices = readChoices(form);
  html.text = htmlOf(choices);
  css.text = cssOf(choices);
  const width = Number(field('width').value);
  frame.style.inlineSize = width > 0 ? `${width}px` : '';
  frame.style.colorScheme = field('theme').value;
  stage.show(choices);
  keepAddress();
};

// Looks change as one types; what is asked for changes when one has finished.
form.addEventListener('change', show);
form.addEventListener('input', ({ target }) => {
  if (/^--|^css$|^template$/.test((target as HTMLInputElement).name)) show();
});
form.addEventListener('submit', (event) => event.preventDefault());
find('#reset').addEventListener('click', () => location.assign(location.pathname));

// The stage can be dragged to any width, too.
new ResizeObserver(() => {
  find('#width-now').textContent = `${Math.round(frame.getBoundingClientRect().width)} px`;
}).observe(frame);

show();
