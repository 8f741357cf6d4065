const copy = async (text: string, button: HTMLButtonElement): Promise<void> => {
  const label = button.textContent;
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = 'Copied';
  } catch {
    // The page may have no permission for the clipboard.
    button.textContent = 'Select the text to copy it';
  }
  setTimeout(() => {
    button.textContent = label;
  }, 2000);
};

/** A block of code with a heading and a copy button. */
export class CodeBlock {
  readonly element = document.createElement('section');
  #code = document.createElement('code');

  constructor(title: string, id: string) {
    const heading = document.createElement('h3');
    heading.id = `${id}-title`;
    heading.textContent = title;
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = 'Copy';
    button.setAttribute('aria-describedby', heading.id);
    button.addEventListener('click', () => copy(this.text, button));
    const pre = document.createElement('pre');
    // It scrolls, so it must be focusable by keyboard.
    pre.tabIndex = 0;
    pre.setAttribute('role', 'region');
    pre.setAttribute('aria-labelledby', heading.id);
    this.#code.id = id;
    pre.append(this.#code);
    this.element.className = 'code';
    this.element.append(heading, button, pre);
  }

  get text(): string {
    return this.#code.textContent ?? '';
  }

  set text(text: string) {
    this.#code.textContent = text;
  }
}
