import { expect } from 'chai';
import { registerMessages } from '../../src/index.js';
import { id } from '../../src/locales/id.js';
import { mountSettled, plain } from '../support/feed.js';
import { activities } from './helpers/network.js';

const fetch = activities({ id: 1, type: 0, created: 1_760_000_000, transaction: { stamps: 1234 } });

/** Languages whose "end" message is their tag, so that a feed shows which language it uses. */
const register = (...languages: readonly string[]): void => {
  for (const language of languages) registerMessages({ ...id, language, end: language });
};

const endIn = async (lang: string): Promise<string | undefined> =>
  (await mountSettled({ fetch, lang })).texts('end')[0];

const inEnglish = 'That’s everything.';
const inIndonesian = 'Semua aktivitas sudah ditampilkan.';

/** Registered languages stay registered, so each test uses different ones. */
describe('the language of a feed', () => {
  it('is one that is registered for another region', async () => {
    register('pt-BR');
    for (const lang of ['pt-BR', 'pt', 'pt-PT', 'pt_AO', 'pt-Latn-MZ']) {
      expect(await endIn(lang), lang).to.equal('pt-BR');
    }
  });

  it('is the shorter tag rather than another region', async () => {
    register('es-MX', 'es');
    expect(await endIn('es-AR')).to.equal('es');
    expect(await endIn('es')).to.equal('es');
    expect(await endIn('es-MX')).to.equal('es-MX');
  });

  it('has the script that the member reads', async () => {
    register('zh-Hant');
    expect(await endIn('zh-TW')).to.equal('zh-Hant');
    expect(await endIn('zh-HK')).to.equal('zh-Hant');
    expect(await endIn('zh-Hans-CN')).to.equal(inEnglish);
    expect(await endIn('zh')).to.equal(inEnglish);
    register('zh');
    expect(await endIn('zh-Hans-CN')).to.equal('zh');
    expect(await endIn('zh-SG')).to.equal('zh');
    expect(await endIn('zh-Hant-HK')).to.equal('zh-Hant');
    expect(await endIn('zh-TW')).to.equal('zh-Hant');
  });

  it('has another script if there is nothing better', async () => {
    register('sr');
    expect(await endIn('sr-Latn-RS')).to.equal('sr');
  });

  it('is found by its old tag', async () => {
    register('he');
    expect(await endIn('iw')).to.equal('he');
    expect(await endIn('iw-IL')).to.equal('he');
    expect(await endIn('in')).to.equal(inIndonesian);
    expect(await endIn('in_ID')).to.equal(inIndonesian);
  });

  it('is English if it is not registered', async () => {
    for (const lang of ['fr', 'jv', 'und', 'i-klingon', 'tlh', 'en-Shaw', 'undefined', 'null']) {
      expect(await endIn(lang), lang).to.equal(inEnglish);
    }
  });

  it('also determines how dates and numbers are written', async () => {
    register('de-AT');
    const { texts } = await mountSettled({ fetch, lang: 'de-CH' });
    expect(texts('group-heading')).to.deep.equal(['Oktober 2025']);
    const german = plain(new Intl.NumberFormat('de-AT').format(1234));
    expect(texts('stamps')).to.deep.equal([`+${german} stamp`]);
  });
});
