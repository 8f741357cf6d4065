import { expect } from 'chai';
import { look, mountMarkup } from '../../support/feed.js';
import { members } from '../../support/sandbox-client.js';
import { waitUntil } from '../../support/wait.js';
import { feedOf } from './helpers.js';

const template = '<template slot="activity"><b>[[title]]</b></template>';

/** Records what the console gets while a step runs. */
async function warningsDuring(step: () => Promise<void>): Promise<string[]> {
  const { warn, error } = console;
  const warnings: string[] = [];
  console.warn = console.error = (...args: unknown[]) => warnings.push(args.join(' '));
  try {
    await step();
  } finally {
    Object.assign(console, { warn, error });
  }
  return warnings.filter((text) => !/lit\.dev/.test(text));
}

/** Each way in which a library stores a piece of a page, and what it puts back. */
const libraries: Readonly<Record<string, (box: HTMLElement) => () => void>> = {
  'the HTML of a box (htmx)': (box) => {
    const stored = box.innerHTML;
    box.innerHTML = '';
    return () => {
      box.innerHTML = stored;
    };
  },
  'a clone of the nodes (Turbo)': (box) => {
    const stored = [...box.childNodes].map((node) => node.cloneNode(true));
    box.replaceChildren();
    return () => box.replaceChildren(...stored);
  },
  'the nodes themselves (Swup, keep-alive)': (box) => {
    const stored = [...box.childNodes];
    box.replaceChildren();
    return () => box.replaceChildren(...stored);
  },
  'HTML that another parser reads (pjax)': (box) => {
    const stored = box.outerHTML;
    box.replaceChildren();
    return () => {
      const parsed = new DOMParser().parseFromString(stored, 'text/html');
      box.replaceChildren(...(parsed.body.firstElementChild?.childNodes ?? []));
    };
  },
  'a fragment that is imported (page transitions)': (box) => {
    const holder = document.createElement('template');
    holder.innerHTML = box.innerHTML;
    box.replaceChildren();
    return () => box.replaceChildren(document.importNode(holder.content, true));
  },
};

describe('a feed that a library stores and puts back', () => {
  for (const [name, store] of Object.entries(libraries)) {
    it(`shows each row once, and warns of nothing: ${name}`, async () => {
      const { feed, settled } = await mountMarkup({ user: members.twenty });
      feed.innerHTML = template;
      await settled();
      const box = document.createElement('div');
      feed.replaceWith(box);
      box.append(feed);
      const warnings = await warningsDuring(async () => {
        const restore = store(box);
        restore();
        const restored = feedOf(box);
        const shown = look(restored);
        await waitUntil(() => restored.activities.length === 20, 'the restored feed has no rows');
        await shown.settled();
        expect(shown.rows()).to.have.length(20);
        await waitUntil(
          () => restored.querySelectorAll('[data-stamps-row]').length === 20,
          'the copies are not those of the rows',
        );
      });
      expect(warnings).to.deep.equal([]);
      box.remove();
    });
  }

  it('says what is wrong if a page cache has stored the handle of a token', async () => {
    const warnings = await warningsDuring(async () => {
      const { feed, settled } = await mountMarkup({ token: `stamps-token:${'0'.repeat(32)}` });
      await settled();
      await waitUntil(() => feed.status === 'idle', 'the feed is not idle');
    });
    expect(warnings).to.have.length(1);
    expect(warnings[0]).to.match(/token was set .* before this page was stored\. Set it again/);
  });
});
