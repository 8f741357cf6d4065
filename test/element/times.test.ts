import { expect } from 'chai';
import { mountSettled, plain } from '../support/feed.js';
import { activities } from './helpers/network.js';

const at = (id: number, created?: unknown) => ({ id, type: 9, created });
const seconds = (time: string) => Date.parse(time) / 1000;

/** 17:30 UTC, which is tomorrow in all of Indonesia. */
const evening = seconds('2025-12-31T17:30Z');

describe('a time', () => {
  const zones = [
    ['Asia/Jakarta', '1 Jan, 00.30', 'Kamis, 1 Januari 2026'],
    ['Asia/Pontianak', '1 Jan, 00.30', 'Kamis, 1 Januari 2026'],
    ['Asia/Makassar', '1 Jan, 01.30', 'Kamis, 1 Januari 2026'],
    ['Asia/Jayapura', '1 Jan, 02.30', 'Kamis, 1 Januari 2026'],
  ] as const;
  for (const [timeZone, shown, day] of zones) {
    it(`is in an Indonesian time zone: ${timeZone}`, async () => {
      const { part, rows, texts } = await mountSettled({
        lang: 'id',
        timeZone,
        fetch: activities(at(1, evening)),
      });
      expect(texts('group-heading')).to.deep.equal(['Januari 2026']);
      expect(texts('time')).to.deep.equal([shown]);
      expect(plain(rows()[0]?.getAttribute('aria-description') ?? '')).to.equal(day);
      expect(part('time')?.getAttribute('datetime')).to.equal('2025-12-31T17:30:00.000Z');
    });
  }

  it('is in the previous year in UTC', async () => {
    const { texts } = await mountSettled({ timeZone: 'UTC', fetch: activities(at(1, evening)) });
    expect(texts('group-heading')).to.deep.equal(['December 2025']);
    expect(texts('time')).to.deep.equal(['Dec 31, 5:30 PM']);
  });

  it('follows daylight saving time, with one hour twice', async () => {
    const { texts } = await mountSettled({
      timeZone: 'America/New_York',
      groupBy: 'day',
      fetch: activities(
        at(6, seconds('2025-11-02T06:30Z')),
        at(5, seconds('2025-11-02T05:30Z')),
        at(4, seconds('2025-11-02T03:59Z')),
        at(3, seconds('2025-03-09T07:00Z')),
        at(2, seconds('2025-03-09T06:59Z')),
        at(1, seconds('2025-03-09T04:59Z')),
      ),
    });
    expect(texts('group-heading')).to.deep.equal([
      'Sunday, November 2, 2025',
      'Saturday, November 1, 2025',
      'Sunday, March 9, 2025',
      'Saturday, March 8, 2025',
    ]);
    expect(texts('time')).to.deep.equal([
      '1:30 AM',
      '1:30 AM',
      '11:59 PM',
      '3:00 AM',
      '1:59 AM',
      '11:59 PM',
    ]);
  });

  it('is formatted for the region of the language', async () => {
    const { feed, texts } = await mountSettled({
      lang: 'en-GB',
      fetch: activities(at(1, evening)),
    });
    expect(texts('time')).to.deep.equal(['1 Jan, 00:30']);
    feed.lang = 'en-US';
    await feed.updateComplete;
    expect(texts('time')).to.deep.equal(['Jan 1, 12:30 AM']);
  });
});

describe('an invalid time', () => {
  const none: readonly (readonly [string, unknown])[] = [
    ['missing', undefined],
    ['null', null],
    ['0', 0],
    ['−0.0', -0],
    ['negative', -62_135_596_800],
    ['not a number', 'soon'],
    ['a list', [1]],
    ['too large for a date', 9e15],
    ['too large in milliseconds', 1e308],
  ];
  for (const [name, created] of none) {
    it(`is omitted: ${name}`, async () => {
      const { parts, rows, text } = await mountSettled({ fetch: activities(at(1, created)) });
      expect(parts('time')).to.have.length(0);
      expect(parts('group-heading')).to.have.length(0);
      expect(rows()[0]?.hasAttribute('aria-description')).to.equal(false);
      expect(text()).to.not.match(/invalid|undefined|NaN|1970/i);
    });
  }

  it('is corrected if it is in milliseconds', async () => {
    const { texts } = await mountSettled({ fetch: activities(at(1, evening * 1000)) });
    expect(texts('group-heading')).to.deep.equal(['January 2026']);
    expect(texts('time')).to.deep.equal(['Jan 1, 12:30 AM']);
  });

  it('may be the first second, or have a fraction', async () => {
    const { texts } = await mountSettled({ fetch: activities(at(2, 1), at(1, evening + 0.999)) });
    expect(texts('group-heading')).to.deep.equal(['January 1970', 'January 2026']);
  });

  it('may be in the last year with four digits', async () => {
    for (const [groupBy, last] of [
      ['month', '9999-12-31T23:59:59Z'],
      ['day', 253_402_300_799],
      ['none', '253402300799'],
    ] as const) {
      const { part, rows, text } = await mountSettled({
        timeZone: 'Asia/Jayapura',
        groupBy,
        fetch: activities(at(1, last)),
      });
      expect(part('time')?.getAttribute('datetime')).to.equal('9999-12-31T23:59:59.000Z');
      expect(rows()[0]?.getAttribute('aria-description')).to.contain('January 1, 10000');
      expect(text()).to.not.match(/invalid|undefined|NaN/i);
    }
  });

  it('keeps its row among the others, in the group above', async () => {
    const { texts, rows } = await mountSettled({
      fetch: activities(at(4, evening), at(3, -1), at(2, 9e15), at(1, evening)),
    });
    expect(rows()).to.have.length(4);
    expect(texts('group-heading')).to.deep.equal(['January 2026']);
  });
});

describe('the day', () => {
  it('is in the row’s description, without the time of day and the zone', async () => {
    for (const renderRow of [undefined, () => 'mine']) {
      const { rows } = await mountSettled({ fetch: activities(at(1, evening)), renderRow });
      expect(plain(rows()[0]?.getAttribute('aria-description') ?? '')).to.equal(
        'Thursday, January 1, 2026',
      );
    }
  });

  it('is not a tooltip, and nothing opens when the row has the focus', async () => {
    const { part, rows } = await mountSettled({ fetch: activities(at(1, evening)) });
    rows()[0]?.focus();
    const time = part('time') as HTMLElement;
    expect(time.hasAttribute('title')).to.equal(false);
    expect(getComputedStyle(time, '::after').content).to.equal('none');
  });
});
