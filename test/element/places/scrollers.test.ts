import { expect } from 'chai';
import { mountSettled } from '../../support/feed.js';
import { members } from '../../support/sandbox-client.js';
import { waitUntil } from '../../support/wait.js';
import { rowsArrive } from './helpers.js';

const style = 'block-size: 400px; overflow-y: auto';

/** Puts a feed into a box that scrolls. */
const places: Readonly<Record<string, (feed: Element) => HTMLElement>> = {
  'a box of the page': (feed) => {
    const box = document.createElement('div');
    box.style.cssText = style;
    box.append(feed);
    document.body.append(box);
    return box;
  },
  'a box in the shadow root of an app shell': (feed) => {
    const shell = document.createElement('div');
    shell.attachShadow({ mode: 'open' }).innerHTML = `<div style="${style}"><slot></slot></div>`;
    shell.append(feed);
    document.body.append(shell);
    return shell.shadowRoot?.firstElementChild as HTMLElement;
  },
  'a box around another one that only scrolls sideways': (feed) => {
    const box = document.createElement('main');
    box.style.cssText = style;
    box.innerHTML = '<div style="overflow-x: auto"></div>';
    box.firstElementChild?.append(feed);
    document.body.append(box);
    return box;
  },
  'a form whose fields are named like methods': (feed) => {
    const box = document.createElement('form');
    box.style.cssText = style;
    box.innerHTML = '<input name="parentNode"><input name="nodeType"><input name="children">';
    box.append(feed);
    document.body.append(box);
    return box;
  },
};

describe('auto-load in a box that scrolls', () => {
  for (const [name, put] of Object.entries(places)) {
    it(`loads page after page near the end of ${name}`, async () => {
      const { feed } = await mountSettled({ user: members.history });
      const box = put(feed);
      feed.autoLoad = true;
      await feed.updateComplete;
      for (const count of [40, 60, 80]) {
        // Near the end: the button is below the visible part.
        box.scrollTop = box.scrollHeight - box.clientHeight - 300;
        await rowsArrive(feed, count);
      }
      box.remove();
    });
  }
});

describe('the show-new button', () => {
  const headers = {
    'a sticky header': 'position: sticky; inset-block-start: 0; block-size: 64px; z-index: 10',
    'a fixed header': 'position: fixed; inset: 0 0 auto; block-size: 90px; z-index: 10',
  };

  for (const [name, css] of Object.entries(headers)) {
    for (const isStated of [false, true]) {
      it(`is below ${name} ${isStated ? 'whose height the page states' : 'of any height'}`, async () => {
        const header = document.createElement('header');
        header.style.cssText = `${css}; background: white`;
        document.body.prepend(header);
        const { feed, rows, part } = await mountSettled({ user: members.history }, { arrivals: 2 });
        const end = document.createElement('div');
        end.style.blockSize = '2000px';
        document.body.append(end);
        const height = header.getBoundingClientRect().height;
        if (isStated) feed.style.setProperty('--stamps-feed-sticky-offset', `${height}px`);
        rows()[8]?.scrollIntoView();
        await feed.refresh();
        await waitUntil(() => part('show-new'), 'there is no button');
        await new Promise((resolve) => requestAnimationFrame(resolve));
        const box = part('show-new')?.getBoundingClientRect() as DOMRect;
        expect(box.top).to.be.at.least(height);
        const hit = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
        expect(hit === feed).to.equal(true);
        header.remove();
        end.remove();
      });
    }
  }
});
