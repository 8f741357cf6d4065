import { windowOf } from '../../feed/page-events.js';

/**
 * Copies the text of an element to the clipboard. Where the page may not write to it (not a secure context,
 * or no permission), the text is selected and copied as with the keyboard. It stays selected.
 *
 * @returns whether the text was copied.
 */
export const copyText = async (element: Element): Promise<boolean> => {
  const { ownerDocument, textContent } = element;
  const view = windowOf(element);
  try {
    await view?.navigator.clipboard.writeText(textContent ?? '');
    return !!view;
  } catch {
    view?.getSelection()?.selectAllChildren(element);
    try {
      return Document.prototype.execCommand.call(ownerDocument, 'copy');
    } catch {
      return false;
    }
  }
};
