interface Driver {
  /** The selector of a row. */
  readonly row: string;
  /** A module that defines `showRows`, which shows so many rows on an empty page. */
  readonly driver: string;
}

/** The other feeds by their npm names; package.json beside this file has their versions. */
export const drivers: Readonly<Record<string, Driver>> = {
  '@idotj/mastodon-embed-timeline': {
    row: 'article',
    driver: `import { Init } from '@idotj/mastodon-embed-timeline';
      globalThis.showRows = (count) => {
        document.body.innerHTML = '<div id="mt-container" class="mt-container"><div class="mt-body" role="feed"></div></div>';
        new Init({ instanceUrl: location.origin, timelineType: 'local',
          maxNbPostFetch: String(count), maxNbPostShow: String(count) });
      };`,
  },
  emfed: {
    row: 'li.toot',
    driver: `import { loadToots } from 'emfed/dist/core.js';
      globalThis.showRows = (count) => {
        document.body.innerHTML = '<a data-toot-account-id="1" data-toot-limit="' + count + '">Feed</a>';
        const link = document.querySelector('a');
        link.href = location.origin + '/@bench';
        loadToots(link);
      };`,
  },
  '@trycourier/courier-ui-inbox': {
    row: 'courier-inbox-list-item',
    driver: `import { Courier } from '@trycourier/courier-ui-inbox';
      globalThis.showRows = (count) => {
        const graphql = location.origin + '/graphql?rows=' + count;
        document.body.innerHTML = '<courier-inbox></courier-inbox>';
        Courier.shared.signIn({ userId: 'bench', jwt: 'e30.e30.e30', showLogs: false, apiUrls: {
          courier: { rest: location.origin, graphql },
          inbox: { graphql, webSocket: 'ws://' + location.host + '/socket' } } });
      };`,
  },
};
