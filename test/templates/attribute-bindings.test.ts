import { expect } from 'chai';
import { useTemplatePage } from './template-page.js';

const words = (text: string) => text.split(' ');

describe('a binding in an attribute', () => {
  const page = useTemplatePage();

  const values = { url: 'https://shop.example/a', path: '/a', script: 'javascript:alert(1)' };
  const urlAttributes = words(
    'action attributionsrc background cite data formaction href longdesc manifest ping poster src srcset',
  );

  it('is filled in, whatever characters the value has', async () => {
    const title = '"><script>alert(1)</script>&amp;\'';
    expect(await page.fill('<p title="A [[x]]!" lang="id">b</p>', { x: title })).to.equal(
      '<p lang="id" title="A &quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;\'!">b</p>',
    );
  });

  it('keeps its name and namespace', async () => {
    const markup = '<svg><use xlink:href="/i#[[x]]"></use></svg>';
    expect(await page.fill(markup, { x: 'a' })).to.equal(
      '<svg><use xlink:href="/i#a"></use></svg>',
    );
  });

  for (const name of urlAttributes) {
    it(`named ${name} is a URL, which runs no script`, async () => {
      expect(await page.fill(`<p ${name}="[[url]]">`, values)).to.equal(
        `<p ${name}="https://shop.example/a"></p>`,
      );
      expect(await page.fill(`<p ${name}="[[script]]">`, values)).to.equal('<p></p>');
      expect(await page.fill(`<p ${name.toUpperCase()}="/x/[[path]]">`, values)).to.equal(
        `<p ${name}="/x/%2Fa"></p>`,
      );
      expect(page.warnings).to.deep.equal([]);
      expect(await page.fill(`<p ${name}="javascript:[[path]]">`, values)).to.equal('<p></p>');
      expect(page.warnings).to.deep.equal([
        `<stamps-activity-feed>: A binding in <p ${name}> was removed. Bind it in text, or in an attribute that nothing runs.`,
      ]);
    });
  }

  it('of a URL with a prefix is one too', async () => {
    for (const name of ['xlink:href', 'XML:HREF']) {
      expect(await page.fill(`<p ${name}="[[script]]">`, values)).to.equal('<p></p>');
    }
    expect(await page.fill('<p title="[[script]]">', values)).to.equal(
      '<p title="javascript:alert(1)"></p>',
    );
  });

  const unlike = [...urlAttributes, 'fill', 'mask'].flatMap((name) => [`${name}s`, `un${name}`]);
  it('with a name that only contains one of a URL or of a style is filled in as text', async () => {
    for (const name of unlike) {
      expect(await page.fill(`<p ${name}="[[script]]">`, values), name).to.equal(
        `<p ${name}="javascript:alert(1)"></p>`,
      );
    }
    expect(page.warnings).to.deep.equal([]);
  });

  it('of an element whose name only contains a forbidden one is filled in', async () => {
    for (const name of words('x-script base-x my-link links iframe-x x-xmp x-set objects')) {
      expect(await page.fill(`<${name} title="[[url]]">[[path]]</${name}>`, values)).to.equal(
        `<${name} title="https://shop.example/a">/a</${name}>`,
      );
    }
    expect(page.warnings).to.deep.equal([]);
  });

  const painted = words(
    'clip-path cursor fill filter marker-end marker-mid marker-start mask stroke',
  );
  for (const name of painted) {
    it(`named ${name} can call no function, and escapes what it puts into one`, async () => {
      const fill = (pattern: string, x: string) =>
        page.fill(`<svg><path ${name}="${pattern}"></path></svg>`, { x });
      const path = (value: string) => `<svg><path ${name}="${value}"></path></svg>`;
      const none = '<svg><path></path></svg>';
      expect(await fill('[[x]]', 'red')).to.equal(path('red'));
      expect(await fill('[[x]]', 'url(//evil.example)')).to.equal(none);
      expect(await fill('[[x]]', 'u\\72l')).to.equal(none);
      expect(await fill('url(#a-[[x]])', 'b c')).to.equal(path('url(#a-b%20c)'));
      expect(await fill('url(#a-[[x]])', 'b(')).to.equal(none);
      expect(await fill('url(#a-[[x]])', '..')).to.equal(none);
    });
  }

  const forbidden = words(
    'script style base meta link object embed param animate animateColor animateMotion animateTransform set',
  );
  for (const name of forbidden) {
    it(`is removed from <${name}>, with a warning`, async () => {
      const markup = `<svg><${name} title="[[x]]" lang="id"></${name}></svg><${name} title="[[x]]" lang="id"></${name}>`;
      const html = await page.fill(markup, { x: 'value' });
      expect(html).to.include('lang="id"').and.not.include('value').and.not.include('title');
      expect(page.warnings[0]).to.match(new RegExp(`: A binding in <${name} title> was`, 'i'));
    });
  }

  const run = words('style srcdoc onclick @click v-html data-controller');
  for (const name of run) {
    it(`named ${name} is removed, with a warning`, async () => {
      expect(
        await page.fill(`<p ${name}="[[x]]" ${name.toUpperCase()}2="a">`, { x: 'b' }),
      ).to.match(/^<p [^ ]+="a"><\/p>$/);
      expect(page.warnings).to.have.length(1);
    });
  }
});

describe('a binding in text', () => {
  const page = useTemplatePage();

  it('is filled in', async () => {
    expect(await page.fill('<p>A [[ x ]] <b>[[y]]</b></p>c', { x: '<i>', y: '[[x]]' })).to.equal(
      '<p>A &lt;i&gt; <b>[[x]]</b></p>c',
    );
    expect(page.warnings).to.deep.equal([]);
  });

  for (const name of words('script style iframe noembed noframes noscript xmp')) {
    it(`is emptied in <${name}>, whose text is not escaped, with a warning`, async () => {
      expect(await page.fill(`<${name}>a [[x]] b</${name}>[[x]]`, { x: 'value' })).to.equal(
        `<${name}>a  b</${name}>value`,
      );
      expect(page.warnings).to.deep.equal([
        `<stamps-activity-feed>: A binding in <${name}> was removed. Bind it in text, or in an attribute that nothing runs.`,
      ]);
    });
  }

  it('is emptied in <plaintext>', async () => {
    expect(await page.fill('<plaintext>a [[x]] b', { x: 'value' })).to.not.include('value');
  });
});
