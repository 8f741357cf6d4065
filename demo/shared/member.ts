import { sandboxMembers } from '../../src/sandbox/index.js';

const cookie = /(?:^|; )member=([^;]+)/;

/** Whose session the demo's server takes it for. */
export const signedIn = (): string => {
  const [, member] = cookie.exec(document.cookie) ?? [];
  return member ? decodeURIComponent(member) : (sandboxMembers[0]?.user ?? '');
};

/** Signs in as a member, as far as the demo's server is concerned. */
export const signIn = (member: string): void => {
  // biome-ignore lint/suspicious/noDocumentCookie: the cookie store is not in every browser yet.
  document.cookie = `member=${encodeURIComponent(member)}; path=/; SameSite=Lax`;
};

/** Fills a picker with the sandbox's members. */
export const addMembers = (select: HTMLSelectElement): void => {
  for (const { user, title, count } of sandboxMembers) {
    select.add(new Option(`${title} (${count})`, user));
  }
};

/** Chooses a member, also one that the picker does not know: a developer's own. */
export const chooseMember = (select: HTMLSelectElement, user: string): void => {
  select.value = user;
  if (select.value !== user) select.add(new Option(user, user, true, true));
};
