import { find } from '../shared/find.js';
import { type Theme, themes, titleOf } from './themes.js';
import { view } from './viewer.js';

// `./` lists the themes, each with a live preview; `./?theme=bold` looks at one.
const wanted = new URLSearchParams(location.search).get('theme');
const chosen = themes.find(({ name }) => name === wanted);

const card = (theme: Theme): HTMLElement => {
  const item = document.createElement('li');
  const preview = document.createElement('div');
  preview.className = 'preview';
  // A picture that happens to be alive: the link is what one reaches.
  preview.inert = true;
  const frame = document.createElement('iframe');
  frame.src = `./${theme.name}.html`;
  frame.title = `Preview of ${titleOf(theme)}`;
  frame.loading = 'lazy';
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

if (chosen) {
  view(chosen);
  find('#viewer').hidden = false;
} else {
  find('.cards').append(...themes.map(card));
  find('#gallery').hidden = false;
}
