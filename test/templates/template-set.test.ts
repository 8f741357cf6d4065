import { expect } from 'chai';
import { frameworkMarks } from '../../src/element/templates/frameworks.js';
import { type Source, useTemplatePage } from './template-page.js';

declare const source: Source;

describe('the templates among an element’s children', () => {
  const page = useTemplatePage();

  it('are found by their slots: a kind’s own row, the row for all, and icons', async () => {
    const children = `
      <template slot="award">Award [[x]]</template>
      <template slot="activity">Any [[x]]</template>
      <template slot="icon-survey"><b title="a">[[x]]</b></template>
      <template slot="header">Header</template><template>None</template><p>Text</p>`;
    expect(await page.fillAll(children, { x: '1' })).to.deep.equal({
      award: 'Award 1',
      survey: 'Any 1',
      // All activities of a kind share an icon, so it shows no value.
      'icon-survey': '<b title="a"></b>',
    });
    expect(page.warnings).to.deep.equal([]);
  });

  it('may be of one sort only', async () => {
    expect(await page.fillAll('<template slot="award">A</template>')).to.deep.equal({ award: 'A' });
    expect(await page.fillAll('<template slot="icon-award">I</template>')).to.deep.equal({
      'icon-award': 'I',
    });
    expect(await page.fillAll('<p slot="header">A</p>')).to.deep.equal({});
  });

  it('are replaced by a later one in the same slot', async () => {
    const children = '<template slot="award">A</template><template slot="award">B</template>';
    expect(await page.fillAll(children)).to.deep.equal({ award: 'B' });
  });

  it('are ignored if they are other elements, with a warning', async () => {
    const children = '<p slot="award">A</p><p slot="icon-survey">B</p><p slot="footer">C</p>';
    expect(await page.fillAll(children)).to.deep.equal({});
    expect(page.warnings).to.deep.equal(
      ['award', 'icon-survey'].map(
        (slot) =>
          `<stamps-activity-feed>: Write <template slot="${slot}">…</template>, not <p slot="${slot}">.`,
      ),
    );
  });

  it('may have their content as children, as frameworks add it', async () => {
    const shown = await page.page.evaluate(() => {
      const host = document.createElement('div');
      const template = document.createElement('template');
      template.slot = 'award';
      template.append(Object.assign(document.createElement('b'), { textContent: '[[x]]' }));
      host.append(template);
      const copy = source.readTemplates(host).row('award')?.(() => 'value');
      return [copy?.textContent, template.innerHTML, template.firstElementChild?.outerHTML];
    });
    // The template itself does not change.
    expect(shown).to.deep.equal(['value', '', '<b>[[x]]</b>']);
  });

  it('are distinguished from other children, also if they are in another document', async () => {
    const isTemplate = await page.page.evaluate(() => {
      const frame = document.body.appendChild(document.createElement('iframe'));
      return [document, frame.contentDocument as Document].map((it) => {
        const host = it.createElement('div');
        host.innerHTML =
          'text<template></template><p></p><p slot="award"></p><p slot="activity"></p><p slot="icon-award"></p><p slot="header"></p><meta><!-- -->';
        const svg = it.createElementNS('http://www.w3.org/2000/svg', 'template');
        return [...host.childNodes, svg].map((node) => source.isTemplate(node));
      });
    });
    const expected = [false, true, false, true, true, true, false, false, false, false];
    expect(isTemplate).to.deep.equal([expected, expected]);
  });

  it('are copied with all their nodes, of which only those with bindings change', async () => {
    const markup =
      '<i></i>a<b title="[[x]]">b</b><!--c--><u>d</u>[[y]]<s lang="[[x]][[y]]">[[x]]</s>';
    const filled = '<i></i>a<b title="1">b</b><!--c--><u>d</u>2<s lang="12">1</s>';
    expect(await page.fill(markup, { x: '1', y: '2' })).to.equal(filled);
  });

  it('make a copy of their own for each activity', async () => {
    const shown = await page.page.evaluate(() => {
      const host = document.createElement('div');
      host.innerHTML = '<template slot="activity"><b title="[[x]]">[[x]]</b></template>';
      const makeCopy = source.readTemplates(host).row('award');
      const copies = ['1', '2'].map((value) => makeCopy?.(() => value));
      return copies.map((it) => it?.firstElementChild?.outerHTML);
    });
    expect(shown).to.deep.equal(['<b title="1">1</b>', '<b title="2">2</b>']);
  });

  it('fetch nothing before their values are filled in', async () => {
    const requested: string[] = [];
    page.page.on('request', (request) => requested.push(request.url()));
    await page.fill('<img src="https://127.0.0.1:1/[[x]]">', { x: '' });
    expect(requested.filter((url) => url.includes('[['))).to.deep.equal([]);
  });
});

describe('the marks that keep frameworks away from a row', () => {
  const page = useTemplatePage();

  it('are attributes that any element may have', async () => {
    const attributes = await page.page.evaluate((marks) => {
      const row = document.createElement('div');
      for (const mark of marks) row.setAttribute(mark, '');
      return row.getAttributeNames();
    }, frameworkMarks);
    expect(attributes).to.deep.equal(frameworkMarks.map((mark) => mark.toLowerCase()));
    expect(attributes).to.include.members(['v-pre', 'ng-non-bindable', 'x-ignore', 'hx-disable']);
  });
});
