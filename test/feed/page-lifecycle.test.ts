import { expect } from 'chai';
import { PageLifecycle } from '../../src/feed/page-lifecycle.js';
import { Host } from './helpers/host.js';
import { withWindowEvents } from './helpers/window-events.js';

/** A host whose PageLifecycle records its events. */
function observedHost() {
  const events: string[] = [];
  const host = new Host();
  new PageLifecycle(host, {
    returned: () => events.push('back'),
    hidden: () => events.push('hidden'),
    removed: () => events.push('removed'),
    left: () => events.push('left'),
    resumed: () => events.push('resumed'),
  });
  return { host, events };
}

describe('PageLifecycle', () => {
  const page = withWindowEvents();

  it('starts when the host is connected', () => {
    const { host, events } = observedHost();
    page.dispatch('online');
    expect(events).to.deep.equal([]);
    host.connect();
    expect(events).to.deep.equal(['back']);
    host.disconnect();
  });

  it('reports when the page is left, restored from the back/forward cache, and online', () => {
    const { host, events } = observedHost();
    host.connect();
    page.dispatch('pagehide');
    page.dispatch('pageshow');
    page.dispatch('online');
    expect(events).to.deep.equal(['back', 'left', 'back', 'resumed', 'resumed']);
    page.dispatch('pageshow', false);
    expect(events).to.have.length(5);
    host.disconnect();
  });

  it('ends a microtask after the host is disconnected', async () => {
    const { host, events } = observedHost();
    host.connect();
    host.disconnect();
    expect(events).to.deep.equal(['back']);
    await Promise.resolve();
    expect(events).to.deep.equal(['back', 'removed']);
    for (const type of ['pagehide', 'pageshow', 'online'] as const) page.dispatch(type);
    expect(events).to.have.length(2);
  });

  it('does not end when the host is moved', async () => {
    const { host, events } = observedHost();
    host.connect();
    host.disconnect();
    host.connect();
    await Promise.resolve();
    expect(events).to.deep.equal(['back', 'back']);
    page.dispatch('online');
    expect(events).to.deep.equal(['back', 'back', 'resumed']);
    host.disconnect();
  });
});

describe('PageLifecycle without a window', () => {
  it('reports that the host is connected', () => {
    const { host, events } = observedHost();
    host.connect();
    host.disconnect();
    expect(events).to.deep.equal(['back']);
  });
});
