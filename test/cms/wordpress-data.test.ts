import { expect } from 'chai';
import { createSandbox } from '../../src/sandbox/index.js';
import { raw } from '../proxy/harness.js';
import { members } from '../support/sandbox-client.js';
import { serve, type TestServer } from '../support/serve.js';
import {
  needsWordPress,
  nonceOn,
  signIn,
  startWordPress,
  type WordPress,
} from './wordpress/wordpress.js';

const limit = 60;

describe('the data and the requests of the WordPress plugin', function () {
  this.timeout(180_000);
  needsWordPress(this);
  let site: WordPress;
  let api: TestServer;
  let cookie: string;
  let nonce: string;

  before(async () => {
    api = await serve(createSandbox());
    site = await startWordPress({
      apiUrl: `${api.origin}/api/v3`,
      accounts: { a: members.fortyOne },
      posts: { stamps: '[stamps_activity_feed]' },
    });
    cookie = await signIn(site.origin, 'a');
    nonce = await nonceOn(`${site.origin}/stamps/`, cookie);
  });

  after(async () => {
    await site?.stop();
    await api?.stop();
  });

  const ask = (path: string, headers: Readonly<Record<string, string>> = {}, method = 'GET') =>
    raw(site.origin, `/wp-json/stamps/v1${path}`, {
      cookie,
      method,
      headers: { 'X-WP-Nonce': nonce, ...headers },
    });

  for (const origin of ['https://evil.example', 'http://sub.127.0.0.1:1', 'null']) {
    for (const [method, path] of [
      ['GET', '/activities'],
      ['GET', '/activities/by-merchant-group?older_than=x'],
      ['OPTIONS', '/activities'],
      ['GET', '/nothing'],
    ] as const) {
      it(`lets ${origin} read nothing of ${method} ${path}`, async () => {
        const { headers, status } = await ask(path, { Origin: origin }, method);
        expect(status).to.be.oneOf([200, 400, 404]);
        expect(Object.keys(headers).filter((it) => it.startsWith('access-control'))).to.deep.equal(
          [],
        );
      });
    }
  }

  it('leaves the headers of other routes as they are', async () => {
    const { headers } = await raw(site.origin, '/wp-json/wp/v2/posts', {
      cookie: '',
      headers: { Origin: 'https://evil.example' },
    });
    expect(headers['access-control-allow-origin']).to.equal('https://evil.example');
  });

  it(`passes on ${limit} of 120 parallel requests in a minute`, async () => {
    const minute = () => Math.floor(Date.now() / 60_000);
    for (;;) {
      // The member has sent requests before, in the minute in which this test begins.
      await site.evaluate(
        `$wpdb->query( "DELETE FROM $wpdb->options WHERE option_name LIKE '%stamps_activity_feed_rate%'" );`,
      );
      const begin = minute();
      const responses = await Promise.all(Array.from({ length: 120 }, () => ask('/activities')));
      if (minute() !== begin) continue;
      const statuses = responses.map(({ status }) => status);
      expect(statuses.filter((status) => status === 200)).to.have.length(limit);
      expect(statuses.filter((status) => status === 429)).to.have.length(120 - limit);
      const refused = responses.find(({ status }) => status === 429);
      expect(Number(refused?.headers['retry-after'])).to.be.within(1, 60);
      break;
    }
  });

  it('does not load the credential with each page', async () => {
    const admin = await signIn(site.origin, 'admin');
    const settings = `${site.origin}/wp-admin/options-general.php?page=stamps-activity-feed`;
    const form = await (await fetch(settings, { headers: { Cookie: admin } })).text();
    const [, formNonce = ''] = /name="_wpnonce" value="(\w+)"/.exec(form) ?? [];
    const { status } = await fetch(`${site.origin}/wp-admin/options.php`, {
      method: 'POST',
      redirect: 'manual',
      headers: { Cookie: admin },
      body: new URLSearchParams({
        option_page: 'stamps_activity_feed',
        action: 'update',
        _wpnonce: formNonce,
        'stamps_activity_feed[token]': 'a-credential-of-25-letters',
        'stamps_activity_feed[merchant_id]': '2',
      }),
    });
    expect(status).to.equal(302);
    expect(
      await site.evaluate(
        `echo get_option( 'stamps_activity_feed' )['token'], ' ', isset( wp_load_alloptions()['stamps_activity_feed'] ) ? 'loaded' : 'not loaded';`,
      ),
    ).to.equal('a-credential-of-25-letters not loaded');
  });

  it('loads none of its other data with each page', async () => {
    const names = await site.evaluate(
      `echo implode( ',', preg_grep( '/stamps/', array_keys( wp_load_alloptions() ) ) );`,
    );
    expect(names).to.equal('');
  });

  it('suggests a text for the privacy policy', async () => {
    const admin = await signIn(site.origin, 'admin');
    const guide = `${site.origin}/wp-admin/options-privacy.php?tab=policyguide`;
    const html = await (await fetch(guide, { headers: { Cookie: admin } })).text();
    expect(html).to.include('Stamps Activity Feed').and.to.include('stamps.co.id');
    expect(html).to.include('does not store them');
  });

  it('has its nonce in a header, and not in the URL of the API', async () => {
    const html = await (
      await fetch(`${site.origin}/stamps/`, { headers: { Cookie: cookie } })
    ).text();
    const [, configuration = ''] = /window\.stampsActivityFeed=(\{.*\});/.exec(html) ?? [];
    expect(JSON.parse(configuration)).to.deep.equal({
      apiUrl: '/wp-json/stamps/v1',
      signInUrl: `/wp-login.php?redirect_to=${encodeURIComponent(`${site.origin}/stamps/`)}`,
      templates: false,
    });
    expect(html).to.include(`headers.set("X-WP-Nonce","${nonce}")`);
  });

  const storedNames = `implode( ',', $wpdb->get_col( "SELECT option_name FROM $wpdb->options WHERE option_name LIKE '%stamps_activity_feed%'" ) )`;
  const store = `update_option( 'stamps_activity_feed', array( 'token' => 'x' ), false );
    foreach ( array( 'access', 'slash', 'rate_abc' ) as $name ) set_transient( "stamps_activity_feed_$name", 'x', 60 );`;
  const uninstall = `define( 'WP_UNINSTALL_PLUGIN', 'x' ); require WP_PLUGIN_DIR . '/stamps-activity-feed/uninstall.php';`;

  it('leaves nothing behind when it is uninstalled', async () => {
    expect(await site.evaluate(`${store} echo ${storedNames};`)).to.include('_rate_abc');
    expect(await site.evaluate(`${uninstall} echo ${storedNames};`)).to.equal('');
  });

  it('leaves nothing behind on any site of a network', async () => {
    await site.evaluate(`require '${process.cwd()}/test/cms/wordpress/network.php';`);
    const network = `$_SERVER['HTTP_HOST'] = 'shop.example'; define( 'MULTISITE', true );
      define( 'SUBDOMAIN_INSTALL', false ); define( 'DOMAIN_CURRENT_SITE', 'shop.example' );
      define( 'PATH_CURRENT_SITE', '/' ); define( 'SITE_ID_CURRENT_SITE', 1 ); define( 'BLOG_ID_CURRENT_SITE', 1 );`;
    const onAllSites = (
      code: string,
    ) => `foreach ( get_sites( array( 'fields' => 'ids', 'number' => 0 ) ) as $id ) {
      switch_to_blog( $id ); ${code} restore_current_blog(); }`;
    await site.evaluate(
      `foreach ( array( 'one', 'two', 'three' ) as $name ) wpmu_create_blog( 'shop.example', "/$name/", $name, 1 );`,
      network,
    );
    const list = onAllSites(`echo $wpdb->options, ':', ${storedNames}, ' ';`);
    const before = await site.evaluate(`${onAllSites(store)} ${list}`, network);
    const tables = ['wp_options', 'wp_2_options', 'wp_3_options', 'wp_4_options'];
    for (const table of tables) {
      expect(before).to.match(new RegExp(`${table}:\\S*_rate_abc`));
    }
    const after = await site.evaluate(
      `${uninstall} echo get_current_blog_id(), ' '; ${list}`,
      network,
    );
    expect(after.trim()).to.equal(['1', ...tables.map((table) => `${table}:`)].join(' '));
  });

  it('logged no warning', async () => {
    expect(await site.warnings()).to.not.include('stamps-activity-feed');
  });
});
