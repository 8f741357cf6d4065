import { chosenScheme, colourPage, followChosenScheme } from '../shared/appearance.js';
import { find } from '../shared/find.js';
import { type Theme, themes, titleOf } from './themes.js';
import { showTheme } from './viewer.js';

// `./` lists the themes with live previews; `./?theme=bold` shows one of them.
const themeName = new URLSearchParams(location.search).get('theme');
const chosen = themes.find(({ name }) => name === themeName);

const createCard = (theme: Theme): HTMLElement => {
  const item = document.createElement('li');
  const preview = document.createElement('div');
  preview.className = 'preview';
  // The card is one link, so nothing in the preview can be focused or clicked.
  preview.inert = true;
  const frame = document.createElement('iframe');
  frame.src = `./${theme.name}.html`;
  frame.title = `Preview of ${titleOf(theme)}`;
  frame.loading = 'lazy';
  frame.addEventListener('load', () => colourPage(frame.contentDocument, chosenScheme()));
  preview.append(frame);
  const heading = document.createElement('h2');
  const link = document.createElement('a');
  link.href = `?theme=${theme.name}`;
  link.textContent = titleOf(theme);
  heading.append(link);
  const text = document.createElement('p');
  text.textContent = theme.description;
  item.append(preview, heading, text);
  return item;
};

followChosenScheme((scheme) => {
  colourPage(document, scheme);
  for (const frame of document.querySelectorAll<HTMLIFrameElement>('.cards iframe')) {
    colourPage(frame.contentDocument, scheme);
  }
});

if (chosen) {
  showTheme(chosen);
  find('#viewer').hidden = false;
} else {
  find('.cards').append(...themes.map(createCard));
  find('#gallery').hidden = false;
}
