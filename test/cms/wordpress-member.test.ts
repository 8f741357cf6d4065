import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { createActivityProxy, getAccessToken } from '../../src/proxy/index.js';
import { memberAddresses } from '../support/member-addresses.js';
import { needsCommand } from './wordpress/wordpress.js';

const run = promisify(execFile);
const plugin = 'integrations/wordpress/stamps-activity-feed/includes';

/** Runs PHP in the file of the plugin that computes member keys, without WordPress. */
const evaluate = async (code: string, credential = 'a credential of 25 chars.') => {
  const stubs = `namespace Stamps\\ActivityFeed; define( 'ABSPATH', '/' );
    function credential(): string { return '${credential}'; }
    function merchant_id(): string { return '2'; }
    function wp_salt( $scheme ) { return 'the salt of ' . $scheme; }`;
  const { stdout } = await run('php', ['-r', `${stubs} require '${plugin}/member.php'; ${code}`]);
  return stdout;
};

const keyOf = (address: string, credential?: string) =>
  evaluate(`echo member_key( json_decode( '${JSON.stringify(address)}' ) );`, credential);

describe('the member key of the WordPress plugin', function () {
  this.timeout(60_000);
  needsCommand(this, 'php');

  it('normalizes addresses as the proxy for Node does', async () => {
    const addresses = JSON.stringify(memberAddresses.map(([address]) => address));
    const printed = await evaluate(
      `echo json_encode( array_map( __NAMESPACE__ . '\\normalize_member', json_decode( '${addresses}' ) ) );`,
    );
    expect(JSON.parse(printed)).to.deep.equal(memberAddresses.map(([, normalized]) => normalized));
  });

  it('keeps an address that is not valid UTF-8', async () => {
    expect(await evaluate(`echo bin2hex( normalize_member( " A\\xff " ) );`)).to.equal('61ff');
  });

  it('is that of the proxy for Node with the same credential', async () => {
    const proxyKey = async (address: string) => {
      const proxy = createActivityProxy({
        getToken: getAccessToken({ token: 'a credential of 25 chars.', crmMerchantId: 2 }),
        resolveUser: () => address,
        fetch: async () => Response.json({}),
      });
      const response = await proxy(new Request('http://shop.example/activities?older_than=x'));
      return response.headers.get('Stamps-Member-Key');
    };
    for (const address of ['rina@example.com', '+62 812-345', 'Rina@Example.com']) {
      expect(await keyOf(address)).to.equal(await proxyKey(address));
    }
  });

  it('depends on the salts of WordPress if the credential is short', async () => {
    const keys = await Promise.all([
      keyOf('rina@example.com', 'x'.repeat(19)),
      keyOf('rina@example.com', 'y'.repeat(19)),
      keyOf('rina@example.com', 'x'.repeat(20)),
      keyOf('rina@example.com', 'y'.repeat(20)),
    ]);
    expect(keys[0]).to.match(/^[\w-]{22}$/);
    expect(keys[0]).to.equal(keys[1]);
    expect(new Set(keys).size).to.equal(3);
  });

  it('is "none" without a member', async () => {
    expect(await keyOf('')).to.equal('none');
  });
});
