import { expect } from 'chai';
import type { ActivityPage } from '../../src/api/index.js';
import { fetchPage } from '../../src/api/index.js';
import { mount, mountMarkup, mountSettled } from '../support/feed.js';
import { accessToken, members, sandboxApi } from '../support/sandbox-client.js';
import { listen } from './helpers/events.js';
import { collectWarnings } from './helpers/warnings.js';

/** The first page of a member, fetched as a server does it. */
async function firstPage(user: string = members.fortyOne): Promise<ActivityPage> {
  return fetchPage({ apiUrl: sandboxApi().url, user }, { token: await accessToken() });
}

const idsOf = ({ activities }: ActivityPage) => activities.map(({ id }) => `${id}`);

describe('an initial page', () => {
  const warnings = collectWarnings();

  it('is shown at once without a request', async () => {
    const initialPage = await firstPage();
    const { ids, feed, requests } = await mount({ initialPage });
    expect(ids()).to.deep.equal(idsOf(initialPage));
    expect(feed.status).to.equal('ready');
    expect(feed.hasMore).to.equal(true);
    expect(await requests()).to.deep.equal([]);
  });

  it('dispatches stamps-load like any first page', async () => {
    const initialPage = await firstPage();
    const { feed } = await mount({ user: undefined });
    const events = listen(feed);
    Object.assign(feed, { user: members.fortyOne, initialPage });
    await feed.updateComplete;
    await feed.updateComplete;
    expect(events.map(({ type }) => type)).to.deep.equal(['stamps-load']);
  });

  it('is followed by further pages', async () => {
    const initialPage = await firstPage();
    const { ids, feed, requests } = await mount({ initialPage });
    expect(await feed.loadMore()).to.have.length(20);
    expect(await feed.loadMore()).to.have.length(1);
    expect(new Set(ids()).size).to.equal(41);
    const searches = (await requests()).map(({ search }) => search);
    expect(searches[0]).to.include(`older_than=${initialPage.cursor}`);
    expect(searches).to.have.length(2);
  });

  it('may be JSON in an attribute', async () => {
    const initialPage = await firstPage();
    const { ids, requests } = await mountMarkup({ 'initial-page': JSON.stringify(initialPage) });
    expect(ids()).to.deep.equal(idsOf(initialPage));
    expect(await requests()).to.deep.equal([]);
  });

  it('may be the API’s response with `complete`', async () => {
    const { activities } = await firstPage(members.one);
    const json = JSON.stringify({ activities: activities.map(({ raw }) => raw), complete: true });
    const { ids, feed } = await mountMarkup({ 'initial-page': json });
    expect(ids()).to.have.length(1);
    expect(feed.hasMore).to.equal(false);
  });

  it('may be empty', async () => {
    const initialPage = await firstPage(members.empty);
    const { part, requests } = await mount({ initialPage });
    expect(part('empty')).to.not.equal(undefined);
    expect(await requests()).to.deep.equal([]);
  });

  it('is only used for the member that it was set with', async () => {
    const initialPage = await firstPage();
    const { ids, feed, requests, settled } = await mount({ initialPage });
    feed.user = members.twenty;
    await feed.updateComplete;
    expect(ids()).to.deep.equal([]);
    await settled();
    expect(ids()).to.have.length(20);
    expect(await requests()).to.have.length(1);
    feed.user = members.fortyOne;
    await feed.updateComplete;
    await settled();
    expect(ids()).to.deep.equal(idsOf(initialPage));
    expect(await requests()).to.have.length(2);
  });

  it('may be replaced together with the member', async () => {
    const { ids, feed, requests } = await mount({ initialPage: await firstPage() });
    const initialPage = await firstPage(members.twenty);
    Object.assign(feed, { user: members.twenty, initialPage });
    await feed.updateComplete;
    expect(ids()).to.deep.equal(idsOf(initialPage));
    expect(await requests()).to.deep.equal([]);
  });

  it('may be replaced by a copy at each render', async () => {
    const initialPage = await firstPage();
    const { feed, ids, requests } = await mount({ initialPage });
    await feed.loadMore();
    feed.initialPage = structuredClone(initialPage);
    await feed.updateComplete;
    expect(ids()).to.have.length(40);
    // A copy is not used for another member either.
    Object.assign(feed, { user: members.twenty, initialPage: structuredClone(initialPage) });
    await feed.updateComplete;
    expect(ids()).to.deep.equal([]);
    expect((await requests()).length).to.be.at.most(2);
  });

  it('is filtered by kind', async () => {
    const initialPage = await firstPage(members.everyKind);
    const { feed } = await mountSettled({
      user: members.everyKind,
      initialPage,
      types: ['redemption'],
    });
    expect(new Set(feed.activities.map(({ kind }) => kind))).to.deep.equal(new Set(['redemption']));
  });

  for (const broken of ['{', '[]', '{"activities":[]}', '{"activities":1,"complete":true}']) {
    it(`is fetched instead if it is invalid: ${broken}`, async () => {
      const { ids, settled } = await mountMarkup({ 'initial-page': broken });
      await settled();
      expect(ids()).to.have.length(20);
      expect(warnings.texts.join()).to.include('initial-page');
    });
  }
});
