import { readdirSync, readFileSync } from 'node:fs';
import { expect } from 'chai';

const folder = '.github/workflows';
const workflows = readdirSync(folder).map((name) => [
  name,
  readFileSync(`${folder}/${name}`, 'utf8'),
]);

describe('the release workflow', () => {
  const text = readFileSync(`${folder}/release.yml`, 'utf8');

  it('publishes with a provenance statement, and without a stored token', () => {
    expect(text).to.match(/npm publish .*--provenance/);
    expect(text).to.include('id-token: write');
    expect(text).to.not.match(/NODE_AUTH_TOKEN|NPM_TOKEN/);
  });

  it('adds a bill of materials to what is published', () => {
    const [bill, publish] = ['npm run sbom', 'npm publish'];
    expect(text).to.include(bill);
    expect(text.indexOf(bill)).to.be.below(text.indexOf(publish));
  });

  it('is the only thing that publishes', () => {
    const others = workflows.filter(([name]) => name !== 'release.yml').map(([, other]) => other);
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
    for (const other of [...others, ...Object.values(scripts)]) {
      expect(other).to.not.match(/npm publish/);
    }
  });
});
