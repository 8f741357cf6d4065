import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect } from 'chai';
import type { Browser } from 'puppeteer-core';
import { sandboxCredentials } from '../../src/sandbox/index.js';
import { launchChromium } from '../support/chromium.js';
import { sandboxOrigin } from '../support/origin.js';
import { members } from '../support/sandbox-client.js';
import { rowTitles, visit } from '../support/visit.js';

const { token, merchantId } = sandboxCredentials.group;

const next = ['node_modules/next/dist/bin/next', 'dev', 'demo/proxy/next', '-H', '127.0.0.1'];

/** How each example is started. Next looks for no free port of its own if it is told one. */
const examples: Readonly<Record<string, readonly string[]>> = {
  'node:http': ['demo/proxy/node.js'],
  Express: ['demo/proxy/express.js'],
  Next: [...next, '-p', '0'],
};

const start = (args: readonly string[]): ChildProcess =>
  spawn(process.execPath, args, {
    // A group of its own: Next has processes below it.
    detached: true,
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      PORT: '0',
      STAMPS_TOKEN: token,
      STAMPS_MERCHANT_ID: String(merchantId),
      STAMPS_API_URL: `${sandboxOrigin()}/api/v3`,
      NEXT_TELEMETRY_DISABLED: '1',
      NO_COLOR: '1',
    },
  });

/** The origin that a server prints when it listens. */
const originOf = (server: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let output = '';
    const read = (chunk: Buffer) => {
      output += chunk;
      const address = /http:\/\/127\.0\.0\.1:[1-9]\d*/.exec(output);
      if (address) resolve(address[0]);
    };
    server.stdout?.on('data', read);
    server.stderr?.on('data', read);
    server.once('exit', (code) => reject(new Error(`It ended with code ${code}:\n${output}`)));
  });

const stop = async (server: ChildProcess): Promise<void> => {
  if (server.pid === undefined || server.exitCode !== null) return;
  const ended = once(server, 'exit');
  process.kill(-server.pid, 'SIGKILL');
  await ended;
};

describe('the examples of the proxy', function () {
  this.timeout(120_000);
  let browser: Browser;

  before(async () => {
    browser = await launchChromium();
  });

  after(async () => {
    await browser?.close();
  });

  for (const [name, args] of Object.entries(examples)) {
    describe(name, () => {
      let server: ChildProcess;
      let origin: string;

      before(async () => {
        server = start(args);
        origin = await originOf(server);
      });

      after(() => stop(server));

      const signIn = async (member: string): Promise<string> => {
        const url = `${origin}/sign-in?member=${encodeURIComponent(member)}`;
        const { headers } = await fetch(url, { method: 'POST' });
        return headers.getSetCookie()[0]?.split(';')[0] ?? '';
      };
      const ask = (path: string, Cookie = '', method = 'GET') =>
        fetch(`${origin}${path}`, { method, headers: { Cookie } });

      it('shows a member their activities, whatever the page asks for', async () => {
        const cookie = await signIn(members.one);
        const path = `/stamps/activities?user=${members.history}&user=${members.history}`;
        const answer = await ask(path, cookie);
        expect(answer.status).to.equal(200);
        expect((await answer.json()).activities).to.have.length(1);
        expect(answer.headers.get('Stamps-Member-Key')).to.match(/^[\w-]{22}$/);
        expect(answer.headers.get('Cache-Control')).to.equal('private, no-store');
        const group = await ask('/stamps/activities/by-merchant-group?merchant_id=2', cookie);
        expect(group.status).to.equal(200);
      });

      it('lets nobody else in', async () => {
        expect((await ask('/stamps/activities?user=one@example.com')).status).to.equal(401);
        expect((await ask('/stamps/activities', 'session=forged')).status).to.equal(401);
        expect((await ask('/stamps/members', await signIn(members.one))).status).to.equal(404);
        expect((await ask('/stamps/activities', '', 'POST')).status).to.equal(405);
      });

      it('answers HEAD and OPTIONS', async () => {
        const cookie = await signIn(members.one);
        expect((await ask('/stamps/activities', cookie, 'HEAD')).status).to.equal(200);
        const options = await ask('/stamps/activities', cookie, 'OPTIONS');
        expect(options.headers.get('Allow')).to.equal('GET, HEAD, OPTIONS');
      });

      it('has a page with a feed', async () => {
        const [, value = ''] = (await signIn(members.one)).split('=');
        await browser.setCookie({ name: 'session', value, domain: '127.0.0.1', path: '/' });
        const { page, problems } = await visit(browser, `${origin}/`);
        expect(await rowTitles(page, 1)).to.have.length(1);
        expect(problems.filter((text) => !/favicon|404/.test(text))).to.deep.equal([]);
        await page.close();
      });
    });
  }
});
