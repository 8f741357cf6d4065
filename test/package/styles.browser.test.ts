import { expect } from '@open-wc/testing';
import type { CSSResult } from 'lit';
import { styles } from '../../src/element/styles/index.js';
import { declarationsOf, sameValue } from './styles/declarations.js';

type Built = { readonly styles: readonly CSSResult[] };

const textOf = (sheets: readonly CSSResult[]): string =>
  sheets.map(({ cssText }) => cssText).join('\n');

/** The styles of the classic script's element. The script registers it, so it runs in a document of its own. */
const classicStyles = async (): Promise<string> => {
  const frame = document.createElement('iframe');
  document.body.append(frame);
  const inner = frame.contentDocument as Document;
  const script = inner.createElement('script');
  script.src = '/dist/stamps-activity-feed.iife.js';
  const loaded = new Promise((resolve) => script.addEventListener('load', resolve));
  inner.head.append(script);
  await loaded;
  const element = frame.contentWindow?.customElements.get('stamps-activity-feed');
  const text = textOf((element as unknown as Built).styles);
  frame.remove();
  return text;
};

const moduleStyles = async (path: string): Promise<string> => {
  const { StampsActivityFeed } = (await import(path)) as { StampsActivityFeed: Built };
  return textOf(StampsActivityFeed.styles);
};

const builds: Readonly<Record<string, () => Promise<string>>> = {
  'the module for a script tag': () => moduleStyles('/dist/stamps-activity-feed.js'),
  'the classic script': classicStyles,
  'the modules for npm': () => moduleStyles('/dist/element/index.js'),
  'the style sheet for server-rendered pages': async () =>
    (await fetch('/dist/stamps-activity-feed.css')).text(),
};

describe('the built styles are those that were written', function () {
  this.timeout(120_000);

  const written = declarationsOf(textOf(styles));

  it('and those are many', () => {
    expect(written.size).to.be.greaterThan(100);
  });

  for (const [name, read] of Object.entries(builds)) {
    it(`in ${name}`, async () => {
      const built = declarationsOf(await read());
      expect([...built.keys()], 'the selectors').to.deep.equal([...written.keys()]);
      for (const [selector, expected] of written) {
        const actual = built.get(selector) ?? new Map();
        expect([...actual.keys()], selector).to.have.members([...expected.keys()]);
        for (const [property, value] of expected) {
          const { [property]: other } = Object.fromEntries(actual);
          expect(
            sameValue(property, value, other),
            `${selector} { ${property}: ${other} }`,
          ).to.equal(true);
        }
      }
    });
  }
});

describe('the comparison', () => {
  const first = (text: string) => [...declarationsOf(text)];

  it('finds a rule that is missing, and one that the browser drops', () => {
    expect(first('a { color: red } :nth-child(1of.b) { color: red }')).to.deep.equal(
      first('a { color: red }'),
    );
  });

  it('takes every selector of a list alone, in its media or container', () => {
    const keys = [
      ...declarationsOf(
        '@media print { @container (width < 1em) { a, :is(b, c) { top: 0 } } }',
      ).keys(),
    ];
    expect(keys).to.have.length(2);
    expect(keys[0]).to.match(/print.*1em.* a$/);
    expect(keys[1]).to.match(/print.*1em.* :is\(b, c\)$/);
  });

  it('compares what values mean', () => {
    expect(sameValue('padding-top', 'calc(var(--_space) * 0.5)', 'calc(var(--_space)*.5)')).to.be
      .true;
    expect(sameValue('padding-top', 'calc(var(--_space) * 0.5)', 'calc(var(--_space)*.6)')).to.be
      .false;
    expect(sameValue('--_line', 'var(--x, currentColor)', 'var(--x,currentColor)')).to.be.true;
    expect(sameValue('--_line', 'var(--x, currentColor)', 'var(--x,red)')).to.be.false;
    expect(sameValue('color', 'red', undefined)).to.be.false;
  });
});
