import '../src/index.js';
import { faultParams, sandboxCredentials, sandboxMembers } from '../src/sandbox/index.js';
import { faultChoices } from './faults.js';

const find = <T extends Element>(selector: string): T => {
  const element = document.querySelector<T>(selector);
  if (!element) throw new Error(`The page has no ${selector}.`);
  return element;
};

const feed = find<HTMLElementTagNameMap['stamps-activity-feed']>('#feed');
const form = find<HTMLFormElement>('#controls');
const log = find<HTMLOListElement>('#log');
const field = (name: string) => form.elements.namedItem(name) as HTMLSelectElement;

for (const { user, title, count } of sandboxMembers) {
  field('user').add(new Option(`${title} (${count})`, user));
}
for (const name of faultChoices.keys()) field('fault').add(new Option(name));

// The address says what is chosen, so that a state of the page can be shared and come back to.
for (const [name, value] of new URLSearchParams(location.search)) {
  const select = form.elements.namedItem(name);
  if (select instanceof HTMLSelectElement) select.value = value;
}

/** Gets a token as a merchant's server would. A page in production asks its proxy instead. */
const accessToken = async (): Promise<string> => {
  const { token, merchantId } = sandboxCredentials.group;
  const response = await fetch('/api/auth/get-access-token/', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ token, crm_merchant_id: merchantId }),
  });
  const body: { access_token: string } = await response.json();
  return body.access_token;
};

const apiUrl = (): string => {
  const page = field('page').value as '' | 'first' | 'more';
  const fault = faultChoices.get(field('fault').value) ?? {};
  const hasFault = Object.keys(fault).length > 0;
  const params = hasFault ? faultParams({ ...fault, ...(page && { page }) }) : '';
  return `/api/v3${params && `?${params}`}`;
};

/** The attributes that the choices come to, in the order in which one would write them. */
const attributes = (): Map<string, string> => {
  const result = new Map([
    ['api-url', apiUrl()],
    ['user', field('user').value],
  ]);
  const merchants = field('merchants').value;
  if (merchants === 'group') result.set('merchant-group', '');
  else if (merchants) result.set('merchant-ids', merchants);
  if (field('group-by').value !== 'month') result.set('group-by', field('group-by').value);
  return result;
};

const escapeQuotes = (text: string) => text.replace(/&/g, '&amp;').replace(/"/g, '&quot;');

const show = (): void => {
  document.documentElement.lang = field('lang').value;
  document.documentElement.dir = field('dir').value;
  document.documentElement.style.colorScheme = field('theme').value;
  feed.lang = field('lang').value;

  const wanted = attributes();
  for (const name of feed.getAttributeNames()) {
    if (!wanted.has(name) && !['id', 'token', 'lang'].includes(name)) feed.removeAttribute(name);
  }
  for (const [name, value] of wanted) {
    if (feed.getAttribute(name) !== value) feed.setAttribute(name, value);
  }
  const lines = [...wanted].map(
    ([name, value]) => `  ${name}${value && `="${escapeQuotes(value)}"`}`,
  );
  find('#markup').textContent =
    `<stamps-activity-feed\n${lines.join('\n')}\n  token="…"\n></stamps-activity-feed>`;
};

const note = (text: string): void => {
  const item = document.createElement('li');
  item.textContent = text;
  log.prepend(item);
  while (log.children.length > 6) log.lastElementChild?.remove();
};

feed.addEventListener('stamps-load', ({ activities, hasMore, page }) => {
  const issues = page.issues.length > 0 ? `, ${page.issues.length} unreadable` : '';
  note(`stamps-load: ${activities.length} activities${issues}${hasMore ? ', and more' : ''}`);
});
feed.addEventListener('stamps-error', ({ error }) =>
  note(`stamps-error: ${error.code}. ${error.message}`),
);
feed.addEventListener('stamps-end', () => note('stamps-end'));

form.addEventListener('change', () => {
  const chosen = [...new FormData(form)].filter(
    ([name, value]) => value !== field(name).options[0]?.value,
  );
  const search = new URLSearchParams(chosen as [string, string][]).toString();
  history.replaceState(null, '', search ? `?${search}` : location.pathname);
  show();
});

feed.setAttribute('token', await accessToken());
show();
