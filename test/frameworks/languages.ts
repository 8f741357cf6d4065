import { mkdir, writeFile } from 'node:fs/promises';
import {
  parseTemplate,
  type TmplAstBoundAttribute,
  TmplAstElement,
  TmplAstText,
} from '@angular/compiler';
import { Liquid } from 'liquidjs';
import { createElement, type FunctionComponent } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { Component } from 'svelte';
import { compile } from 'svelte/compiler';
import { render } from 'svelte/server';
import { transformWithOxc } from 'vite';
import { createSSRApp } from 'vue';
import { renderToString } from 'vue/server-renderer';

/** The values that a page's own template language inserts. */
export interface Values {
  readonly user: string;
  readonly token: string;
}

/** A template language, and its compiler from markup to HTML. */
export interface Language {
  /** An attribute with one of the values. */
  attribute(name: keyof Values): string;
  toHtml(markup: string, values: Values): Promise<string>;
}

const directory = new URL('.cache/', import.meta.url);

/** Runs compiled code next to this file, because it imports packages of this part. */
async function load<T>(file: string, code: string): Promise<T> {
  await mkdir(directory, { recursive: true });
  await writeFile(new URL(file, directory), code);
  return (await import(new URL(file, directory).href)).default;
}

/** Serializes the syntax tree of Angular's compiler; throws for anything that Angular would evaluate. */
function ofAngular(node: unknown, values: Values): string {
  if (node instanceof TmplAstText) return node.value;
  if (!(node instanceof TmplAstElement))
    throw new Error(`Angular sees a ${node?.constructor.name}.`);
  const attributes = [
    ...node.attributes.map(({ name, value }) => ` ${name}="${value}"`),
    ...node.inputs.map(
      (input: TmplAstBoundAttribute) => ` ${input.name}="${Reflect.get(values, input.name)}"`,
    ),
  ].join('');
  const children = node.children.map((child) => ofAngular(child, values)).join('');
  return `<${node.name}${attributes}>${children}</${node.name}>`;
}

export const languages: Readonly<Record<string, Language>> = {
  Liquid: {
    attribute: (name) => `${name}="{{ ${name} }}"`,
    toHtml: (markup, values) => new Liquid().parseAndRender(markup, values),
  },
  Vue: {
    attribute: (name) => `:${name}="${name}"`,
    toHtml(markup, values) {
      const app = createSSRApp({ template: markup, data: () => ({ ...values }) });
      app.config.compilerOptions.isCustomElement = (tag) => tag === 'stamps-activity-feed';
      return renderToString(app);
    },
  },
  Angular: {
    attribute: (name) => `[attr.${name}]="${name}"`,
    async toHtml(markup, values) {
      const { nodes, errors } = parseTemplate(markup, 'feed.html');
      if (errors) throw new Error(errors.join('\n'));
      return nodes.map((node) => ofAngular(node, values)).join('');
    },
  },
  Svelte: {
    attribute: (name) => `{${name}}`,
    async toHtml(markup, values) {
      const source = `<script>let { user, token } = $props();</script>${markup}`;
      const { js, warnings } = compile(source, { generate: 'server' });
      if (warnings.length > 0) throw new Error(warnings.join('\n'));
      const Feed = await load<Component<{ user: string; token: string }>>('svelte.js', js.code);
      const { body } = await render(Feed, { props: { ...values } });
      return body;
    },
  },
  JSX: {
    attribute: (name) => `${name}={${name}}`,
    async toHtml(markup, values) {
      const source = `export default ({ user, token }) => (${markup.replaceAll('class=', 'className=')});`;
      const { code } = await transformWithOxc(source, 'feed.jsx', {
        jsx: { runtime: 'automatic' },
      });
      const Feed = await load<FunctionComponent<Values>>('jsx.js', code);
      return renderToStaticMarkup(createElement(Feed, values));
    },
  },
  // A custom HTML tag is text in which every {{Name}} is a variable of the container.
  'a tag manager': {
    attribute: (name) => `${name}="{{Stamps ${name}}}"`,
    toHtml: async (markup, values) =>
      markup.replace(/\{\{Stamps (\w+)\}\}/g, (_, name) => Reflect.get(values, name)),
  },
};
