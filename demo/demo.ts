import '../src/index.js';
import { faultQuery } from './faults.js';
import { find } from './shared/find.js';
import { addMembers, chooseMember, signedIn, signIn } from './shared/member.js';
import { speak } from './words.js';

// The member page of a shop. The shop's own server knows who is signed in and asks Stamps: the page
// holds no token, and the feed needs no more than `api-url="/stamps"`.
const feed = find<HTMLElementTagNameMap['stamps-activity-feed']>('#feed');
const picker = find<HTMLFormElement>('#picker');
const field = (name: string) => picker.elements.namedItem(name) as HTMLSelectElement;

// The address says what is chosen, so that a state of the page can be shared and come back to:
// `user`, `lang`, `theme`, and for those who look closer `dir`, `group-by`, `merchants`, `fault`, `page`.
const address = new URL(location.href);
const asked = (name: string): string => address.searchParams.get(name) ?? '';

if (asked('user')) signIn(asked('user'));
addMembers(field('user'));
chooseMember(field('user'), signedIn());
if (asked('lang')) field('lang').value = asked('lang');
field('theme').value = asked('theme');

const show = (): void => {
  speak(field('lang').value);
  document.documentElement.dir = asked('dir');
  document.documentElement.style.colorScheme = field('theme').value;
};

picker.addEventListener('change', ({ target }) => {
  const { name, value } = target as HTMLSelectElement;
  address.searchParams.set(name, value);
  // Someone else's page is another page.
  if (name === 'user') return location.assign(address);
  history.replaceState(null, '', address);
  show();
});

show();
const merchants = asked('merchants');
if (merchants === 'group') feed.merchantGroup = true;
else if (merchants) feed.setAttribute('merchant-ids', merchants);
if (asked('group-by')) feed.setAttribute('group-by', asked('group-by'));
feed.setAttribute('api-url', `/stamps${faultQuery(asked('fault'), asked('page'))}`);
