/** The members of a union, as its text has them: `'a' | 'b'` are two; what stands in brackets is one. */
export function unionMembers(text: string): string[] {
  const members: string[] = [];
  let depth = 0;
  let quote = '';
  let member = '';
  for (const [index, letter] of [...text].entries()) {
    if (quote) {
      if (letter === quote) quote = '';
    } else if (/['"`]/.test(letter)) quote = letter;
    else if (/[([{<]/.test(letter)) depth += 1;
    // The arrow of a function closes nothing.
    else if (/[)\]}>]/.test(letter) && text[index - 1] !== '=') depth -= 1;
    if (letter === '|' && depth === 0 && !quote) {
      members.push(member.trim());
      member = '';
    } else member += letter;
  }
  // A function's type reaches to the end: `() => a | b` is one type.
  if (/^(<.*>)?\(.*\)\s*=>/.test(text)) return [text.trim()];
  return [...members, member.trim()];
}

/** Whether all that the first type allows is allowed by the second one, too, as far as their texts tell. */
export function isNarrower(text: string, than: string): boolean {
  const wide = unionMembers(than);
  return unionMembers(text).every((member) => wide.includes(member) || isLiteralOf(member, wide));
}

const isLiteralOf = (member: string, wide: readonly string[]): boolean =>
  (wide.includes('string') && /^'.*'$/.test(member)) ||
  (wide.includes('number') && /^-?[\d.]+$/.test(member)) ||
  (wide.includes('boolean') && /^(true|false)$/.test(member));
