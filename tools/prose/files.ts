/** What the prose check reads: Markdown files, and the comments and strings of TypeScript files. */
export const checkedFiles: readonly string[] = [
  '*.md',
  '.changeset/*.md',
  'docs/**/*.md',
  'demo/**/*.md',
  'integrations/**/*.md',
  'demo/**/*.ts',
  'demo/proxy/**/*.js',
  'src/*.ts',
  'src/{activities,api,element,feed,loader,locales,proxy,react,sandbox,shared,ssr}/**/*.ts',
  'tools/**/*.ts',
  'test/{demo,docs,proxy,sandbox,ssr}/**/*.ts',
  'test/{api,element,feed,loader,shared,slash,support,templates}/**/*.ts',
  // Its sentences are there to be refused.
  '!test/docs/prose.test.ts',
];
