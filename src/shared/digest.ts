/**
 * A short digest of a text (two rounds of 32-bit FNV-1a), to compare texts without keeping them. It is not
 * cryptographic.
 */
export const digest = (text: string): string =>
  [0x811c9dc5, 0x01000193]
    .map((seed) => {
      let hash = seed;
      for (let index = 0; index < text.length; index++) {
        hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
      }
      return (hash >>> 0).toString(36);
    })
    .join('');
