/** What the prose check reads: Markdown files, and the comments and strings of TypeScript, JavaScript and PHP files. */
export const checkedFiles: readonly string[] = [
  '*.md',
  '.changeset/*.md',
  'docs/**/*.md',
  'demo/**/*.md',
  'integrations/**/*.{md,js,php}',
  'demo/**/*.{ts,tsx,js}',
  'src/**/*.ts',
  'test/**/*.{ts,tsx,js,cjs,php}',
  'tools/**/*.ts',
  '*.ts',
  // It has the sentences that the check has to refuse.
  '!test/docs/prose.test.ts',
];
