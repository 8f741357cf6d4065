import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { attach, type MountedFeed } from '../support/feed.js';
import { waitUntil } from '../support/wait.js';
import { expectAnnouncements, recordAnnouncements } from './helpers/announcements.js';
import { mountRows, purchase, toggles } from './helpers/details.js';
import { pressHolding } from './helpers/keys.js';

const reference = 'INV/KR04/00286';

/** What the user gets when they paste. */
async function pasted(): Promise<string> {
  const field = attach(document.createElement('textarea'));
  field.focus();
  await pressHolding(['Control'], 'v');
  await waitUntil(() => field.value, 'nothing was pasted');
  return field.value;
}

const open = async (): Promise<MountedFeed> => {
  const view = await mountRows([purchase(286)]);
  toggles(view)[0]?.click();
  return view;
};

/** Presses the button, and records what is said from then on. */
const press = async ({ feed, part }: MountedFeed) => {
  const said = recordAnnouncements(feed);
  part('copy')?.focus();
  await sendKeys({ press: 'Enter' });
  return said;
};

/** Replaces what the platform offers until the test ends. */
const replaced: [object, string, PropertyDescriptor | undefined][] = [];
const replace = (target: object, name: string, value: unknown) => {
  replaced.push([target, name, Object.getOwnPropertyDescriptor(target, name)]);
  Object.defineProperty(target, name, { value, configurable: true });
};

describe('the copy button', () => {
  afterEach(() => {
    for (const [target, name, before] of replaced.splice(0).reverse()) {
      if (before) Object.defineProperty(target, name, before);
      else Reflect.deleteProperty(target, name);
    }
    getSelection()?.removeAllRanges();
  });

  it('copies the reference, says so once, and keeps its name', async () => {
    const view = await open();
    const copy = view.part('copy') as HTMLElement;
    expect(copy.getAttribute('aria-label')).to.equal(`Copy, ${reference}`);
    const said = await press(view);
    await expectAnnouncements(said, 'Copied');
    expect(copy.textContent).to.equal('Copied');
    expect(copy.getAttribute('aria-label')).to.equal(`Copy, ${reference}`);
    expect(await pasted()).to.equal(reference);
    expect(said).to.deep.equal(['Copied']);
    await waitUntil(() => copy.textContent === 'Copy', 'the label does not come back');
  });

  it('copies without the clipboard API, as on a page without https', async () => {
    replace(navigator, 'clipboard', undefined);
    const view = await open();
    await expectAnnouncements(await press(view), 'Copied');
    expect(await pasted()).to.equal(reference);
  });

  it('copies where the page has no permission for the clipboard API', async () => {
    replace(navigator, 'clipboard', {
      writeText: () => Promise.reject(new DOMException('', 'NotAllowedError')),
    });
    const view = await open();
    await expectAnnouncements(await press(view), 'Copied');
    expect(await pasted()).to.equal(reference);
  });

  it('copies where an image of the page is named like what copies', async () => {
    replace(navigator, 'clipboard', undefined);
    for (const name of ['execCommand', 'defaultView']) {
      replace(document, name, document.createElement('img'));
    }
    const view = await open();
    await expectAnnouncements(await press(view), 'Copied');
    expect(await pasted()).to.equal(reference);
  });

  for (const [name, execCommand] of Object.entries({
    refuses: (): boolean => false,
    'throws an error': (): boolean => {
      throw new Error('No');
    },
  })) {
    it(`selects the reference where the browser ${name}, and says that it is not copied`, async () => {
      replace(navigator, 'clipboard', undefined);
      replace(Document.prototype, 'execCommand', execCommand);
      const view = await open();
      await expectAnnouncements(await press(view), 'Couldn’t copy. Please copy the selected text.');
      expect(String(getSelection())).to.equal(reference);
    });
  }
});
