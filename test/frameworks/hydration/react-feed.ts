import { createElement as h, useEffect, useRef } from 'react';

// As text, because the browser moves a template's children into its content, where React can't hydrate them.
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
