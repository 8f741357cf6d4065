import { readFile } from 'node:fs/promises';
import { expect } from 'chai';
import { ESLint, type Linter } from 'eslint';
import vue from 'eslint-plugin-vue';
import { compileScript, parse } from 'vue/compiler-sfc';
import { documents, snippetsOf } from '../docs/snippets.js';

const snippets = documents
  .flatMap(snippetsOf)
  .filter(({ language }) => language === 'vue')
  .map(({ code }) => code);

/** The plugin's sets of rules, from the smallest to the largest. */
const sets = ['flat/essential', 'flat/strongly-recommended', 'flat/recommended'] as const;

type RuleSet = (typeof sets)[number];

/** The option that the chapter gives to `vue/no-deprecated-slot-attribute`. */
async function documentedRules(): Promise<Linter.RulesRecord> {
  const chapter = await readFile('docs/frameworks.md', 'utf8');
  const [, option = '{}'] = /`'vue\/no-deprecated-slot-attribute': (\[.*\])`/.exec(chapter) ?? [];
  const rule = JSON.parse(option.replaceAll("'", '"').replace(/(\w+):/g, '"$1":'));
  return { 'vue/no-deprecated-slot-attribute': rule };
}

/** Lints a snippet, as `eslint --fix` does. */
async function fix(code: string, set: RuleSet, rules: Linter.RulesRecord) {
  const eslint = new ESLint({
    fix: true,
    overrideConfigFile: true,
    overrideConfig: [...(vue.configs[set] as Linter.Config[]), { rules }],
  });
  const [result] = await eslint.lintText(code, { filePath: 'StampsSnippet.vue' });
  const messages = (result?.messages ?? []).map(({ ruleId, message }) => ruleId ?? message);
  return { fixed: result?.output ?? code, messages };
}

/** What Vue makes of a component, without white space: the order and values of all that it renders. */
function compiled(code: string): string {
  const isCustomElement = (tag: string) => tag === 'stamps-activity-feed';
  const { descriptor, errors } = parse(code, { templateParseOptions: { isCustomElement } });
  expect(errors).to.deep.equal([]);
  const { content } = compileScript(descriptor, {
    id: 'snippet',
    inlineTemplate: true,
    templateOptions: { ssr: true, compilerOptions: { isCustomElement } },
  });
  return content.replace(/\s+|\\n/g, '');
}

describe("Vue's ESLint plugin, with --fix", () => {
  it('has snippets with slots', () => {
    expect(snippets.filter((code) => / slot="/.test(code))).to.have.lengthOf.at.least(1);
  });

  for (const set of sets) {
    it(`leaves the snippets working, with the option of the chapter: ${set}`, async () => {
      const rules = await documentedRules();
      for (const code of snippets) {
        const { fixed, messages } = await fix(code, set, rules);
        expect(messages).to.deep.equal([]);
        expect(compiled(fixed)).to.equal(compiled(code));
        expect(fixed.match(/ slot="/g)).to.deep.equal(code.match(/ slot="/g));
      }
    });
  }

  it('breaks the slots without that option', async () => {
    const results = await Promise.all(snippets.map((code) => fix(code, 'flat/essential', {})));
    const broken = results.filter(({ fixed }) => / v-slot:|<template #/.test(fixed));
    expect(broken).to.have.lengthOf.at.least(1);
  });
});
