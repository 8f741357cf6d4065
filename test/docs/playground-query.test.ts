import { expect } from 'chai';
import { playgroundQuery } from '../../tools/docs/playground-query.js';

describe('the link from a live example to the playground', () => {
  const settings = (html: string) => Object.fromEntries(new URLSearchParams(playgroundQuery(html)));

  it('has the attributes, and no token', () => {
    const html = '<stamps-activity-feed\n  api-url="/stamps"\n  unit="point points"\n  filters\n>';
    expect(settings(html)).to.deep.equal({
      token: 'off',
      'api-url': '/stamps',
      unit: 'point points',
      filters: 'true',
    });
  });

  it('has the styles', () => {
    const css = 'stamps-activity-feed::part(title) {\n  color: red;\n}';
    expect(
      settings(`<style>\n${css}\n</style>\n<stamps-activity-feed></stamps-activity-feed>`),
    ).to.deep.equal({ token: 'off', css });
  });

  it('has the first template of rows, and the texts in slots', () => {
    const html = `<stamps-activity-feed>
  <template slot="icon-award"><svg></svg></template>
  <template slot="transaction">
    <b>[[title]]</b>
      <i data-if="place">[[place]]</i>
  </template>
  <h2 slot="header">Your stamps</h2>
  <template slot="activity"><p>[[kind]]</p></template>
</stamps-activity-feed>`;
    expect(settings(html)).to.deep.equal({
      token: 'off',
      'use-template': 'on',
      'template-slot': 'transaction',
      template: '<b>[[title]]</b>\n  <i data-if="place">[[place]]</i>',
      'slot-header': 'Your stamps',
    });
  });
});
