import '../../src/index.js';

const say = (button: HTMLButtonElement, text: string): void => {
  button.textContent = text;
  setTimeout(() => {
    button.textContent = 'Copy';
  }, 2000);
};

document.addEventListener('click', async ({ target }) => {
  const button = target instanceof Element && target.closest<HTMLButtonElement>('[data-copy]');
  const code = button ? button.parentElement?.querySelector('code')?.textContent : undefined;
  if (!button || !code) return;
  try {
    await navigator.clipboard.writeText(code);
    say(button, 'Copied');
  } catch {
    // Without the right to the clipboard the reader can still select the text.
    say(button, 'Select the text to copy it');
  }
});
