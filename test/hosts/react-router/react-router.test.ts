import { readFile } from 'node:fs/promises';
import { expect } from 'chai';
import { documented, testHost } from '../host.js';

describe('React Router, in framework mode', function () {
  this.timeout(120_000);

  it('has the snippet of the documentation, with the template as text', async () => {
    const page = await readFile('test/hosts/react-router/app/routes/home.jsx', 'utf8');
    const snippet = (await documented('tsx')).replace(
      /<template slot="transaction">\s*([\s\S]*?)\s*<\/template>/,
      `<template\n        slot="transaction"\n        dangerouslySetInnerHTML={{ __html: '$1' }}\n      />`,
    );
    const plain = (code: string) =>
      code.replace('export default', 'export').replace(/\s+/g, '').replaceAll(',}', '}');
    expect(plain(page)).to.equal(plain(snippet));
  });

  testHost({
    folder: 'test/hosts/react-router',
    build: ['node_modules/@react-router/dev/bin.cjs', 'build'],
    serve: ['node_modules/@react-router/serve/bin.cjs', 'build/server/index.js'],
  });
});
