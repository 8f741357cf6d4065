import { expect } from 'chai';
import { waitUntil } from '../../support/wait.js';
import { addFrame, feedOf } from './helpers.js';

const moduleUrl = new URL('../../../src/index.ts', import.meta.url).href;

/** The warnings of a document, which has its own console. */
async function warningsOf(body: string): Promise<string[]> {
  const record =
    '<script>var warnings = []; console.warn = (text) => { warnings.push(text); };</script>';
  const { there, view } = await addFrame({
    srcdoc: `<!doctype html><html lang="en"><head><title>Shop</title>${record}
      <script type="module" src="${moduleUrl}"></script></head><body>${body}</body></html>`,
  });
  await waitUntil(() => feedOf(there)?.shadowRoot, 'the element was not defined');
  await feedOf(there).updateComplete;
  return [...(Reflect.get(view, 'warnings') as string[])].filter((text) => /no slot/.test(text));
}

const open = '<stamps-activity-feed api-url="/api/v3" user="">';

describe('a feed with a child that is not shown', () => {
  const swallowed = {
    'a self-closed tag': `${open.replace('>', '/>')}<h2>Our shops</h2><p>Here.</p>`,
    'a tag without an end': `<main>${open}<section>Our shops</section></main>`,
    'a child without a slot': `${open}<p>My activity</p></stamps-activity-feed>`,
    'two feeds with self-closed tags': open.replace('>', '/>').repeat(2),
  };

  for (const [name, body] of Object.entries(swallowed)) {
    it(`warns once of ${name}`, async () => {
      const warnings = await warningsOf(body);
      expect(warnings).to.have.length(1);
      expect(warnings[0]).to.match(/<(h2|section|p|stamps-activity-feed)> is inside the feed/);
    });
  }

  const proper = {
    'no child': `${open}</stamps-activity-feed><h2>Our shops</h2>`,
    'children in slots': `${open}<p slot="header">Hello</p><template slot="activity"><b>[[title]]</b></template></stamps-activity-feed>`,
    'a script, a style and a template': `${open}<script></script><style></style><template></template></stamps-activity-feed>`,
    'a comment and text': `${open} <!-- rows --> Loading </stamps-activity-feed>`,
  };

  for (const [name, body] of Object.entries(proper)) {
    it(`does not warn of ${name}`, async () => {
      expect(await warningsOf(body)).to.deep.equal([]);
    });
  }
});
