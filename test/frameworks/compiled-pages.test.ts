import { readFile } from 'node:fs/promises';
import { expect } from 'chai';
import type { Browser } from 'puppeteer-core';
import { launchChromium } from '../support/chromium.js';
import { servePages } from '../support/page-server.js';
import { visit } from '../support/visit.js';

interface CompiledPage {
  /** The framework's file for a script tag, as `package/path`. */
  readonly file: string;
  /** What takes over the page's HTML once the rows are shown. */
  readonly start: string;
  /** The text of the API, and the row that it is bound in. */
  readonly notes: string;
  readonly row: string;
  /** The same from the page itself, which the framework does run. */
  readonly control: string;
  /** The warning for a binding that was removed. */
  readonly warning?: string;
}

const attack = `'+(window.attacked=1)+'`;

const pages: Readonly<Record<string, CompiledPage>> = {
  Vue: {
    file: 'vue/dist/vue.global.prod.js',
    start: "Vue.createApp({}).mount('#app')",
    notes: '{{ $emit.constructor("window.attacked=1")() }}',
    row: '<p>[[notes]]</p>',
    control: '<i>{{ $emit.constructor("window.ran=1")() }}</i>',
  },
  'petite-vue': {
    file: 'petite-vue/dist/petite-vue.iife.js',
    start: "PetiteVue.createApp().mount('#app')",
    notes: '{{ window.attacked=1 }} {{ constructor.constructor("window.attacked=1")() }}',
    row: '<p>[[notes]]</p>',
    control: '<i>{{ constructor.constructor("window.ran=1")() }}</i>',
  },
  AngularJS: {
    file: 'angular/angular.min.js',
    start: "angular.bootstrap(document.getElementById('app'), [])",
    notes: '{{ constructor.constructor("window.attacked=1")() }}',
    row: '<p ng-bind="[[notes]]" data_ng-click="[[notes]]">[[notes]]</p>',
    control: '<i>{{ constructor.constructor("window.ran=1")() }}</i>',
    warning: '<p ng-bind>',
  },
  'AngularJS with an app in the row': {
    file: 'angular/angular.min.js',
    start: '',
    notes: '{{ constructor.constructor("window.attacked=1")() }}',
    row: '<p>[[notes]]</p><section ng-app><b>[[notes]]</b>{{ constructor.constructor("window.ran=1")() }}</section>',
    control: '',
    warning: '<b>',
  },
  'petite-vue with an app in the row': {
    file: 'petite-vue/dist/petite-vue.iife.js',
    start: 'PetiteVue.createApp().mount()',
    notes: '{{ window.attacked=1 }} {{ constructor.constructor("window.attacked=1")() }}',
    row: '<p>[[notes]]</p><section v-scope="{}"><b>[[notes]]</b>{{ constructor.constructor("window.ran=1")() }}</section>',
    control: '',
    warning: '<b>',
  },
  'Vue with other delimiters': {
    file: 'vue/dist/vue.global.prod.js',
    start:
      "var app = Vue.createApp({}); app.config.compilerOptions.delimiters = ['{%', '%}']; app.mount('#app')",
    notes: '{% $emit.constructor("window.attacked=1")() %}',
    row: '<p>[[notes]]</p>',
    control: '<i>{% $emit.constructor("window.ran=1")() %}</i>',
  },
  Alpine: {
    file: 'alpinejs/dist/cdn.min.js',
    start: '',
    notes: attack,
    row: `<p x-data x-text="'[[notes]]'">[[notes]]</p>`,
    control: '<i x-data x-text="window.ran=1"></i>',
    warning: '<p x-text>',
  },
  Knockout: {
    file: 'knockout/build/output/knockout-latest.js',
    start: "ko.applyBindings({}, document.getElementById('app'))",
    notes: attack,
    row: `<p data-bind="text: '[[notes]]'">[[notes]]</p>`,
    control: '<i data-bind="text: window.ran=1"></i>',
    warning: '<p data-bind>',
  },
  'htmx 4': {
    file: 'htmx.org/dist/htmx.min.js',
    // It starts in its own task.
    start: `new Promise(function (done) { setTimeout(done); }).then(function () {
      document.querySelectorAll('#app i, [data-stamps-row] p').forEach(function (it) { it.click(); });
    })`,
    notes: 'window.attacked=1',
    row: '<p hx-on:click="[[notes]]" data-hx-on:click="[[notes]]">[[notes]]</p>',
    control: '<i hx-on:click="window.ran=1"></i>',
    warning: '<p data-hx-on:click>',
  },
  'htmx 2': {
    file: 'htmx-2/dist/htmx.min.js',
    start: '',
    notes: attack,
    row: `<p hx-get="/nothing" hx-trigger="load" data-hx-vals="js:{x: '[[notes]]'}">[[notes]]</p>`,
    control: '<i hx-get="/nothing" hx-trigger="load" hx-vals="js:{x: window.ran=1}"></i>',
    warning: '<p data-hx-vals>',
  },
  Stimulus: {
    file: '@hotwired/stimulus/dist/stimulus.umd.js',
    start: `Stimulus.Application.start().register('run', class extends Stimulus.Controller {
      static values = { code: String };
      connect() { new Function(this.codeValue)(); }
    })`,
    notes: 'window.attacked=1',
    row: '<p data-controller="run" data-run-code-value="[[notes]]">[[notes]]</p>',
    control: '<i data-controller="run" data-run-code-value="window.ran=1"></i>',
    warning: '<p data-run-code-value>',
  },
};

describe('text of the API is not code on a page that a framework compiles', function () {
  this.timeout(60_000);
  let browser: Browser;

  before(async () => {
    browser = await launchChromium();
  });

  after(() => browser?.close());

  for (const [name, { file, start, notes, row, control, warning }] of Object.entries(pages)) {
    it(`by ${name}`, async () => {
      const source = await readFile(`test/frameworks/node_modules/${file}`);
      const server = await servePages({
        '/': `<!doctype html><html lang="en"><head><title>Shop</title><link rel="icon" href="data:,"></head>
          <body><div id="app">${control}<stamps-activity-feed api-url="/stamps">
          <template slot="activity">${row}</template></stamps-activity-feed></div>
          <script type="module" src="/stamps-activity-feed.js"></script></body></html>`,
        '/framework.js': async () =>
          new Response(source, { headers: { 'Content-Type': 'text/javascript' } }),
        '/nothing': async () => new Response(''),
        '/stamps/activities': async () =>
          Response.json({
            activities: [{ id: 704, type: 0, notes, transaction: { name: 'Coffee', stamps: 2 } }],
          }),
      });
      try {
        const { page, problems } = await visit(browser, server.origin);
        const shown = await page.waitForSelector('[data-stamps-row] p');
        expect(await shown?.evaluate((it) => it.textContent)).to.equal(notes);
        await page.addScriptTag({ url: '/framework.js' });
        await page.evaluate(start);
        await page.waitForFunction('window.ran');
        expect(await page.evaluate('window.attacked')).to.equal(undefined);
        // A feed that the framework has made again shows the same text.
        await page.waitForFunction(
          (text) => document.querySelector('[data-stamps-row] p')?.textContent === text,
          {},
          notes,
        );
        expect(await page.evaluate('window.attacked')).to.equal(undefined);
        if (warning) expect(problems.join('\n')).to.include(`A binding in ${warning} was removed`);
        await page.close();
      } finally {
        await server.stop();
      }
    });
  }

  it('by Angular, with the HTML of the page as the template of a component', async () => {
    const { parseTemplate } = await import('@angular/compiler');
    const server = await servePages({
      '/': `<!doctype html><html lang="en"><head><title>Shop</title><link rel="icon" href="data:,"></head>
        <body><div id="app"><i>{{ control }}</i><stamps-activity-feed api-url="/stamps">
        <template slot="activity"><p title="[[notes]]">[[notes]]</p></template></stamps-activity-feed></div>
        <script type="module" src="/stamps-activity-feed.js"></script></body></html>`,
      '/stamps/activities': async () =>
        Response.json({ activities: [{ id: 704, type: 9, notes: '{{ attacked }}' }] }),
    });
    try {
      const { page } = await visit(browser, server.origin);
      await page.waitForSelector('[data-stamps-row] p');
      const html = await page.$eval('#app', (it) => it.innerHTML);
      expect(html).to.include('{{ attacked }}</p>');
      /** What Angular would evaluate: its syntax tree has the source of each expression. */
      const expressionsOf = (template: string) => {
        const { nodes, errors } = parseTemplate(template, 'page.html');
        expect(errors).to.equal(null);
        const found = new Set<string>();
        JSON.stringify(nodes, (key, value) => {
          if (key === 'source' && typeof value === 'string') found.add(value);
          return /[sS]pan$/.test(key) ? undefined : value;
        });
        return [...found];
      };
      expect(expressionsOf(html)).to.deep.equal(['{{ control }}']);
      expect(expressionsOf(html.replaceAll('ngNonBindable', 'title'))).to.include('{{ attacked }}');
    } finally {
      await server.stop();
    }
  });
});
