import { expect } from 'chai';
import { isFrameworkAttribute } from '../../src/element/templates/frameworks.js';

const run: Readonly<Record<string, readonly string[]>> = {
  Vue: ['v-html', 'v-on:click', 'V-Bind:x', '@click', ':key', '#slot', '.prop', 'data-v-x', 'is'],
  Angular: [
    '(tap)',
    '[x]',
    '[(x)]',
    '*ngIf',
    '#ref',
    'bind-x',
    'on-tap',
    'bindon-x',
    'data-bind-x',
  ],
  AngularJS: ['ng-click', 'data-ng-click', 'x-ng-click', 'ng:click', 'ng_click', 'data_ng-click'],
  Alpine: ['x-data', 'x-on:click', 'x-bind:x'],
  Knockout: ['data-bind'],
  htmx: [
    'hx-get',
    'hx-on:click',
    'hx-on--click',
    'data-hx-vals',
    'hx-vals',
    'sse-connect',
    'ws-connect',
  ],
  hyperscript: ['_', 'script', 'data-script'],
  Stimulus: [
    'data-controller',
    'data-action',
    'data-list-target',
    'data-target',
    'data-list-code-value',
    'data-list-item-class',
    'data-list-id-param',
    'data-list-form-outlet',
  ],
  Livewire: ['wire:click', 'wire:model.live'],
  Svelte: ['on:click', 'bind:value', 'use:action'],
  Datastar: ['data-on-click', 'data-on:click', 'data-text', 'data-signals-x', 'data-computed-x'],
  'other frameworks': [
    'data-dojo-props',
    'data-wp-on--click',
    'data-turbo-stream',
    'phx-click',
    'up-target',
    'rv-text',
    'mv-value',
    'value.bind',
    'data-remote',
  ],
  HTML: ['onclick', 'ONLOAD', 'onfuture'],
};

const plain = [
  'class',
  'id',
  'title',
  'href',
  'src',
  'alt',
  'value',
  'datetime',
  'aria-label',
  'lang',
  'data-id',
  'data-stamps',
  'data-value',
  'data-param',
  'data-outlet',
  'data-kind',
  'data-online',
  'data-x',
  'viewBox',
  'd',
  'fill-rule',
  'x',
  'x1',
  'rx',
  'colspan',
  'hidden',
];

describe('the attributes that a framework runs', () => {
  for (const [framework, names] of Object.entries(run)) {
    it(`include those of ${framework}`, () => {
      expect(names.filter((name) => !isFrameworkAttribute(name))).to.deep.equal([]);
    });
  }

  it('do not include plain attributes', () => {
    expect(plain.filter(isFrameworkAttribute)).to.deep.equal([]);
  });
});
