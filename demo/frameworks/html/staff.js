// The activities of any member, for the shop's staff. Does by hand what the other apps leave to a framework.
const main = document.querySelector('main');
const find = (selector) => main.querySelector(selector);
const { content } = document.querySelector('template');
// The feed is added to the page once it has its token.
const feed = document.importNode(content.querySelector('stamps-activity-feed'), true);
const heading = feed.querySelector('h2');
const template = feed.querySelector('template');
const message = find('output');
const [member, byDay, ownRows, shown, again] = [
  'member',
  'by-day',
  'own-rows',
  'shown',
  'again',
].map((name) => find(`[name=${name}]`));
let count = 0;

// Your own endpoint, which issues tokens to signed-in staff.
const response = await fetch('/stamps-token', { method: 'POST' });
const { access_token: token } = await response.json();

function render() {
  feed.setAttribute('token', token);
  feed.setAttribute('user', member.value);
  feed.merchantIds = [2, 5, 11, 14, 23];
  feed.setAttribute('group-by', byDay.checked ? 'day' : 'month');
  feed.toggleAttribute('row-slots', ownRows.checked);
  heading.textContent = `Stamps of ${member.value} (${count})`;
  feed.replaceChildren(heading, ...(ownRows.checked ? feed.activities.map(row) : [template]));
  if (!shown.checked) feed.remove();
  else if (!feed.isConnected) main.append(feed);
}

function row({ id, kind }) {
  const element = document.createElement('p');
  element.slot = `activity-${id}`;
  element.textContent = `${kind} ${id}`;
  return element;
}

feed.addEventListener('stamps-load', ({ activities, page, hasMore }) => {
  message.value = `${activities.length} of ${page.activities.length}, ${hasMore ? 'more' : 'no more'}`;
  if (ownRows.checked) feed.append(...activities.map(row));
});
feed.addEventListener('stamps-error', ({ error }) => {
  message.value = `${error.code}, ${error.phase}`;
});
feed.addEventListener('stamps-end', () => {
  message.value += ', the end';
});
again.addEventListener('click', () => {
  count += 1;
  again.textContent = `Render again (${count})`;
  render();
});
for (const control of [member, byDay, ownRows, shown]) control.addEventListener('change', render);
render();
