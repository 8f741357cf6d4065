import { englishWords } from '../activities/words.js';
import type { Messages } from './messages.js';

const tryAgain = 'Something went wrong on our side. Please try again in a moment.';
const signInAgain = 'Please sign in again to see your activity.';
const unavailable = 'Your activity can’t be shown here right now. Please come back later.';

export const en: Messages = {
  language: 'en',
  label: '{Unit} activity',
  ...englishWords,
  statuses: { created: 'Created', canceled: 'Canceled', open: 'In progress' },
  plus: 'plus',
  minus: 'minus',
  today: 'Today',
  yesterday: 'Yesterday',
  at: (day, time) => `${day}, ${time}`,
  details: {
    toggle: 'Details',
    time: 'Time',
    name: 'Activity',
    merchant: 'Merchant',
    store: 'Store',
    invoice: 'Invoice',
    reference: 'Reference',
    purchaseTotal: 'Purchase total',
    channel: 'Channel',
    notes: 'Notes',
    copy: 'Copy',
    copied: 'Copied',
    copyFailed: 'Couldn’t copy. Please copy the selected text.',
    receipt: 'View receipt',
  },
  loading: 'Loading your activity',
  loadMore: 'Show more',
  loadingMore: 'Loading',
  retry: 'Try again',
  idle: 'Sign in to see your activity.',
  empty: 'Nothing here yet. Your {unit} will show up after your first purchase.',
  emptyOfTypes: 'Nothing of this kind yet.',
  noneYet: 'Nothing recent. Older activity may have some.',
  filterBy: 'Filter activities',
  filters: { all: 'All', earned: 'Earned', used: 'Used', expired: 'Expired', returned: 'Returned' },
  filtered: (filter, count, text) =>
    count === 1 ? `${filter}, 1 activity` : `${filter}, ${text} activities`,
  showNew: (count, text) => (count === 1 ? 'Show 1 new activity' : `Show ${text} new activities`),
  newer: (count, text) => (count === 1 ? 'One new activity.' : `${text} new activities.`),
  signIn: 'Sign in',
  printed: (count, text) =>
    `Only what was loaded is printed: ${text} ${count === 1 ? 'activity' : 'activities'}.`,
  end: 'That’s everything.',
  added: (count, text) => (count === 1 ? 'One more activity.' : `${text} more activities.`),
  moreFailed: 'More of your activity couldn’t be loaded. Please try again in a moment.',
  errors: {
    'invalid-config': unavailable,
    token: signInAgain,
    unauthorized: signInAgain,
    forbidden: signInAgain,
    'not-found':
      'We couldn’t find your membership. Please check that you signed in with the right account.',
    'bad-request': unavailable,
    'rate-limited': 'Please wait a moment, then try again.',
    server: tryAgain,
    network: 'We couldn’t load your activity. Please check your connection and try again.',
    timeout: 'This is taking too long. Please check your connection and try again.',
    redirected: signInAgain,
    'invalid-response': tryAgain,
    'no-progress': tryAgain,
  },
};
