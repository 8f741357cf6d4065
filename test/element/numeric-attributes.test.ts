import { expect } from 'chai';
import { mountSettled } from '../support/feed.js';
import { collectWarnings } from './helpers/warnings.js';

const warnings = collectWarnings();

describe('heading-level', () => {
  for (const given of ['0', '7', '-2', '0.5', '1e308', '-1e308', '1e-300', 'NaN', 'Infinity']) {
    it(`"${given}" means 2, with one warning, and the rows are shown`, async () => {
      const { feed, part, rows, requests } = await mountSettled();
      for (const value of [given, ` ${given} `]) {
        feed.setAttribute('heading-level', value);
        await feed.updateComplete;
      }
      expect(feed.headingLevel).to.equal(2);
      expect(part('group-heading')?.getAttribute('aria-level') ?? '2').to.equal('2');
      expect(rows().length).to.be.greaterThan(0);
      expect(await requests()).to.have.length(1);
      const texts = warnings.texts.filter((text) => text.includes('heading-level'));
      expect(texts).to.have.length(1);
    });
  }
});

describe('merchant-ids', () => {
  for (const given of ['0', '-2', '2.5', '1e308', 'NaN', 'Infinity', '99999999999999999999']) {
    it(`"${given}" is an error, and sends no request`, async () => {
      const { feed, requests } = await mountSettled();
      const before = (await requests()).length;
      feed.setAttribute('merchant-ids', given);
      await feed.updateComplete;
      expect(feed.error).to.include({ code: 'invalid-config' });
      expect(feed.error?.message).to.contain(given);
      expect(await requests()).to.have.length(before);
    });
  }
});
