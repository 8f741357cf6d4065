import { expect } from 'chai';
import { mount, mountSettled } from '../support/feed.js';
import { members } from '../support/sandbox-client.js';
import { childrenSettled, rowTexts, template, templateRows } from './helpers/templates.js';
import { collectWarnings } from './helpers/warnings.js';

/**
 * A template as React and Vue create it: its children are on the element, and its content is empty.
 */
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
  it('is rendered again when nodes of its content change at any depth', async () => {
    const view = await mount({ user: members.one });
    const rows = template('activity', '<p><b title="x">one</b></p>');
    view.feed.append(rows);
    await view.settled();
    const element = rows.content.querySelector('b')!;
    element.firstChild!.nodeValue = 'two [[id]]';
    await childrenSettled(view.feed);
    const id = view.feed.activities[0]?.id;
    expect(rowTexts(view.feed)).to.deep.equal([`two ${id}`]);
    element.title = '[[id]]';
    await childrenSettled(view.feed);
    expect(view.feed.querySelector('b')?.title).to.equal(String(id));
    element.replaceWith('three');
    await childrenSettled(view.feed);
    expect(rowTexts(view.feed)).to.deep.equal(['three']);
  });

  it('is rendered again when its slot changes', async () => {
    const view = await mountSettled({ user: members.docsExample });
    const rows = template('', '[[title]]');
    view.feed.append(rows);
    await childrenSettled(view.feed);
    expect(templateRows(view.feed)).to.have.length(0);
    rows.slot = 'survey';
    await childrenSettled(view.feed);
    expect(rowTexts(view.feed)).to.deep.equal(['Test Survey']);
    rows.setAttribute('slot', 'registration');
    await childrenSettled(view.feed);
    expect(rowTexts(view.feed)).to.deep.equal(['Registration completed']);
    rows.removeAttribute('slot');
    await childrenSettled(view.feed);
    expect(templateRows(view.feed)).to.have.length(0);
  });

  it('is replaced by the one for all kinds, and then by the default row', async () => {
    const view = await mountSettled({ user: members.docsExample });
    const survey = template('survey', 'survey');
    const any = template('activity', 'any');
    view.feed.append(survey, any);
    await childrenSettled(view.feed);
    const count = (text: string) => rowTexts(view.feed).filter((it) => it === text).length;
    expect([count('survey'), count('any')]).to.deep.equal([1, 15]);
    survey.remove();
    await childrenSettled(view.feed);
    expect([count('survey'), count('any')]).to.deep.equal([0, 16]);
    any.remove();
    await childrenSettled(view.feed);
    expect(templateRows(view.feed)).to.have.length(0);
    const visible = view.parts('title').filter((title) => title.getClientRects().length > 0);
    expect(visible).to.have.length(16);
  });

  it('may be empty, with children that a framework adds to the element', async () => {
    const view = await mount({ user: members.one });
    const rows = byFramework('activity', bold('[[id]]'), ' by a framework');
    view.feed.append(rows);
    await view.settled();
    await childrenSettled(view.feed);
    const id = view.feed.activities[0]?.id;
    expect(rows.content.childNodes).to.have.length(0);
    expect(rowTexts(view.feed)).to.deep.equal([`${id} by a framework`]);
    expect(templateRows(view.feed)[0]?.querySelector('b')?.textContent).to.equal(String(id));
    rows.firstChild!.firstChild!.nodeValue = 'changed [[id]]';
    await childrenSettled(view.feed);
    expect(rowTexts(view.feed)).to.deep.equal([`changed ${id} by a framework`]);
    expect(rows.textContent).to.equal('changed [[id]] by a framework');
    rows.replaceChildren();
    await childrenSettled(view.feed);
    expect(rowTexts(view.feed)).to.deep.equal(['']);
  });

  it('may be an icon, however it was created, until it is removed', async () => {
    const view = await mount({ user: members.docsExample });
    const icons = [template('icon-survey', '<b>S</b>'), byFramework('icon-award', bold('A'))];
    view.feed.append(...icons);
    await view.settled();
    await childrenSettled(view.feed);
    const bolds = () => view.parts('icon').flatMap((icon) => [...icon.querySelectorAll('b')]);
    expect(bolds().map(({ textContent }) => textContent)).to.deep.equal(['A', 'S']);
    expect(view.parts('icon').filter((icon) => icon.querySelector('svg'))).to.have.length(14);
    icons[0]!.content.querySelector('b')!.textContent = 'T';
    await childrenSettled(view.feed);
    expect(bolds().map(({ textContent }) => textContent)).to.deep.equal(['A', 'T']);
    for (const icon of icons) icon.remove();
    await childrenSettled(view.feed);
    expect(bolds()).to.have.length(0);
    expect(view.parts('icon').filter((icon) => icon.querySelector('svg'))).to.have.length(16);
    expect(templateRows(view.feed)).to.have.length(0);
  });
});

describe('before hydration', () => {
  it('no template is rendered', async () => {
    const view = await mount({ user: members.twenty });
    view.feed.setAttribute('defer-hydration', '');
    view.feed.append(template('activity', '[[id]]'));
    await view.settled();
    await childrenSettled(view.feed);
    expect(view.feed.children).to.have.length(1);
    expect(view.texts('title')).to.have.length(20);
    view.feed.removeAttribute('defer-hydration');
    await childrenSettled(view.feed);
    expect(rowTexts(view.feed)).to.deep.equal(view.ids());
  });
});

describe('another element in the slot of a kind', () => {
  const warnings = collectWarnings();

  it('causes one warning with the cure, and is ignored', async () => {
    const view = await mount({ user: members.docsExample });
    const child = bold('mine');
    child.slot = 'survey';
    view.feed.append(child);
    await view.settled();
    await childrenSettled(view.feed);
    view.feed.append(template('award', 'x'));
    await childrenSettled(view.feed);
    expect(warnings.texts).to.deep.equal([
      '<stamps-activity-feed>: Write <template slot="survey">…</template>, not <b slot="survey">.',
    ]);
    expect(child.assignedSlot === null).to.equal(true);
    expect(rowTexts(view.feed)).to.deep.equal(['x']);
    expect(view.texts('title')).to.include('Test Survey');
  });
});

describe('a row from a template', () => {
  it('keeps its name and position for assistive technology', async () => {
    const view = await mount({ user: members.docsExample });
    view.feed.append(template('activity', 'x'));
    await view.settled();
    await childrenSettled(view.feed);
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
