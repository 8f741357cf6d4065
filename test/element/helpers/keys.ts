import { sendKeys } from '@web/test-runner-commands';

/** WebDriver's code points for keys. WebDriver presses them together and releases them. */
const codes: Readonly<Record<string, string>> = {
  Control: '\uE009',
  Shift: '\uE008',
  Alt: '\uE00A',
  Home: '\uE011',
  End: '\uE010',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  Tab: '\uE004',
};

const isWebDriver = !/Chrome|Firefox/.test(navigator.userAgent);

/** Presses a key while modifier keys are held. */
export async function pressHolding(held: readonly string[], key: string): Promise<void> {
  if (isWebDriver) {
    await sendKeys({ type: [...held, key].map((name) => codes[name] ?? name).join('') });
    return;
  }
  for (const name of held) await sendKeys({ down: name });
  await sendKeys({ press: key });
  for (const name of held) await sendKeys({ up: name });
}
