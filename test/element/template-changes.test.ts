import { expect } from 'chai';
import { mount, mountSettled } from '../support/feed.js';
import { members } from '../support/sandbox-client.js';
import { seen, stamped, stampedTexts, template } from './helpers/templates.js';
import { collectWarnings } from './helpers/warnings.js';

/** A template as React and Vue make it: its children hang on the element, and its content is empty. */
function byFramework(slot: string, ...children: readonly (Node | string)[]): HTMLTemplateElement {
  const element = document.createElement('template');
  element.setAttribute('slot', slot);
  element.append(...children);
  return element;
}

const bold = (text: string): HTMLElement => {
  const element = document.createElement('b');
  element.textContent = text;
  return element;
};

describe('a template', () => {
  it('takes effect when nodes of its content change, at any depth', async () => {
    const view = await mount({ user: members.one });
    const rows = template('activity', '<p><b title="x">one</b></p>');
    view.feed.append(rows);
    await view.settled();
    const element = rows.content.querySelector('b')!;
    element.firstChild!.nodeValue = 'two [[id]]';
    await seen(view.feed);
    const id = view.feed.activities[0]?.id;
    expect(stampedTexts(view.feed)).to.deep.equal([`two ${id}`]);
    element.title = '[[id]]';
    await seen(view.feed);
    expect(view.feed.querySelector('b')?.title).to.equal(String(id));
    element.replaceWith('three');
    await seen(view.feed);
    expect(stampedTexts(view.feed)).to.deep.equal(['three']);
  });

  it('takes effect when its slot changes', async () => {
    const view = await mountSettled({ user: members.docsExample });
    const rows = template('', '[[title]]');
    view.feed.append(rows);
    await seen(view.feed);
    expect(stamped(view.feed)).to.have.length(0);
    rows.slot = 'survey';
    await seen(view.feed);
    expect(stampedTexts(view.feed)).to.deep.equal(['Test Survey']);
    rows.setAttribute('slot', 'registration');
    await seen(view.feed);
    expect(stampedTexts(view.feed)).to.deep.equal(['Registration completed']);
    rows.removeAttribute('slot');
    await seen(view.feed);
    expect(stamped(view.feed)).to.have.length(0);
  });

  it('gives way: to the one for all kinds, then to the default row', async () => {
    const view = await mountSettled({ user: members.docsExample });
    const survey = template('survey', 'survey');
    const any = template('activity', 'any');
    view.feed.append(survey, any);
    await seen(view.feed);
    const count = (text: string) => stampedTexts(view.feed).filter((it) => it === text).length;
    expect([count('survey'), count('any')]).to.deep.equal([1, 15]);
    survey.remove();
    await seen(view.feed);
    expect([count('survey'), count('any')]).to.deep.equal([0, 16]);
    any.remove();
    await seen(view.feed);
    expect(stamped(view.feed)).to.have.length(0);
    const visible = view.parts('title').filter((title) => title.getClientRects().length > 0);
    expect(visible).to.have.length(16);
  });

  it('may be empty, and says what a framework put beside its content', async () => {
    const view = await mount({ user: members.one });
    const rows = byFramework('activity', bold('[[id]]'), ' by a framework');
    view.feed.append(rows);
    await view.settled();
    await seen(view.feed);
    const id = view.feed.activities[0]?.id;
    expect(rows.content.childNodes).to.have.length(0);
    expect(stampedTexts(view.feed)).to.deep.equal([`${id} by a framework`]);
    expect(stamped(view.feed)[0]?.querySelector('b')?.textContent).to.equal(String(id));
    rows.firstChild!.firstChild!.nodeValue = 'changed [[id]]';
    await seen(view.feed);
    expect(stampedTexts(view.feed)).to.deep.equal([`changed ${id} by a framework`]);
    expect(rows.textContent).to.equal('changed [[id]] by a framework');
    rows.replaceChildren();
    await seen(view.feed);
    expect(stampedTexts(view.feed)).to.deep.equal(['']);
  });

  it('serves as an icon however it was made, and until it goes', async () => {
    const view = await mount({ user: members.docsExample });
    const icons = [template('icon-survey', '<b>S</b>'), byFramework('icon-award', bold('A'))];
    view.feed.append(...icons);
    await view.settled();
    await seen(view.feed);
    const bolds = () => view.parts('icon').flatMap((icon) => [...icon.querySelectorAll('b')]);
    expect(bolds().map(({ textContent }) => textContent)).to.deep.equal(['A', 'S']);
    expect(view.parts('icon').filter((icon) => icon.querySelector('svg'))).to.have.length(14);
    icons[0]!.content.querySelector('b')!.textContent = 'T';
    await seen(view.feed);
    expect(bolds().map(({ textContent }) => textContent)).to.deep.equal(['A', 'T']);
    for (const icon of icons) icon.remove();
    await seen(view.feed);
    expect(bolds()).to.have.length(0);
    expect(view.parts('icon').filter((icon) => icon.querySelector('svg'))).to.have.length(16);
    expect(stamped(view.feed)).to.have.length(0);
  });
});

describe('before hydration', () => {
  it('nothing is stamped', async () => {
    const view = await mount({ user: members.twenty });
    view.feed.setAttribute('defer-hydration', '');
    view.feed.append(template('activity', '[[id]]'));
    await view.settled();
    await seen(view.feed);
    expect(view.feed.children).to.have.length(1);
    expect(view.texts('title')).to.have.length(20);
    view.feed.removeAttribute('defer-hydration');
    await seen(view.feed);
    expect(stampedTexts(view.feed)).to.deep.equal(view.ids());
  });
});

describe('what is no template in the slot of a kind', () => {
  const warnings = collectWarnings();

  it('is warned of once, with the fix, and changes nothing', async () => {
    const view = await mount({ user: members.docsExample });
    const child = bold('mine');
    child.slot = 'survey';
    view.feed.append(child);
    await view.settled();
    await seen(view.feed);
    view.feed.append(template('award', 'x'));
    await seen(view.feed);
    expect(warnings.texts).to.deep.equal([
      '<stamps-activity-feed>: slot="survey" takes a template, because it is filled once for every row. ' +
        'Write <template slot="survey">…</template>, not <b slot="survey">.',
    ]);
    expect(child.assignedSlot === null).to.equal(true);
    expect(stampedTexts(view.feed)).to.deep.equal(['x']);
    expect(view.texts('title')).to.include('Test Survey');
  });
});

describe('a row from a template', () => {
  it('keeps its name and its place for assistive technology', async () => {
    const view = await mount({ user: members.docsExample });
    view.feed.append(template('activity', 'x'));
    await view.settled();
    await seen(view.feed);
    const rows = view.rows();
    expect(rows.map((row) => row.getAttribute('aria-posinset'))).to.deep.equal(
      rows.map((_, n) => String(n + 1)),
    );
    expect(new Set(rows.map((row) => row.getAttribute('aria-setsize')))).to.deep.equal(
      new Set(['16']),
    );
    const names = rows.map(
      (row) =>
        view.feed.shadowRoot?.getElementById(row.getAttribute('aria-labelledby') ?? '')
          ?.textContent,
    );
    const plain = await mountSettled({ user: members.docsExample });
    expect(names).to.deep.equal(plain.texts('title'));
    expect(rows.every((row) => row.querySelector('[part~="activity"]'))).to.equal(true);
  });
});
