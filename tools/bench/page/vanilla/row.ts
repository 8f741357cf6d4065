import type { Shared } from '../../shared.js';
import type { Facts, Item } from './facts.js';
import { factsOf } from './facts.js';
import * as formats from './formats.js';

declare const SHARED: Shared;

const html = `<article tabindex="-1" aria-setsize="-1"><div part="activity"><span part="icon"><svg viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path></path></svg></span><div class="body"><div part="title"></div><div class="facts"><span part="merchant"></span><span part="store"></span></div><div class="facts"><time part="time"></time><span part="reference"></span><span part="channel"></span></div><p part="notes"></p></div><div class="figures"><span part="stamps"><span class="number"></span> <span class="unit"></span></span><span part="amount"></span><span part="status"></span></div></div></article>`;

const template = document.createElement('template');
template.innerHTML = html;
const prototype = template.content.firstElementChild as HTMLElement;

const statuses: readonly (keyof Shared['statuses'] | undefined)[] = [
  undefined,
  'created',
  'canceled',
  'open',
];

/** The children, as many as the template has there. */
const childrenOf = <Children>({ children }: Element) => children as unknown as Children;

/** Writes the text, or takes the element out where there is none. */
const write = (element: Element, text: string | undefined) => {
  if (text) element.textContent = text;
  else element.remove();
};

const inWords = (value: number, text: string) =>
  value === 0 ? text : `${value > 0 ? 'plus' : 'minus'} ${text}`;

const describe = (
  { stamps, amount }: Facts,
  status: string | undefined,
  date: Date | undefined,
) => {
  const words: string[] = [];
  if (stamps !== undefined) {
    const count = Math.abs(stamps);
    words.push(inWords(stamps, `${formats.plain(count)} ${formats.unit(count)}`));
  }
  if (amount !== undefined) {
    words.push(inWords(amount, formats.unsignedMoney(Math.abs(amount))));
  }
  if (status) words.push(status);
  if (date) words.push(formats.whole(date));
  return words.join(', ');
};

const heading = (text: string) => {
  const element = document.createElement('div');
  element.setAttribute('part', 'group-heading');
  element.setAttribute('role', 'heading');
  element.setAttribute('aria-level', '2');
  element.textContent = text;
  return element;
};

/** The row of an activity; `group` is the heading above it, where a new group begins. */
export const rowOf = (item: Item, position: number, group: string | undefined): HTMLElement => {
  const [kind, kindTitle, path] = SHARED.kinds[item.type] ?? ['unknown', 'Activity', ''];
  const facts = factsOf(item);
  const { stamps, amount } = facts;
  const title = facts.title ?? kindTitle;
  const status = statuses[facts.status ?? 0];
  const shownStatus = status && status !== 'created' ? SHARED.statuses[status] : undefined;
  const date = item.created ? new Date(item.created * 1000) : undefined;
  const moved = status === 'canceled' ? 0 : stamps || amount || 0;

  const article = prototype.cloneNode(true) as HTMLElement;
  const box = article.firstElementChild as HTMLElement;
  const [icon, body, figures] = childrenOf<[Element, Element, Element]>(box);
  const [titleBox, places, details, notes] = childrenOf<[Element, Element, Element, Element]>(body);
  const id = `title-${item.id}`;
  article.setAttribute('aria-labelledby', id);
  article.setAttribute('aria-posinset', String(position));
  const description = describe(facts, shownStatus, date);
  if (description) article.setAttribute('aria-description', description);
  const names = [
    'activity',
    kind,
    ...(status ? [`status-${status}`] : []),
    ...(moved ? [moved > 0 ? 'credit' : 'debit'] : []),
  ];
  box.setAttribute('part', names.join(' '));
  if (status === 'canceled') box.className = 'canceled';

  if (title.toLowerCase().includes(kindTitle.toLowerCase())) {
    icon.setAttribute('aria-hidden', 'true');
  } else {
    icon.setAttribute('role', 'img');
    icon.setAttribute('aria-label', kindTitle);
  }
  icon.firstElementChild?.firstElementChild?.setAttribute('d', path);

  titleBox.id = id;
  titleBox.textContent = title;
  const [merchant, store] = childrenOf<[Element, Element]>(places);
  write(merchant, item.merchant?.name);
  write(store, item.store?.display_name || item.store?.name);
  const [time, reference, channel] = childrenOf<[Element, Element, Element]>(details);
  if (date) {
    time.textContent = formats.time(date);
    time.setAttribute('datetime', date.toISOString());
    time.setAttribute('title', formats.whole(date));
  } else time.remove();
  write(reference, facts.reference);
  write(channel, facts.channel);
  write(notes, facts.notes);

  const [stampsBox, amountBox, statusBox] = childrenOf<[Element, Element, Element]>(figures);
  if (stamps !== undefined) {
    const [number, unit] = childrenOf<[Element, Element]>(stampsBox);
    number.textContent = formats.signed(stamps);
    unit.textContent = formats.unit(Math.abs(stamps));
  } else stampsBox.remove();
  write(amountBox, amount === undefined ? undefined : formats.money(amount));
  write(statusBox, shownStatus);
  if (group) article.prepend(heading(group));
  return article;
};
