import { expect } from 'chai';
import { PageLifecycle } from '../../src/feed/page-lifecycle.js';
import { Host } from './helpers/host.js';
import { withPage } from './helpers/page.js';

/** A host with a page life that remembers what it heard. */
function living() {
  const heard: string[] = [];
  const host = new Host();
  new PageLifecycle(host, {
    returned: () => heard.push('back'),
    hidden: () => heard.push('hidden'),
    left: () => heard.push('left'),
    online: () => heard.push('online'),
  });
  return { host, heard };
}

describe('the life of a feed’s page', () => {
  const page = withPage();

  it('begins when the feed is put on it', () => {
    const { host, heard } = living();
    page.dispatch('online');
    expect(heard).to.deep.equal([]);
    host.connect();
    expect(heard).to.deep.equal(['back']);
    host.disconnect();
  });

  it('goes on: left, back from the cache, online', () => {
    const { host, heard } = living();
    host.connect();
    page.dispatch('pagehide');
    page.dispatch('pageshow');
    page.dispatch('online');
    expect(heard).to.deep.equal(['back', 'left', 'back', 'online']);
    page.dispatch('pageshow', false);
    expect(heard).to.have.length(4);
    host.disconnect();
  });

  it('ends a moment after the feed was taken off, and then nothing is heard', async () => {
    const { host, heard } = living();
    host.connect();
    host.disconnect();
    expect(heard).to.deep.equal(['back']);
    await Promise.resolve();
    expect(heard).to.deep.equal(['back', 'left']);
    for (const type of ['pagehide', 'pageshow', 'online'] as const) page.dispatch(type);
    expect(heard).to.have.length(2);
  });

  it('does not end when the feed is moved', async () => {
    const { host, heard } = living();
    host.connect();
    host.disconnect();
    host.connect();
    await Promise.resolve();
    expect(heard).to.deep.equal(['back', 'back']);
    page.dispatch('online');
    expect(heard).to.deep.equal(['back', 'back', 'online']);
    host.disconnect();
  });
});

describe('a feed where there is no window', () => {
  it('is put there and taken off all the same', () => {
    const { host, heard } = living();
    host.connect();
    host.disconnect();
    expect(heard).to.deep.equal(['back']);
  });
});
