import { expect } from 'chai';
import '../../src/index.js';
import { registerMessages } from '../../src/index.js';
import { en } from '../../src/locales/en.js';
import { mountSettled } from '../support/feed.js';
import { members } from '../support/sandbox-client.js';
import { collectWarnings } from './helpers/warnings.js';

const warnings = collectWarnings();

describe('a feed in a language without messages', () => {
  it('shows English, and says once how to add the language', async () => {
    const { feed } = await mountSettled({ user: members.one, lang: 'fr-CA' });
    await mountSettled({ user: members.one, lang: 'fr-CA' });
    expect(feed.shadowRoot?.textContent).to.contain(en.end);
    expect(warnings.texts).to.deep.equal([
      '<stamps-activity-feed>: There are no messages for "fr". Add them with registerMessages.',
    ]);
  });

  it('writes no warning for another region, an obsolete tag, or messages that the page adds', async () => {
    registerMessages({ ...en, language: 'nl' });
    for (const lang of ['en-GB', 'id_ID', 'in', 'nl-BE', '']) {
      await mountSettled({ user: members.one, lang });
    }
    expect(warnings.texts).to.deep.equal([]);
  });
});
