import { expect } from 'chai';
import { html, nothing } from 'lit';
import { renderOnce } from '../../src/element/dom/static-template.js';

const markup = (template: ReturnType<typeof html>): string => {
  const holder = document.createElement('div');
  holder.append(renderOnce(template));
  return holder.innerHTML;
};

describe('a template that is rendered once', () => {
  const item = (name: unknown, title: unknown) =>
    html`<b id="row-${name}" title=${title}>${name}</b>`;

  it('has its values as texts and attributes, and no comments', () => {
    expect(markup(item('a', 'A'))).to.equal('<b id="row-a" title="A">a</b>');
    expect(markup(item(0, ''))).to.equal('<b id="row-0">0</b>');
  });

  it('has neither an attribute nor a text for a value that is absent', () => {
    for (const absent of [nothing, undefined, null, '']) {
      expect(markup(html`<i title=${absent}>${absent}</i>`)).to.equal('<i></i>');
    }
  });

  it('can be rendered many times with other values', () => {
    const all = ['a', 'b', 'a'].map((name) => markup(item(name, nothing)));
    expect(all).to.deep.equal([
      '<b id="row-a">a</b>',
      '<b id="row-b">b</b>',
      '<b id="row-a">a</b>',
    ]);
  });

  it('may have templates and nodes as values', () => {
    const node = document.createElement('u');
    const list = (...values: unknown[]) => html`<p>${values[0]}-${values[1]}</p>${values[2]}`;
    expect(markup(list(item('a', nothing), node, html`<hr>`))).to.equal(
      '<p><b id="row-a">a</b>-<u></u></p><hr>',
    );
    expect(markup(list('x', nothing, 'y'))).to.equal('<p>x-</p>y');
  });

  it('shows markup in a value as text', () => {
    const text = '<img src=x onerror=alert(1)> &amp; \uE0000\uE001';
    const holder = document.createElement('div');
    holder.append(renderOnce(item(text, text)));
    expect(holder.children).to.have.length(1);
    expect(holder.textContent).to.equal(text);
    expect(holder.firstElementChild?.getAttribute('title')).to.equal(text);
  });

  it('keeps the namespace of an icon', () => {
    const icon = (path: string) => html`<svg viewBox="0 0 24 24"><path d=${path}></path></svg>`;
    const svg = renderOnce(icon('M0 0')).firstElementChild as Element;
    expect(svg).to.be.instanceOf(SVGElement);
    expect(svg.getAttribute('viewBox')).to.equal('0 0 24 24');
    expect(svg.firstElementChild?.getAttribute('d')).to.equal('M0 0');
  });
});
