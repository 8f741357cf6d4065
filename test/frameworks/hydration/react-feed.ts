import { createElement as h, useEffect, useRef } from 'react';

// As text: a browser puts a template's children where React does not look for them when it hydrates.
const row = { __html: '<b>[[title]]</b> <i>[[id]]</i>' };

/** A feed that React renders on a server. */
export function Feed({ isDeferred }: { isDeferred: boolean }) {
  const feed = useRef<Element>(null);
  useEffect(() => feed.current?.removeAttribute('defer-hydration'), []);
  return h(
    'stamps-activity-feed',
    {
      ref: feed,
      'api-url': '/stamps',
      'defer-hydration': isDeferred ? '' : undefined,
      suppressHydrationWarning: true,
    },
    h('h2', { slot: 'header' }, 'Your stamps'),
    h('template', { slot: 'activity', dangerouslySetInnerHTML: row }),
  );
}
