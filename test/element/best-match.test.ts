import { expect } from 'chai';
import { registerMessages } from '../../src/index.js';
import { id } from '../../src/locales/id.js';
import { mountSettled, plain } from '../support/feed.js';
import { activities } from './helpers/network.js';

const fetch = activities({ id: 1, type: 0, created: 1_760_000_000, transaction: { stamps: 1234 } });

/** Languages that end with their own tag: what a feed ends with tells whose words it took. */
const register = (...languages: readonly string[]): void => {
  for (const language of languages) registerMessages({ ...id, language, end: language });
};

const endIn = async (lang: string): Promise<string | undefined> =>
  (await mountSettled({ fetch, lang })).texts('end')[0];

const inEnglish = 'That’s everything.';
const inIndonesian = 'Semua aktivitas sudah ditampilkan.';

/** What is registered stays on the page, so the languages of one test are no other's. */
describe('the best match', () => {
  it('is the language that another region registered', async () => {
    register('pt-BR');
    for (const lang of ['pt-BR', 'pt', 'pt-PT', 'pt_AO', 'pt-Latn-MZ']) {
      expect(await endIn(lang), lang).to.equal('pt-BR');
    }
  });

  it('is the shorter tag before another region', async () => {
    register('es-MX', 'es');
    expect(await endIn('es-AR')).to.equal('es');
    expect(await endIn('es')).to.equal('es');
    expect(await endIn('es-MX')).to.equal('es-MX');
  });

  it('is in the script that the reader reads', async () => {
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

  it('is the same language in another script, if there is nothing better', async () => {
    register('sr');
    expect(await endIn('sr-Latn-RS')).to.equal('sr');
  });

  it('knows the old names of languages', async () => {
    register('he');
    expect(await endIn('iw')).to.equal('he');
    expect(await endIn('iw-IL')).to.equal('he');
    expect(await endIn('in')).to.equal(inIndonesian);
    expect(await endIn('in_ID')).to.equal(inIndonesian);
  });

  it('is English for a language that nobody registered', async () => {
    for (const lang of ['fr', 'jv', 'und', 'i-klingon', 'tlh', 'en-Shaw', 'undefined', 'null']) {
      expect(await endIn(lang), lang).to.equal(inEnglish);
    }
  });

  it('writes dates and numbers in the language of the words', async () => {
    register('de-AT');
    const { texts } = await mountSettled({ fetch, lang: 'de-CH' });
    expect(texts('group-heading')).to.deep.equal(['Oktober 2025']);
    const german = plain(new Intl.NumberFormat('de-AT').format(1234));
    expect(texts('stamps')).to.deep.equal([`+${german} stamp`]);
  });
});
