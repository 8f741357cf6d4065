import '../../src/index.js';
import { colourPage, followChosenScheme } from '../shared/appearance.js';
import { CodeBlock } from '../shared/code-block.js';
import { faultChoices } from '../shared/faults.js';
import { find } from '../shared/find.js';
import { addMembers, selectMember } from '../shared/member.js';
import { attributeControls, customPropertyControls, slotControls } from './controls.js';
import { logEvents } from './events.js';
import { kinds } from './manifest.js';
import { toSnippet } from './markup.js';
import { fetchToken, Preview } from './preview.js';
import { readSettings } from './settings.js';
import { createUrlUpdater, restoreFromUrl } from './url-state.js';

const form = find<HTMLFormElement>('#controls');
const field = (name: string) => form.elements.namedItem(name) as HTMLSelectElement;
const previewBox = find('#preview');

find('#attributes').append(...attributeControls(['user', 'token', 'api-url', 'lang', 'dir']));
find('#custom-properties').append(...customPropertyControls());
find('#slots').append(...slotControls());
for (const label of faultChoices.keys()) field('fault').add(new Option(label));
for (const kind of kinds) field('template-slot').add(new Option(kind));
addMembers(field('user'));

followChosenScheme((scheme) => colourPage(document, scheme));

const updateUrl = createUrlUpdater(form);
const user = new URLSearchParams(location.search).get('user');
if (user) selectMember(field('user'), user);
restoreFromUrl(form);

const snippet = new CodeBlock('Your snippet', 'snippet');
find('#sources').append(snippet.element);

const preview = new Preview(await fetchToken());
logEvents(preview.feed, find('#log'));

const applySettings = (): void => {
  const settings = readSettings(form);
  snippet.text = toSnippet(settings);
  const width = Number(field('width').value);
  previewBox.style.inlineSize = width > 0 ? `${width}px` : '';
  previewBox.style.colorScheme = field('color-scheme').value;
  preview.apply(settings);
  updateUrl();
};

// Styles and templates are applied while typing. Attributes wait for `change`, since they may send
// requests.
form.addEventListener('change', applySettings);
form.addEventListener('input', ({ target }) => {
  if (/^--|^css$|^template$|^slot-/.test((target as HTMLInputElement).name)) applySettings();
});
form.addEventListener('submit', (event) => event.preventDefault());
find('#reset').addEventListener('click', () => location.assign(location.pathname));

// The box can be resized by dragging too.
new ResizeObserver(() => {
  find('#current-width').textContent = `${Math.round(previewBox.getBoundingClientRect().width)} px`;
}).observe(previewBox);

applySettings();
