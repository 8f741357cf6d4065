import { sandboxMembers } from '../../src/sandbox/index.js';

const cookie = /(?:^|; )member=([^;]+)/;

/** The member whom the demo's server reads from the cookie. */
export const signedInMember = (): string => {
  const [, member] = cookie.exec(document.cookie) ?? [];
  return member ? decodeURIComponent(member) : (sandboxMembers[0]?.user ?? '');
};

/** Signs in as a member: the demo's server reads this cookie. */
export const signIn = (member: string): void => {
  // biome-ignore lint/suspicious/noDocumentCookie: not every browser has the Cookie Store API yet.
  document.cookie = `member=${encodeURIComponent(member)}; path=/; SameSite=Lax`;
};

/** Adds the sandbox's members as options. */
export const addMembers = (select: HTMLSelectElement): void => {
  for (const { user, title, count } of sandboxMembers) {
    select.add(new Option(`${title} (${count})`, user));
  }
};

/** Selects a member. One that is not in the list, such as a custom member, is added to it. */
export const selectMember = (select: HTMLSelectElement, user: string): void => {
  select.value = user;
  if (select.value !== user) select.add(new Option(user, user, true, true));
};
