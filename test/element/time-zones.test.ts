import { expect } from 'chai';
import { mountSettled, plain } from '../support/feed.js';
import { activities } from './helpers/network.js';

// With notes, so that each has details.
const at = (id: number, created: unknown) => ({ id, type: 9, created, notes: 'Notes' });

/** Activities at these times, newest first, each below the heading of its day, with its details. */
async function days(lang: string, timeZone: string, ...times: readonly string[]) {
  const fetch = activities(
    ...times.map((time, n) => at(times.length - n, Date.parse(time) / 1000)),
  );
  const { texts, parts } = await mountSettled({ lang, timeZone, groupBy: 'day', fetch });
  for (const toggle of parts('details-toggle')) toggle.click();
  return {
    headings: texts('group-heading'),
    full: parts('details').map((details) =>
      plain(details.querySelector('dd')?.textContent ?? null),
    ),
  };
}

describe('a day that starts at one o’clock', () => {
  const nights = [
    ['America/Sao_Paulo', '2018-11-04T03:00Z', 'Sunday, November 4, 2018', 'GMT-2'],
    ['Asia/Beirut', '2026-03-28T22:00Z', 'Sunday, March 29, 2026', 'GMT+3'],
    ['America/Santiago', '2026-09-06T04:00Z', 'Sunday, September 6, 2026', 'GMT-3'],
  ] as const;
  for (const [timeZone, midnight, day, zone] of nights) {
    it(`starts one second after the previous one: ${timeZone}`, async () => {
      const before = new Date(Date.parse(midnight) - 1000).toISOString();
      const { headings, full } = await days('en', timeZone, midnight, before);
      expect(headings).to.have.length(2);
      expect(headings[0]).to.equal(day);
      expect(full[0]).to.equal(`${day} at 1:00 AM ${zone}`);
      expect(full[1]).to.contain(' at 11:59 PM ');
    });
  }
});

describe('a time zone with a fractional offset', () => {
  it('has its own midnight: Nepal', async () => {
    const { headings, full } = await days(
      'id',
      'Asia/Kathmandu',
      '2026-01-01T18:15Z',
      '2026-01-01T18:14:59Z',
    );
    expect(headings).to.deep.equal(['Jumat, 2 Januari 2026', 'Kamis, 1 Januari 2026']);
    expect(full[0]).to.match(/^Jumat, 2 Januari 2026 pukul 00\.00 GMT\+5[.:]45$/);
  });

  it('may change its clocks by half an hour: Lord Howe', async () => {
    const { full } = await days(
      'en',
      'Australia/Lord_Howe',
      '2026-10-03T15:30Z',
      '2026-10-03T15:29Z',
      '2026-04-04T15:15Z',
      '2026-04-04T14:45Z',
    );
    expect(full).to.deep.equal([
      'Sunday, October 4, 2026 at 2:30 AM GMT+11',
      'Sunday, October 4, 2026 at 1:59 AM GMT+10:30',
      'Sunday, April 5, 2026 at 1:45 AM GMT+10:30',
      'Sunday, April 5, 2026 at 1:45 AM GMT+11',
    ]);
  });
});

describe('the time zones at the date line', () => {
  it('may be in different years at the same time', async () => {
    const first = await days('en', 'Pacific/Kiritimati', '2025-12-31T10:00Z');
    const last = await days('en', 'Etc/GMT+12', '2026-01-01T11:59:59Z');
    expect(first.headings).to.deep.equal(['Thursday, January 1, 2026']);
    expect(last.headings).to.deep.equal(['Wednesday, December 31, 2025']);
  });

  it('may skip a day', async () => {
    const { headings } = await days(
      'en',
      'Pacific/Apia',
      '2011-12-30T10:00Z',
      '2011-12-30T09:59:59Z',
    );
    expect(headings).to.deep.equal(['Saturday, December 31, 2011', 'Thursday, December 29, 2011']);
  });
});

describe('the name of a time zone', () => {
  it('may be an old one in any case', async () => {
    const { full } = await days('id', 'asia/ujung_pandang', '2026-01-01T18:14:59Z');
    expect(full).to.deep.equal(['Jumat, 2 Januari 2026 pukul 02.14 WITA']);
  });
});
