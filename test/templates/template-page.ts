import type { Browser, Page } from 'puppeteer-core';
import { launchChromium } from '../support/chromium.js';
import { bundleSource, passCoverage, withMutant } from '../support/source-script.js';

export type Source = typeof import('../../src/element/templates/template-set.js');
declare const source: Source;

export type Values = Readonly<Record<string, string>>;

/** A tab in which the templates are compiled as their source is now, without an element. */
export class TemplatePage {
  /** The warnings since the page was opened, without the link to the documentation. */
  warnings: string[] = [];
  #browser: Browser | undefined;
  #page: Page | undefined;
  #code = '';

  get page(): Page {
    if (!this.#page) throw new Error('There is no page before the tests.');
    return this.#page;
  }

  async start(): Promise<void> {
    this.#code = await bundleSource('src/element/templates/template-set.ts');
    this.#browser = await launchChromium();
    this.#page = await this.#browser.newPage();
    this.#page.on('console', (message) =>
      this.warnings.push(message.text().replace(/ https:\S+$/, '')),
    );
    this.#page.on('pageerror', (error) => this.warnings.push(String(error)));
  }

  async open(): Promise<void> {
    await this.page.goto('data:text/html,<!doctype html><title>Templates</title>');
    this.warnings = [];
    await this.page.evaluate(`(0, eval)(${JSON.stringify(withMutant(this.#code))})`);
  }

  async stop(): Promise<void> {
    await this.#browser?.close();
  }

  /** The HTML that a template makes of the values of one activity; a missing value is empty. */
  async fill(markup: string, values: Values = {}, mode?: string): Promise<string> {
    const rows = await this.fillAll(`<template slot="activity">${markup}</template>`, values, mode);
    return rows.award ?? 'no template';
  }

  /**
   * What the children of an element with the given mode make of the values, by the kind of the activity,
   * and the icons as `icon-…`. The kinds are `award` and `survey`.
   */
  fillAll(children: string, values: Values = {}, mode?: string): Promise<Record<string, string>> {
    return this.page.evaluate(
      (html, given, contentMode) => {
        const host = document.createElement('div');
        if (contentMode !== undefined) host.setAttribute('data-stamps-templates', contentMode);
        host.innerHTML = html;
        const templates = source.readTemplates(host);
        const shown: Record<string, string> = {};
        for (const kind of ['award', 'survey'] as const) {
          const nodes = {
            [kind]: templates.row(kind)?.((path) => given[path] ?? ''),
            [`icon-${kind}`]: templates.icon(kind),
          };
          for (const [name, node] of Object.entries(nodes)) {
            if (!node) continue;
            const container = document.createElement('div');
            container.append(node);
            shown[name] = container.innerHTML;
          }
        }
        return shown;
      },
      children,
      values,
      mode,
    );
  }
}

/** Gives the tests of a file a page, which is opened again for each test. */
export function useTemplatePage(): TemplatePage {
  const page = new TemplatePage();
  before(() => page.start());
  beforeEach(() => page.open());
  afterEach(() => passCoverage(page.page));
  after(() => page.stop());
  return page;
}
