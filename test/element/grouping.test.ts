import { expect } from 'chai';
import { mountMarkup, mountSettled, plain } from '../support/feed.js';
import { members } from '../support/sandbox-client.js';
import { activities, respondWith } from './helpers/network.js';
import { expectSameNodes } from './helpers/nodes.js';
import { collectWarnings } from './helpers/warnings.js';

const warnings = collectWarnings();

/** The Unix seconds of a local time in Jakarta. */
const jakarta = (time: string) => Date.parse(`${time}+07:00`) / 1000;
const at = (id: number, time?: string) => ({
  id,
  type: 9,
  ...(time ? { created: jakarta(time) } : {}),
});

const days = activities(
  at(5, '2026-10-02T08:00'),
  at(4, '2026-10-01T23:59'),
  at(3, '2026-10-01T00:00'),
  at(2, '2026-09-30T23:59'),
  at(1, '2025-09-30T12:00'),
);

describe('grouping', () => {
  it('is by month', async () => {
    const { feed, texts } = await mountSettled({ fetch: days });
    expect(feed.groupBy).to.equal('month');
    expect(texts('group-heading')).to.deep.equal([
      'October 2026',
      'September 2026',
      'September 2025',
    ]);
    expect(texts('time')[0]).to.equal('Oct 2, 8:00 AM');
  });

  it('can be by day', async () => {
    const { texts } = await mountSettled({ fetch: days, groupBy: 'day' });
    expect(texts('group-heading')).to.deep.equal([
      'Friday, October 2, 2026',
      'Thursday, October 1, 2026',
      'Wednesday, September 30, 2026',
      'Tuesday, September 30, 2025',
    ]);
    expect(texts('time')[0]).to.equal('8:00 AM');
  });

  it('can be turned off', async () => {
    const { texts } = await mountSettled({ fetch: days, groupBy: 'none' });
    expect(texts('group-heading')).to.deep.equal([]);
    expect(texts('time')[0]).to.equal('Oct 2, 2026, 8:00 AM');
  });

  it('can be changed while rows are shown', async () => {
    const { feed, rows, texts, requests } = await mountSettled({ user: members.forty });
    const before = rows();
    feed.setAttribute('group-by', 'none');
    await feed.updateComplete;
    expect(texts('group-heading')).to.deep.equal([]);
    feed.setAttribute('group-by', 'month');
    await feed.updateComplete;
    expect(texts('group-heading')[0]).to.equal('October 2026');
    expectSameNodes(rows(), before);
    expect(await requests()).to.have.length(1);
  });

  it('has one heading per month over all pages of a history', async () => {
    const { feed, texts } = await mountSettled({ user: members.history });
    for (let n = 0; n < 5; n++) await feed.loadMore();
    const months = texts('group-heading');
    expect(months.length).to.be.above(2);
    expect(new Set(months).size).to.equal(months.length);
  });

  it('continues across pages without repeating a heading', async () => {
    const month = Array.from({ length: 22 }, (_, n) => at(100 - n, '2026-10-02T08:00'));
    const { feed, texts, rows } = await mountSettled({
      fetch: respondWith({ activities: month.slice(0, 20) }, { activities: month.slice(20) }),
    });
    await feed.loadMore();
    expect(rows()).to.have.length(22);
    expect(texts('group-heading')).to.deep.equal(['October 2026']);
  });
});

describe('a group heading', () => {
  it('is a heading of level 2 in the article of its first row, beside the row', async () => {
    const { rows, parts } = await mountSettled({ fetch: days });
    expect(rows().map((row) => row.querySelectorAll('[role="heading"]').length)).to.deep.equal([
      1, 0, 0, 1, 1,
    ]);
    for (const heading of parts('group-heading')) {
      expect(heading.getAttribute('role')).to.equal('heading');
      expect(heading.getAttribute('aria-level')).to.equal('2');
      expect(heading.parentElement?.localName).to.equal('article');
      expect(heading.nextElementSibling?.part.contains('activity')).to.equal(true);
    }
  });

  for (const level of ['1', '3', '6']) {
    it(`can have level ${level}`, async () => {
      const { feed, parts, settled } = await mountMarkup({ 'heading-level': level });
      await settled();
      expect(feed.headingLevel).to.equal(Number(level));
      expect(parts('group-heading')[0]?.getAttribute('aria-level')).to.equal(level);
    });
  }

  it('also covers rows without a time below it', async () => {
    const { rows } = await mountSettled({
      fetch: activities(
        at(5, '2026-10-02T08:00'),
        at(4),
        at(3, '2026-10-01T08:00'),
        at(2, '2026-09-01T08:00'),
        at(1),
      ),
    });
    const headings = rows().map((row) =>
      plain(row.querySelector('[part="group-heading"]')?.textContent ?? ''),
    );
    expect(headings).to.deep.equal(['October 2026', '', '', 'September 2026', '']);
  });

  it('is not shown above rows without a time that come first', async () => {
    const { rows, texts } = await mountSettled({
      fetch: activities(at(2), at(1, '2026-10-02T08:00')),
    });
    expect(texts('group-heading')).to.deep.equal(['October 2026']);
    expect(!!rows()[1]?.querySelector('[part="group-heading"]')).to.equal(true);
  });
});

describe('the time zone', () => {
  const zones = {
    'Asia/Jakarta': 'October 2026',
    UTC: 'September 2026',
    'asia/jakarta': 'October 2026',
  };
  for (const [timeZone, month] of Object.entries(zones)) {
    it(`determines the month of an activity: ${timeZone}`, async () => {
      const { texts } = await mountSettled({
        timeZone,
        fetch: activities(at(1, '2026-10-01T03:00')),
      });
      expect(texts('group-heading')).to.deep.equal([month]);
    });
  }

  it('determines the day of an activity', async () => {
    const evening = activities(at(2, '2026-10-02T08:00'), at(1, '2026-10-02T06:59'));
    const { feed, texts } = await mountSettled({ groupBy: 'day', fetch: evening });
    expect(texts('group-heading')).to.have.length(1);
    feed.timeZone = 'UTC';
    await feed.updateComplete;
    expect(texts('group-heading')).to.deep.equal([
      'Friday, October 2, 2026',
      'Thursday, October 1, 2026',
    ]);
    expect(texts('time')).to.deep.equal(['1:00 AM', '11:59 PM']);
  });

  it('is the device’s by default', async () => {
    const { feed, texts } = await mountSettled({
      timeZone: undefined,
      fetch: activities(at(1, '2026-10-02T08:00')),
    });
    const format = new Intl.DateTimeFormat('en', { hour: 'numeric', minute: '2-digit' });
    const expected = format.format(new Date('2026-10-02T01:00:00Z'));
    expect(feed.timeZone).to.equal(undefined);
    expect(texts('time')[0]).to.contain(plain(expected));
  });
});

describe('an invalid display attribute', () => {
  const cases = [
    { name: 'group-by', value: 'decade', property: 'groupBy', fallback: 'month' },
    { name: 'heading-level', value: '7', property: 'headingLevel', fallback: 2 },
    { name: 'heading-level', value: 'two', property: 'headingLevel', fallback: 2 },
    { name: 'heading-level', value: '2.5', property: 'headingLevel', fallback: 2 },
    { name: 'time-zone', value: 'Jakarta', property: 'timeZone', fallback: undefined },
    { name: 'currency', value: 'rupiah', property: 'currency', fallback: 'IDR' },
  ] as const;
  for (const { name, value, property, fallback } of cases) {
    it(`falls back to its default with one warning: ${name}="${value}"`, async () => {
      const { feed, settled } = await mountMarkup({ user: members.one, [name]: value });
      await settled();
      const other = await mountMarkup({ user: members.one, [name]: value });
      await other.settled();
      expect(feed[property]).to.equal(fallback);
      expect(feed.status).to.equal('ready');
      expect(other.rows()).to.have.length(1);
      expect(warnings.texts).to.have.length(1);
      expect(warnings.texts[0]).to.contain(name);
      expect(warnings.texts[0]?.toLowerCase()).to.contain(value.toLowerCase());
    });
  }

  it('causes no warning if it is empty or missing', async () => {
    const { feed, settled } = await mountMarkup({ 'group-by': '', 'time-zone': '', currency: '' });
    await settled();
    const { groupBy, timeZone, currency } = feed;
    expect({ groupBy, timeZone, currency }).to.deep.equal({
      groupBy: 'month',
      timeZone: undefined,
      currency: 'IDR',
    });
    expect(warnings.texts).to.deep.equal([]);
  });
});
