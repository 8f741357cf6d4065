import { expect } from 'chai';
import type { FeedError } from '../../src/api/index.js';
import { createSandbox, sandboxCredentials } from '../../src/sandbox/index.js';
import type { RenderOptions } from '../../src/ssr/index.js';
import { renderActivityFeed, styleHash, styleSheet } from '../../src/ssr/index.js';
import { accessToken, members, sandboxApi } from '../support/sandbox-client.js';

/** Renders with a token of the server. */
async function render(options: RenderOptions = {}) {
  const attributes = {
    'api-url': sandboxApi().url,
    user: members.everyKind,
    'time-zone': 'Asia/Jakarta',
    ...options.attributes,
  };
  return renderActivityFeed({ token: await accessToken(), ...options, attributes });
}

const count = (html: string, pattern: RegExp) => (html.match(pattern) ?? []).length;

/** The HTML without the style sheet and the serialized page. */
const visibleHtml = (html: string) =>
  html.replace(/<style>.*?<\/style>/s, '').replace(/initial-page="[^"]*"/, '');

describe('a feed rendered on a server', () => {
  it('has its tag, attributes, first page and children', async () => {
    const html = await render({
      attributes: { class: 'mine', restore: true },
      children: '<b></b>',
    });
    expect(html).to.match(
      /^<stamps-activity-feed api-url="[^"]*" user="every\.kind@example\.com" /,
    );
    expect(html).to.include(' class="mine" restore initial-page="');
    expect(html).to.match(/<\/template><b><\/b><\/stamps-activity-feed>$/);
    expect(count(html, /<article/g)).to.equal(20);
    expect(html).to.not.include('lit-');
  });

  it('has the filters, if its attributes ask for them', async () => {
    expect(count(await render(), /<button[^>]*aria-pressed/g)).to.equal(0);
    const html = await render({ attributes: { filters: 'earned used', lang: 'id' } });
    const filters = [...html.matchAll(/aria-pressed="(\w+)"[^>]*>\s*<span>(\w+)/g)];
    expect(filters.map(([, pressed, label]) => `${label} ${pressed}`)).to.deep.equal([
      'Semua true',
      'Didapat false',
      'Dipakai false',
    ]);
    const all = await render({ attributes: { filters: true, types: 'award redemption' } });
    expect(count(all, /<button[^>]*aria-pressed/g)).to.equal(3);
  });

  it('uses the language and time zone of its attributes', async () => {
    const html = visibleHtml(
      await render({ attributes: { lang: 'id', 'time-zone': 'Asia/Jayapura' } }),
    );
    // Two hours after the time in Jakarta.
    expect(html).to.include('>31 Okt, 11.30</time>');
    expect(html).to.include('aria-label="Aktivitas stamp"');
    expect(visibleHtml(await render())).to.include('aria-label="Stamps activity"');
  });

  it('applies its display attributes', async () => {
    const attributes = { label: 'My "own"', 'heading-level': 4, 'group-by': 'none' } as const;
    expect(visibleHtml(await render({ attributes }))).to.include('aria-label="My &quot;own&quot;"');
    expect(visibleHtml(await render({ attributes }))).to.not.include('group-heading');
    expect(visibleHtml(await render({ attributes: { 'heading-level': 4 } }))).to.include(
      'aria-level="4"',
    );
    const slots = visibleHtml(await render({ attributes: { 'row-slots': true } }));
    expect(count(slots, /<slot name="activity-\d/g)).to.equal(20);
    const typed = visibleHtml(await render({ attributes: { types: 'redemption' } }));
    expect(count(typed, /part="activity redemption/g)).to.equal(count(typed, /<article/g));
  });

  it('has the totals of groups', async () => {
    const created = Date.UTC(2026, 9, 2) / 1000;
    const bought = (id: unknown) => ({ id, type: 0, created, transaction: { stamps: 20 } });
    const renderItems = (...activities: readonly object[]) =>
      render({
        attributes: { 'group-totals': true },
        fetch: async () => Response.json({ activities }),
      });
    const html = visibleHtml(await renderItems(bought(2), bought(1)));
    expect(count(html, /part="group-totals"/g)).to.equal(1);
    expect(html).to.match(/earned\s40/);
    expect(html).to.match(/<\/div>\s*<div part="group-totals">/);
    expect(visibleHtml(await render())).to.not.include('group-totals');
    // The browser has to know too that an item could not be read.
    const withIssue = await renderItems(bought(2), bought('x'));
    expect(visibleHtml(withIssue)).to.not.include('part="group-totals"');
    expect(withIssue).to.match(/initial-page="[^"]*&quot;issues&quot;:\[\{&quot;index&quot;:1/);
  });

  it('leaves out attributes that are false, null or undefined', async () => {
    const html = await render({ attributes: { restore: false, label: null, class: undefined } });
    expect(html.slice(0, html.indexOf('initial-page'))).to.not.match(/restore|label|class/);
  });

  it('shows the empty state', async () => {
    const html = visibleHtml(await render({ attributes: { user: members.empty } }));
    expect(html).to.include('part="empty"');
    expect(html).to.not.include('<article');
  });

  it('escapes the texts of the API', async () => {
    const attack = '"></template></stamps-activity-feed><script>alert(1)</script><!--';
    const item = { id: 1, type: 0, notes: attack, transaction: { name: attack, stamps: 1 } };
    const html = await render({ fetch: async () => Response.json({ activities: [item] }) });
    expect(html).to.not.include('<script');
    expect(count(html, /<\/template>/g)).to.equal(1);
    expect(count(html, /<\/stamps-activity-feed>/g)).to.equal(1);
    expect(html).to.include('&lt;script&gt;');
  });

  it('contains no token', async () => {
    const token = await accessToken();
    const html = await render({ token });
    expect(html).to.not.include(token);
    expect(html).to.not.include(token.split('.')[2]);
    expect(html).to.not.include(sandboxCredentials.group.token);
  });

  it('links to a style sheet if given its URL', async () => {
    const html = await render({ stylesheet: '/a.css?b="c"' });
    expect(html).to.include('<link rel="stylesheet" href="/a.css?b=&quot;c&quot;">');
    expect(html).to.not.include('<style');
  });

  it('contains the styles that styleHash() hashes', async () => {
    const html = await render();
    expect(html).to.include(`<style>${styleSheet}</style>`);
    expect(await styleHash()).to.match(/^'sha256-[\w+/]{43}='$/);
  });
});

describe('a feed whose first page can’t be fetched', () => {
  const failing = async (options: RenderOptions) => {
    const errors: FeedError[] = [];
    const html = await render({ ...options, onError: (error) => errors.push(error) });
    return { html, codes: errors.map(({ code }) => code) };
  };

  it('is rendered as its tag and children, and onError gets the reason', async () => {
    const { html, codes } = await failing({ token: 'wrong', children: '<b></b>' });
    expect(html).to.match(/^<stamps-activity-feed [^>]*><b><\/b><\/stamps-activity-feed>$/);
    expect(html).to.not.include('initial-page');
    expect(codes).to.deep.equal(['unauthorized']);
  });

  it('is rendered after one request and the timeout', async () => {
    let calls = 0;
    const never: typeof fetch = (_, init) => {
      calls += 1;
      return new Promise((_resolve, reject) => {
        init?.signal?.addEventListener('abort', () => reject(init.signal?.reason));
      });
    };
    const { codes } = await failing({ fetch: never, timeout: 50 });
    expect(codes).to.deep.equal(['timeout']);
    expect(calls).to.equal(1);
  });

  it('reports a relative api-url', async () => {
    const { codes } = await failing({ attributes: { 'api-url': '/stamps' } });
    expect(codes).to.deep.equal(['invalid-config']);
  });

  it('warns about a wrong configuration, but not about a refused token', async () => {
    const { warn } = console;
    const warnings: string[] = [];
    console.warn = (text: string) => warnings.push(text);
    try {
      await render({ token: 'wrong' });
      expect(warnings).to.deep.equal([]);
      await render({ attributes: { 'api-url': '/stamps' } });
    } finally {
      console.warn = warn;
    }
    expect(warnings).to.have.length(1);
    expect(warnings[0]).to.include('api-url "/stamps" must be absolute');
  });

  for (const [what, attributes, problem] of [
    ['a token', { token: 'secret' }, /the attribute token is not allowed/],
    ['a token in capitals', { TOKEN: 'secret' }, /the attribute token is not allowed/],
    ['a name that ends the tag', { 'a><b': 'x' }, /is not a valid attribute name/],
    ['a name with a space', { 'a b': 'x' }, /is not a valid attribute name/],
  ] as const) {
    it(`rejects ${what} before any request`, async () => {
      let calls = 0;
      const fetch = async () => {
        calls += 1;
        return Response.json({ activities: [] });
      };
      const error: unknown = await render({ attributes, fetch }).catch((reason) => reason);
      expect(error).to.be.instanceOf(TypeError);
      expect(String(error)).to.match(problem);
      expect(calls).to.equal(0);
    });
  }
});

describe('a feed rendered through a proxy', () => {
  it('sends the request that the member’s browser would send, session included', async () => {
    const sandbox = createSandbox();
    const requests: Request[] = [];
    const proxy = async (request: Request) => {
      requests.push(request);
      const url = new URL(request.url);
      url.pathname = url.pathname.replace('/stamps', '/api/v3');
      url.searchParams.set('user', members.one);
      const headers = { Authorization: `Bearer ${await accessToken()}` };
      const { body, status } = await sandbox(new Request(url, { headers }));
      return new Response(body, { status, headers: { 'Stamps-Member-Key': 'rina' } });
    };
    const html = await renderActivityFeed({
      attributes: { 'api-url': '/stamps?shop=1', 'merchant-ids': '2 5' },
      proxy,
      request: {
        url: 'https://shop.example/account?tab=2',
        headers: {
          Cookie: 'session=a',
          'Sec-Fetch-Site': 'cross-site',
          Origin: 'https://elsewhere.example',
          'Accept-Language': 'id',
        },
      },
    });
    expect(html).to.include('&quot;memberKey&quot;:&quot;rina&quot;');
    const [request] = requests;
    const url = new URL(request?.url ?? '');
    expect(url.origin + url.pathname).to.equal(
      'https://shop.example/stamps/activities/by-merchant-group',
    );
    expect(url.searchParams.getAll('merchant_id')).to.deep.equal(['2', '5']);
    expect(url.searchParams.get('shop')).to.equal('1');
    const headers = Object.fromEntries(request?.headers ?? []);
    expect(headers).to.include({ cookie: 'session=a', 'accept-language': 'id' });
    expect(headers).to.not.have.any.keys('sec-fetch-site', 'origin', 'authorization');
  });
});
