import '../../src/index.js';

const showFeedback = (button: HTMLButtonElement, text: string): void => {
  button.textContent = text;
  setTimeout(() => {
    button.textContent = 'Copy';
  }, 2000);
};

// Where CSS can't show the content of a closed `<details>`, the chapters are opened on a wide screen.
if (!CSS.supports('selector(::details-content)') && matchMedia('(min-width: 52rem)').matches) {
  document.querySelector('.pages details')?.setAttribute('open', '');
}

document.addEventListener('click', async ({ target }) => {
  const button = target instanceof Element && target.closest<HTMLButtonElement>('[data-copy]');
  const code = button ? button.parentElement?.querySelector('code')?.textContent : undefined;
  if (!button || !code) return;
  try {
    await navigator.clipboard.writeText(code);
    showFeedback(button, 'Copied');
  } catch {
    // Without the right to the clipboard the reader can still select the text.
    showFeedback(button, 'Select the text to copy it');
  }
});
