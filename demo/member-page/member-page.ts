import '../../src/index.js';
import { chosenScheme, colourPage, followChosenScheme } from '../shared/appearance.js';
import { faultQuery } from '../shared/faults.js';
import { find } from '../shared/find.js';
import { addMembers, selectMember, signedInMember, signIn } from '../shared/member.js';
import { translatePage } from './messages.js';

// A shop's member page. The shop's server knows who is signed in and sends the requests to Stamps, so
// the page holds no token, and the feed needs only `api-url="/stamps"`.
const feed = find<HTMLElementTagNameMap['stamps-activity-feed']>('#feed');
const form = find<HTMLFormElement>('#settings');
const field = (name: string) => form.elements.namedItem(name) as HTMLSelectElement;

// The URL holds all settings, so that they can be shared and reloaded: `user`, `lang` and
// `color-scheme` from the form, and without a control `dir`, `group-by`, `merchants`, `fault` and `page`.
const url = new URL(location.href);
const param = (name: string): string => url.searchParams.get(name) ?? '';

if (param('user')) signIn(param('user'));
addMembers(field('user'));
selectMember(field('user'), signedInMember());
if (param('lang')) field('lang').value = param('lang');
field('color-scheme').value = param('color-scheme');

const applySettings = (): void => {
  translatePage(field('lang').value);
  document.documentElement.dir = param('dir');
  colourPage(document, field('color-scheme').value || chosenScheme());
};

form.addEventListener('change', ({ target }) => {
  const { name, value } = target as HTMLSelectElement;
  url.searchParams.set(name, value);
  // Loads the page again, as after signing in as another member.
  if (name === 'user') return location.assign(url);
  history.replaceState(null, '', url);
  applySettings();
});

followChosenScheme(applySettings);
const merchants = param('merchants');
if (merchants === 'group') feed.merchantGroup = true;
else if (merchants) feed.setAttribute('merchant-ids', merchants);
if (param('group-by')) feed.setAttribute('group-by', param('group-by'));
// A shop has pages for these. Here, both are this page again.
feed.setAttribute('receipt-url', `${location.pathname}?receipt={reference}`);
feed.setAttribute('sign-in-url', location.pathname);
feed.setAttribute('api-url', `/stamps${faultQuery(param('fault'), param('page'))}`);
