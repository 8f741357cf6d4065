import { expect } from 'chai';
import { loaderTag, target, useLoaderTab } from './loader-page.js';

const withTemplates = loaderTag('data-api-url="/stamps" data-templates');

describe('an element with data-slot in a target of the loader', () => {
  const tab = useLoaderTab();

  /** The content of the feed after the loader has filled it. */
  const contentOf = async (html: string, tag = withTemplates) => {
    await tab.open(tag + target(html));
    return tab.page.$eval('stamps-activity-feed', (it) => it.innerHTML);
  };

  for (const name of [
    ...['header', 'footer', 'loading', 'idle', 'empty', 'empty-action'],
    ...['error', 'sign-in', 'end', 'load-more', 'retry'],
  ]) {
    it(`is shown in the slot ${name}`, async () => {
      const hidden = `<p data-slot="${name}" hidden style="display: none; color: red">Text</p>`;
      expect(await contentOf(hidden)).to.equal(
        `<p data-slot="${name}" style="color: red;" slot="${name}">Text</p>`,
      );
      expect(tab.problems).to.deep.equal([]);
    });
  }

  for (const name of ['activity', 'transaction', 'icon-award', 'my-header', 'retry-all']) {
    it(`becomes a template in the slot ${name}`, async () => {
      expect(await contentOf(`<p data-slot="${name}">[[title]] <b>x</b></p>`)).to.equal(
        `<template slot="${name}">[[title]] <b>x</b></template>`,
      );
    });

    it(`is ignored in the slot ${name} if the page does not allow templates, with a warning`, async () => {
      const html = `<p data-slot="${name}" hidden>[[title]]</p>`;
      expect(await contentOf(html, loaderTag())).to.equal(
        `<p data-slot="${name}" hidden="">[[title]]</p>`,
      );
      expect(tab.problems).to.deep.equal([
        `stamps-activity-feed: data-slot="${name}" is ignored. Templates in content need templates: true in the configuration of the page.`,
      ]);
    });
  }

  it('may itself be a template', async () => {
    const html = '<template data-slot="award"><b>[[title]]</b></template>';
    expect(await contentOf(html)).to.equal('<template slot="award"><b>[[title]]</b></template>');
  });

  it('may be drawn in SVG', async () => {
    const html = '<svg data-slot="loading" hidden><path></path></svg>';
    expect(await contentOf(html)).to.equal(
      '<svg data-slot="loading" slot="loading"><path></path></svg>',
    );
  });

  it('may be inside other elements, which stay', async () => {
    const html =
      '<section>A<p data-slot="header">B</p></section><div data-slot="award"><i data-slot="footer">C</i></div>';
    expect(await contentOf(html)).to.equal(
      '<p data-slot="header" slot="header">B</p><template slot="award"><i data-slot="footer">C</i></template><section>A</section>',
    );
  });

  it('goes with the element around it, which is shown in another slot', async () => {
    const html = '<div data-slot="header"><i data-slot="footer">C</i></div>';
    expect(await contentOf(html)).to.equal(
      '<div data-slot="header" slot="header"><i data-slot="footer">C</i></div>',
    );
  });

  it('may be a form whose fields are named like its properties', async () => {
    const fields =
      'getAttribute setAttribute removeAttribute style firstChild parentNode removeChild content'
        .split(' ')
        .map((name) => `<input name="${name}">`)
        .join('');
    const html = `<form data-slot="header" hidden style="display: none">${fields}</form><form data-slot="award">${fields}</form>`;
    expect(await contentOf(html)).to.equal(
      `<form data-slot="header" style="" slot="header">${fields}</form><template slot="award">${fields}</template>`,
    );
  });
});
