/** A box between the feed and its articles. */
export type Box = 'group' | 'page';

const createBox = (part: Box): HTMLElement => {
  const box = document.createElement('div');
  box.className = part;
  box.setAttribute('part', part);
  box.setAttribute('role', 'presentation');
  return box;
};

/** The box in which the first of these elements stands, or a new one if none of them stands in a box. */
export const boxAround = (elements: readonly Element[], part: Box): HTMLElement =>
  elements.find(({ parentElement }) => parentElement)?.parentElement ?? createBox(part);
