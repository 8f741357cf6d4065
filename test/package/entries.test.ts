import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { version } from '../../src/version.js';

/** By the package's own name: its `exports` decide, as they do for everybody else. */
const load = (entry: string): Promise<Record<string, unknown>> =>
  import(`stamps-activity-feed${entry}`);

describe('the entries, in Node without a DOM', () => {
  const element = [
    'FeedError',
    'StampsActivityFeed',
    'StampsEndEvent',
    'StampsErrorEvent',
    'StampsLoadEvent',
    'en',
    'id',
    'overrideMessages',
    'registerMessages',
  ];
  const entries: Record<string, readonly string[]> = {
    '': element,
    '/element': element,
    '/api': [
      'FeedError',
      'activitiesUrl',
      'activityKinds',
      'activityPages',
      'defaultApiUrl',
      'fetchPage',
      'kinds',
      'pageSize',
      'parseActivity',
      'parsePage',
      'summary',
      'titles',
    ],
    '/react': ['StampsActivityFeed'],
    '/proxy': ['ActivityProxyError', 'createActivityProxy', 'getAccessToken', 'toNodeListener'],
    '/sandbox': [
      'MembersFileError',
      'SandboxFaultsError',
      'createSandbox',
      'faultBodies',
      'faultParams',
      'faultStatuses',
      'membersFromJson',
      'parseFaults',
      'sandboxCredentials',
      'sandboxMembers',
      'sandboxMerchants',
      'seedExample',
      'sessionParameter',
      'tokenLifetime',
    ],
    '/locales': ['en', 'id', 'overrideMessages', 'registerMessages'],
    '/locales/en': ['en'],
    '/locales/id': ['id'],
  };

  for (const [entry, names] of Object.entries(entries)) {
    it(`stamps-activity-feed${entry}`, async () => {
      expect(Object.keys(await load(entry)).sort()).to.deep.equal([...names].sort());
    });
  }

  it('know the version of their package', async () => {
    const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
    expect(version).to.equal(manifest.version);
  });
});
