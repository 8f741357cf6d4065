import { expect } from 'chai';
import '../../src/index.js';
import type { StampsActivityFeed } from '../../src/index.js';
import { attach, mountSettled } from '../support/feed.js';
import { crossOrigin } from '../support/origin.js';
import { members } from '../support/sandbox-client.js';
import { waitUntil } from '../support/wait.js';
import { collectWarnings } from './helpers/warnings.js';

const warnings = collectWarnings();

/** A warning is written once a document, so each test has an api-url of its own. */
let count = 0;
const elsewhere = () => `${crossOrigin()}/stamps-${++count}`;

/** A feed with these attributes, after its first update. */
async function feedWith(attributes: Readonly<Record<string, string>>): Promise<StampsActivityFeed> {
  const feed = document.createElement('stamps-activity-feed');
  for (const [name, value] of Object.entries(attributes)) feed.setAttribute(name, value);
  attach(feed);
  await feed.updateComplete;
  return feed;
}

describe('a feed that is idle because of its configuration', () => {
  it('says once why, and what to do', async () => {
    const attributes = { 'api-url': elsewhere() };
    const feed = await feedWith(attributes);
    await feedWith(attributes);
    expect(feed.status).to.equal('idle');
    expect(warnings.texts).to.have.length(1);
    for (const part of [attributes['api-url'], 'credentials="include"', 'token-url', '"/stamps"']) {
      expect(warnings.texts[0]).to.contain(part);
    }
  });

  it('says so if there is a user and no token', async () => {
    await feedWith({ user: members.one, 'api-url': elsewhere() });
    expect(warnings.texts).to.have.length(1);
    expect(warnings.texts[0]).to.contain('there is no token');
  });

  it('says so if it has no attributes, unless a framework sets properties soon', async () => {
    const hydrated = await feedWith({});
    await feedWith({});
    expect(warnings.texts).to.deep.equal([]);
    hydrated.apiUrl = '/api/v3';
    await waitUntil(() => warnings.texts.length > 0, 'no warning came');
    expect(warnings.texts).to.have.length(1);
    expect(warnings.texts[0]).to.contain('https://stamps.co.id/api/v3');
  });

  it('says so if there is a token and no user', async () => {
    await feedWith({ 'token-url': '/token' });
    expect(warnings.texts.join()).to.contain('user is missing');
  });

  for (const name of ['api_url', 'apiurl', 'data-api-url', 'ap-url', 'token_url', 'usr']) {
    it(`names the misspelt attribute ${name}`, async () => {
      await feedWith({
        [name]: '/stamps',
        class: 'a',
        id: 'feed',
        'data-test': '1',
        tabindex: '0',
      });
      expect(warnings.texts).to.have.length(1);
      expect(warnings.texts[0]).to.contain(`Check the spelling of "${name}".`);
    });
  }
});

describe('a feed that is idle because no member is signed in', () => {
  it('writes no warning if user is there without a value', async () => {
    const feed = await feedWith({ user: '', 'token-url': '/token' });
    expect(feed.status).to.equal('idle');
    expect(warnings.texts).to.deep.equal([]);
  });

  it('writes no warning after a sign-out', async () => {
    const { feed } = await mountSettled({ user: members.one });
    feed.user = undefined;
    await feed.updateComplete;
    expect(feed.status).to.equal('idle');
    feed.forget();
    await feed.updateComplete;
    expect(warnings.texts).to.deep.equal([]);
  });

  it('writes no warning before hydration', async () => {
    await feedWith({ 'defer-hydration': '', 'api-url': elsewhere() });
    expect(warnings.texts).to.deep.equal([]);
  });
});
