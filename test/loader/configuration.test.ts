import { expect } from 'chai';
import { loaderTag, options, script, target, useLoaderTab } from './loader-page.js';

const configure = (code: string) => script(`window.stampsActivityFeed = ${code}`);
const plainTag = loaderTag('');
const slots = '<p data-slot="award">[[title]]</p>';

describe('the page’s configuration of the loader', () => {
  const tab = useLoaderTab();

  /** The options of the feed that have a value. */
  const readOptions = () =>
    tab.page.$eval(
      'stamps-activity-feed',
      (feed, names) =>
        Object.fromEntries(
          [...names, 'receiptUrl', 'other']
            .map((name) => [name, Reflect.get(feed, name)])
            .filter(([, value]) => value !== undefined),
        ),
      options,
    );

  it('is a plain object, whose options become properties of the feed', async () => {
    const values = Object.fromEntries(options.map((name, index) => [name, index + 1]));
    const all = { ...values, restore: false, receiptUrl: '/receipt', other: 1 };
    await tab.open(configure(JSON.stringify(all)) + plainTag + target());
    // An older element has fewer properties.
    expect(await readOptions()).to.deep.equal({ ...values, restore: false });
    expect(tab.problems).to.deep.equal([]);
  });

  it('is also read from the loader’s own tag', async () => {
    const attributes =
      'data-api-url="/stamps" data-merchant-ids="2,5" data-row-slots data-user="a@b.example" data-receipt-url="/r"';
    await tab.open(loaderTag(attributes) + target());
    expect(await readOptions()).to.deep.equal({
      apiUrl: '/stamps',
      merchantIds: '2,5',
      rowSlots: '',
      user: 'a@b.example',
    });
  });

  it('takes an option from the object first, and from the tag if the object leaves it open', async () => {
    const object = configure('{ apiUrl: "/object", user: undefined, token: null }');
    const tag = loaderTag('data-api-url="/tag" data-user="tag" data-token="tag" data-restore');
    await tab.open(object + tag + target());
    expect(await readOptions()).to.deep.equal({
      apiUrl: '/object',
      user: 'tag',
      token: 'tag',
      restore: '',
    });
  });

  it('may follow the loader in the page', async () => {
    await tab.open(plainTag + target() + configure('{ apiUrl: "/late" }'));
    expect(await readOptions()).to.deep.equal({ apiUrl: '/late' });
    expect(tab.problems).to.deep.equal([]);
  });

  const unusable: Readonly<Record<string, string>> = {
    'nothing at all': plainTag,
    'an empty address': configure('{ apiUrl: "" }') + plainTag,
    'an element': `<a id="stampsActivityFeed" href="/stamps"></a>${plainTag}`,
    'a frame': `<iframe name="stampsActivityFeed" srcdoc="<a id=apiUrl>"></iframe>${plainTag}`,
    'an element that a script took over': `<form id="stampsActivityFeed"><input name="apiUrl"></form>${configure('window.stampsActivityFeed')}${plainTag}`,
    'an inherited option': configure('Object.create({ apiUrl: "/stamps" })') + plainTag,
    'an option of all objects':
      script('Object.prototype.apiUrl = "/stamps"') + configure('{}') + plainTag,
  };
  for (const [name, html] of Object.entries(unusable)) {
    it(`is not taken from ${name}: there is no feed, and one warning`, async () => {
      await tab.open(html + target('Text') + target());
      expect(await tab.page.$$('stamps-activity-feed')).to.have.length(0);
      expect(tab.requests).to.deep.equal([]);
      expect(tab.problems).to.deep.equal([
        'stamps-activity-feed: No feed is shown: apiUrl is not configured. Set it in the page: <script>window.stampsActivityFeed = { apiUrl: "..." }</script>',
      ]);
    });
  }

  it('is not missed on a page without a target', async () => {
    await tab.open(plainTag);
    expect(tab.problems).to.deep.equal([]);
  });

  it('is not missed before the document is parsed', async () => {
    const finish = await tab.openPart(`<!doctype html><body>${target()}${plainTag}<p>`);
    await tab.page.waitForSelector('p');
    expect(tab.problems).to.deep.equal([]);
    await finish(configure('{ apiUrl: "/last" }'));
    expect(await readOptions()).to.deep.equal({ apiUrl: '/last' });
  });

  it('is not taken from a target, with one warning for each option', async () => {
    const attributes =
      'data-api-url="/evil" data-token-url="/evil" data-module-url="/evil" data-templates data-initial-page="{}"';
    await tab.open(loaderTag() + target('', attributes) + target('', attributes));
    expect(await readOptions()).to.deep.equal({ apiUrl: '/stamps' });
    const warning = (attribute: string, advice: string) =>
      `stamps-activity-feed: data-${attribute} is ignored, because content does not configure the feed.${advice}`;
    const advice = (option: string) =>
      ` Set it in the page: <script>window.stampsActivityFeed = { ${option}: ... }</script>`;
    expect(tab.problems).to.deep.equal([
      warning('api-url', advice('apiUrl')),
      warning('token-url', advice('tokenUrl')),
      warning('module-url', advice('moduleUrl')),
      warning('templates', advice('templates')),
      warning('initial-page', ''),
    ]);
  });

  it('is not taken from an attribute that a target gets later, with a warning', async () => {
    await tab.open(`${loaderTag()}${target()}<p></p>`);
    await tab.page.$eval('p', (it) => it.setAttribute('data-token', 'x'));
    await tab.page.$eval('[data-stamps-activity-feed]', (it) => it.setAttribute('data-user', 'x'));
    expect(await readOptions()).to.deep.equal({ apiUrl: '/stamps' });
    expect(
      await tab.page.$eval('stamps-activity-feed', (it) => it.getAttributeNames()),
    ).to.deep.equal(['data-stamps-templates']);
    expect(tab.problems).to.have.length(1);
    expect(tab.problems[0]).to.match(/^stamps-activity-feed: data-user is ignored/);
  });

  const templates: Readonly<Record<string, readonly [head: string, isAllowed: boolean]>> = {
    'true in the object': [configure('{ apiUrl: "/stamps", templates: true }') + plainTag, true],
    'the bare attribute of the tag': [loaderTag('data-api-url="/stamps" data-templates'), true],
    '"true" in the tag': [loaderTag('data-api-url="/stamps" data-templates="true"'), true],
    '"false" in the tag': [loaderTag('data-api-url="/stamps" data-templates="false"'), false],
    nothing: [loaderTag(), false],
    'a text in the object': [
      configure('{ apiUrl: "/stamps", templates: "true" }') + plainTag,
      false,
    ],
    'an empty text in the object': [
      configure('{ apiUrl: "/stamps", templates: "" }') + plainTag,
      false,
    ],
    'false in the object, which the tag does not change': [
      configure('{ templates: false }') + loaderTag('data-api-url="/stamps" data-templates'),
      false,
    ],
  };
  for (const [name, [head, isAllowed]] of Object.entries(templates)) {
    it(`${isAllowed ? 'allows' : 'does not allow'} templates in content with ${name}`, async () => {
      await tab.open(head + target(slots));
      expect(
        await tab.page.$eval('stamps-activity-feed', (it) => [
          it.getAttribute('data-stamps-templates'),
          it.querySelectorAll('template').length,
        ]),
      ).to.deep.equal(isAllowed ? ['text', 1] : ['none', 0]);
    });
  }
});
