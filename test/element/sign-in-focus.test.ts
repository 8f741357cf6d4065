import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { attach, type MountedFeed, mountSettled } from '../support/feed.js';
import { waitUntil } from '../support/wait.js';
import { expectSameNode } from './helpers/nodes.js';

/** The API answers as `status` says. */
const gateway = () => {
  const state = { status: 403 };
  const answer: typeof fetch = (input, init) =>
    state.status === 200
      ? fetch(input, init)
      : Promise.resolve(new Response('{}', { status: state.status }));
  return { state, fetch: answer };
};

const focused = ({ feed }: MountedFeed) => feed.shadowRoot?.activeElement ?? undefined;

const press = async (button: HTMLElement | undefined): Promise<void> => {
  button?.focus();
  await sendKeys({ press: 'Enter' });
};

const comeBack = () => document.dispatchEvent(new Event('visibilitychange'));

const addContent = ({ feed }: MountedFeed, html: string) => {
  const content = document.createElement('p');
  content.slot = 'sign-in';
  content.innerHTML = html;
  feed.append(content);
  return content;
};

describe('the focus on retry, when the member has been signed out', () => {
  it('moves to the link', async () => {
    const { state, fetch } = gateway();
    state.status = 404;
    const view = await mountSettled({ fetch, signInUrl: '/login' });
    state.status = 401;
    await press(view.button());
    await waitUntil(() => view.feed.error?.code === 'unauthorized');
    await view.settled();
    expectSameNode(focused(view), view.part('sign-in'));
  });

  it('moves from "load more" to the link below the rows', async () => {
    const { state, fetch } = gateway();
    state.status = 200;
    const view = await mountSettled({ fetch, signInUrl: '/login' });
    state.status = 401;
    await press(view.button());
    await waitUntil(() => view.feed.error?.code === 'unauthorized');
    await view.settled();
    expect(view.rows()).to.have.length(20);
    expectSameNode(focused(view), view.part('sign-in'));
  });

  it('moves to what can be focused in the slot', async () => {
    const { state, fetch } = gateway();
    state.status = 404;
    const view = await mountSettled({ fetch, signInUrl: '/login' });
    const content = addContent(view, 'Please <button>log in</button> or <a href="/join">join</a>.');
    state.status = 401;
    await press(view.button());
    await waitUntil(() => view.feed.error?.code === 'unauthorized');
    await view.settled();
    expectSameNode(document.activeElement, content.querySelector('button'));
  });

  it('moves to the message where the slot has nothing to focus', async () => {
    const { state, fetch } = gateway();
    state.status = 404;
    const view = await mountSettled({ fetch });
    addContent(view, 'Ask at the counter.');
    state.status = 401;
    await press(view.button());
    await waitUntil(() => view.feed.error?.code === 'unauthorized');
    await view.settled();
    expect(focused(view)?.contains(view.part('error') ?? null)).to.equal(true);
  });

  it('stays on retry without a URL and a slot for signing in', async () => {
    const { fetch } = gateway();
    const view = await mountSettled({ fetch });
    await press(view.button());
    await view.settled();
    expect(view.feed.error?.code).to.equal('forbidden');
    expectSameNode(focused(view), view.part('retry'));
  });

  it('does not move from another element', async () => {
    const elsewhere = attach(document.createElement('button'));
    const { state, fetch } = gateway();
    state.status = 404;
    const view = await mountSettled({ fetch, signInUrl: '/login' });
    elsewhere.focus();
    state.status = 401;
    await view.feed.retry().catch(() => {});
    expect(!!view.part('sign-in')).to.equal(true);
    expectSameNode(document.activeElement, elsewhere);
  });
});

describe('the focus on the way to sign in', () => {
  for (const [name, html] of [
    ['the link', undefined],
    ['the slot', '<a href="/login">Log in</a>'],
  ] as const) {
    const open = async () => {
      const { state, fetch } = gateway();
      const view = await mountSettled({ fetch, signInUrl: '/login' });
      const content = html ? addContent(view, html) : undefined;
      const link = content?.querySelector('a') ?? view.part('sign-in');
      link?.focus();
      return { state, view, content };
    };

    it(`moves to the first row when the feed heals: ${name}`, async () => {
      const { state, view } = await open();
      state.status = 200;
      comeBack();
      await waitUntil(() => view.rows().length === 20);
      await view.settled();
      expectSameNode(focused(view), view.rows()[0]);
    });

    it(`comes back when the member is still signed out: ${name}`, async () => {
      const { view, content } = await open();
      let count = 0;
      view.feed.addEventListener('stamps-error', () => {
        count += 1;
      });
      comeBack();
      await waitUntil(() => count === 1);
      await view.settled();
      if (content) expectSameNode(document.activeElement, content.querySelector('a'));
      else expectSameNode(focused(view), view.part('sign-in'));
    });
  }

  it('stays on the second control of the slot when the feed renders', async () => {
    const { fetch } = gateway();
    const view = await mountSettled({ fetch });
    const content = addContent(view, '<a href="/login">Log in</a> <a href="/join">Join</a>');
    await waitUntil(() => !view.part('retry'));
    const second = content.querySelector<HTMLElement>('a:last-child');
    second?.focus();
    view.feed.label = 'History';
    await view.feed.updateComplete;
    expectSameNode(document.activeElement, second);
  });
});
