import { expect } from 'chai';
import { mountSettled } from '../support/feed.js';
import { setClock } from './helpers/clock.js';
import { activities } from './helpers/network.js';
import { expectSameNodes } from './helpers/nodes.js';
import { childrenSettled, rowTexts, template } from './helpers/templates.js';

const at = (id: number, time: string) => ({ id, type: 9, created: Date.parse(time) / 1000 });

/** Two evenings and the next morning in Jakarta. */
const fetch = activities(
  at(4, '2026-03-02T08:00+07:00'),
  at(3, '2026-03-02T00:00+07:00'),
  at(2, '2026-03-01T23:59+07:00'),
  at(1, '2026-02-28T23:59+07:00'),
);

describe('today and yesterday', () => {
  it('replace the day below headings of months', async () => {
    setClock('2026-03-02T12:00+07:00');
    const { texts } = await mountSettled({ fetch });
    expect(texts('group-heading')).to.deep.equal(['March 2026', 'February 2026']);
    expect(texts('time')).to.deep.equal([
      'Today, 8:00 AM',
      'Today, 12:00 AM',
      'Yesterday, 11:59 PM',
      'Feb 28, 11:59 PM',
    ]);
  });

  it('are headings of days', async () => {
    setClock('2026-03-02T12:00+07:00');
    const { texts } = await mountSettled({ fetch, groupBy: 'day' });
    expect(texts('group-heading')).to.deep.equal([
      'Today',
      'Yesterday',
      'Saturday, February 28, 2026',
    ]);
    expect(texts('time')).to.deep.equal(['8:00 AM', '12:00 AM', '11:59 PM', '11:59 PM']);
  });

  it('replace the date without groups', async () => {
    setClock('2026-03-02T12:00+07:00');
    const { texts } = await mountSettled({ fetch, groupBy: 'none' });
    expect(texts('time')).to.deep.equal([
      'Today, 8:00 AM',
      'Today, 12:00 AM',
      'Yesterday, 11:59 PM',
      'Feb 28, 2026, 11:59 PM',
    ]);
  });

  it('are “Hari ini” and “Kemarin” in Indonesian', async () => {
    setClock('2026-03-02T12:00+07:00');
    const { feed, texts } = await mountSettled({ fetch, lang: 'id' });
    expect(texts('time').slice(0, 3)).to.deep.equal([
      'Hari ini, 08.00',
      'Hari ini, 00.00',
      'Kemarin, 23.59',
    ]);
    feed.groupBy = 'day';
    await feed.updateComplete;
    expect(texts('group-heading').slice(0, 2)).to.deep.equal(['Hari ini', 'Kemarin']);
  });

  it('follow the feed’s time zone instead of the device’s', async () => {
    // 17:30 in London is half past midnight in Jakarta.
    setClock('2026-03-01T17:30Z');
    const { feed, texts } = await mountSettled({ fetch: activities(at(1, '2026-03-01T16:30Z')) });
    expect(texts('time')).to.deep.equal(['Yesterday, 11:30 PM']);
    feed.timeZone = 'UTC';
    await feed.updateComplete;
    expect(texts('time')).to.deep.equal(['Today, 4:30 PM']);
  });

  it('work across the end of a year', async () => {
    setClock('2027-01-01T00:10+07:00');
    const { feed, texts } = await mountSettled({
      fetch: activities(at(2, '2027-01-01T00:00+07:00'), at(1, '2026-12-31T23:59:59+07:00')),
    });
    expect(texts('group-heading')).to.deep.equal(['January 2027', 'December 2026']);
    expect(texts('time')).to.deep.equal(['Today, 12:00 AM', 'Yesterday, 11:59 PM']);
    feed.groupBy = 'day';
    await feed.updateComplete;
    expect(texts('group-heading')).to.deep.equal(['Today', 'Yesterday']);
  });

  it('are not used for future activities', async () => {
    setClock('2026-02-28T12:00+07:00');
    const { texts } = await mountSettled({ fetch });
    expect(texts('time')).to.deep.equal([
      'Mar 2, 8:00 AM',
      'Mar 2, 12:00 AM',
      'Mar 1, 11:59 PM',
      'Today, 11:59 PM',
    ]);
  });
});

describe('while the page stays open', () => {
  it('today becomes yesterday at midnight', async () => {
    const clock = setClock('2026-03-02T21:15:30.500+07:00');
    const { feed, texts } = await mountSettled({ fetch });
    await clock.advanceTo('2026-03-02T23:59:59.999+07:00');
    await feed.updateComplete;
    expect(texts('time')[0]).to.equal('Today, 8:00 AM');
    await clock.advanceTo('2026-03-03T00:00+07:00');
    await feed.updateComplete;
    expect(texts('time')).to.deep.equal([
      'Yesterday, 8:00 AM',
      'Yesterday, 12:00 AM',
      'Mar 1, 11:59 PM',
      'Feb 28, 11:59 PM',
    ]);
  });

  it('the headings of days change every night', async () => {
    const clock = setClock('2026-03-02T12:00+07:00');
    const { feed, texts } = await mountSettled({ fetch, groupBy: 'day' });
    await clock.advanceTo('2026-03-03T00:00+07:00');
    await feed.updateComplete;
    expect(texts('group-heading').slice(0, 2)).to.deep.equal([
      'Yesterday',
      'Sunday, March 1, 2026',
    ]);
    await clock.advanceTo('2026-03-04T00:00+07:00');
    await feed.updateComplete;
    expect(texts('group-heading').slice(0, 2)).to.deep.equal([
      'Monday, March 2, 2026',
      'Sunday, March 1, 2026',
    ]);
  });

  for (const groupBy of ['month', 'day', 'none'] as const) {
    it(`only rows of the days concerned are rendered again, grouped by ${groupBy}`, async () => {
      const clock = setClock('2026-03-02T12:00+07:00');
      const { feed, rows, ids } = await mountSettled({ fetch, groupBy });
      const changed = new Set<string>();
      const elements = rows();
      const observers = elements.map((row, index) => {
        const observer = new MutationObserver(() => changed.add(`${ids()[index]}`));
        const options = { subtree: true, childList: true, characterData: true, attributes: true };
        observer.observe(row, options);
        return observer;
      });
      await clock.advanceTo('2026-03-03T00:00+07:00');
      await feed.updateComplete;
      await Promise.resolve();
      for (const observer of observers) observer.disconnect();
      // Today became yesterday (4 and 3), and yesterday became a date (2).
      expect([...changed].sort()).to.deep.equal(groupBy === 'day' ? ['2', '4'] : ['2', '3', '4']);
      expectSameNodes(rows(), elements);
    });
  }

  it('rows from a template change', async () => {
    const clock = setClock('2026-03-02T12:00+07:00');
    const view = await mountSettled({ fetch });
    view.feed.append(template('activity', '[[time]]'));
    await childrenSettled(view.feed);
    expect(rowTexts(view.feed)[0]).to.equal('Today, 8:00 AM');
    await clock.advanceTo('2026-03-03T00:00+07:00');
    await childrenSettled(view.feed);
    expect(rowTexts(view.feed)[0]).to.equal('Yesterday, 8:00 AM');
  });

  for (const [night, evening, midnight, timeZone = 'America/New_York'] of [
    ['shorter', '2026-03-08T01:00-05:00', '2026-03-09T00:00-04:00'],
    ['longer', '2026-11-01T00:30-04:00', '2026-11-02T00:00-05:00'],
    ['shorter by an hour', '2026-03-28T22:10+02:00', '2026-03-29T01:00+03:00', 'Asia/Beirut'],
    ['longer by an hour', '2026-10-24T22:10+03:00', '2026-10-25T00:00+02:00', 'Asia/Beirut'],
    [
      'longer by half an hour',
      '2026-04-05T00:00+11:00',
      '2026-04-06T00:00+10:30',
      'Australia/Lord_Howe',
    ],
    [
      'as long as others, in Nepal',
      '2026-01-01T22:45+05:45',
      '2026-01-02T00:00+05:45',
      'Asia/Kathmandu',
    ],
  ] as const) {
    it(`midnight is correct on a day that is ${night}`, async () => {
      const clock = setClock(evening);
      const { feed, texts } = await mountSettled({
        timeZone,
        groupBy: 'day',
        fetch: activities(at(1, evening)),
      });
      const justBefore = new Date(Date.parse(midnight) - 1).toISOString();
      await clock.advanceTo(justBefore);
      await feed.updateComplete;
      expect(texts('group-heading')).to.deep.equal(['Today']);
      await clock.advanceTo(midnight);
      await feed.updateComplete;
      expect(texts('group-heading')).to.deep.equal(['Yesterday']);
    });
  }

  it('the day is updated when the document is visible after the device slept', async () => {
    const clock = setClock('2026-03-02T12:00+07:00');
    const { feed, texts } = await mountSettled({ fetch });
    clock.sleepUntil('2026-03-03T09:00+07:00');
    document.dispatchEvent(new Event('visibilitychange'));
    await feed.updateComplete;
    expect(texts('time')[0]).to.equal('Yesterday, 8:00 AM');
  });

  it('the day is updated within five minutes after the device slept', async () => {
    const clock = setClock('2026-03-02T12:01+07:00');
    const { feed, texts } = await mountSettled({ fetch });
    clock.sleepUntil('2026-03-03T09:01+07:00');
    await clock.advanceTo('2026-03-03T09:05+07:00');
    await feed.updateComplete;
    expect(texts('time')[0]).to.equal('Yesterday, 8:00 AM');
  });

  it('the day is updated when a feed is inserted again', async () => {
    const clock = setClock('2026-03-02T12:00+07:00');
    const { feed, texts } = await mountSettled({ fetch });
    feed.remove();
    await clock.advanceTo('2026-03-03T09:00+07:00');
    document.body.append(feed);
    await feed.updateComplete;
    expect(texts('time')[0]).to.equal('Yesterday, 8:00 AM');
  });
});
