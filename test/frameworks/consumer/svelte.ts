// The types that a Svelte template uses: Svelte's compiler turns each tag into such an object.

import type {} from 'stamps-activity-feed/types/svelte';
import type { SvelteHTMLElements } from 'svelte/elements';

type Attributes = SvelteHTMLElements['stamps-activity-feed'];

export const right: Attributes = {
  class: 'stamps',
  lang: 'id',
  'api-url': '/stamps',
  merchantIds: [2, 5],
  'auto-load': true,
  'refresh-interval': 60,
  'group-by': 'day',
  style: '--stamps-feed-accent: crimson',
  'onstamps-load': ({ activities, hasMore }) => hasMore && activities.length,
  'onstamps-error': ({ error }) => error.retryable,
  'on:stamps-end': () => {},
};

export const wrong: Attributes[] = [
  // @ts-expect-error There is no such attribute.
  { merchant: '2' },
  // @ts-expect-error There is no such grouping.
  { 'group-by': 'year' },
  // @ts-expect-error Only the event stamps-error has an error.
  { 'onstamps-load': ({ error }) => error },
];
