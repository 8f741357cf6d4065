import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { withTabs } from '../../tools/docs/tabs.js';
import { useSite } from './shop-site.js';
import { documents, page, script } from './snippets.js';

/** The HTML of each live example, by the document and its number. */
const examples = documents.flatMap((file) =>
  [...withTabs(readFileSync(file, 'utf8')).matchAll(/<LiveExample code="([^"]*)"/g)].map(
    ([, code = ''], index) => [`${index + 1} in ${file}`, Buffer.from(code, 'base64').toString()],
  ),
);

describe('the live examples of the documentation', function () {
  this.timeout(30_000);
  const site = useSite();

  it('are in the chapters on presentation and in the reference', () => {
    const files = examples.map(([name = '']) => name.split(' in ')[1]);
    expect(files).to.include.members(['docs/styling.md', 'docs/templates.md', 'docs/reference.md']);
  });

  for (const [name, html = ''] of examples) {
    it(`render rows without an error or a warning: ${name}`, async () => {
      const opened = await site.open(page(script + html));
      await opened.waitForFunction(
        () => document.querySelector('stamps-activity-feed')?.status === 'ready',
      );
      const rows = await opened.$$('stamps-activity-feed >>> article');
      expect(rows.length).to.be.above(5);
    });
  }
});
