/** Another feed of the web, that a local stub can drive. */
export interface Peer {
  /** Its name on npm. */
  readonly name: string;
  readonly version: string;
  /** What its rows are. */
  readonly row: string;
  /** A module that shows so many rows on an empty page. */
  readonly driver: string;
}

/** What is measured of others; the versions are those that were tried. */
export const peers: readonly Peer[] = [
  {
    name: '@idotj/mastodon-embed-timeline',
    version: '4.8.2',
    row: 'article',
    driver: `
      import { Init } from '@idotj/mastodon-embed-timeline';
      globalThis.showRows = (count) => {
        document.body.innerHTML =
          '<div id="mt-container" class="mt-container"><div class="mt-body" role="feed"></div></div>';
        new Init({
          instanceUrl: location.origin,
          timelineType: 'local',
          maxNbPostFetch: String(count),
          maxNbPostShow: String(count),
        });
      };`,
  },
  {
    name: 'emfed',
    version: '1.6.0',
    row: 'li.toot',
    driver: `
      import { loadToots } from 'emfed/dist/core.js';
      globalThis.showRows = (count) => {
        document.body.innerHTML =
          '<a class="mastodon-feed" data-toot-account-id="1" href="/@bench">Feed</a>';
        const link = document.querySelector('a');
        link.href = location.origin + '/@bench';
        link.setAttribute('data-toot-limit', count);
        loadToots(link);
      };`,
  },
  {
    name: '@trycourier/courier-ui-inbox',
    version: '2.4.7',
    row: 'courier-inbox-list-item',
    driver: `
      import { Courier } from '@trycourier/courier-ui-inbox';
      globalThis.showRows = (count) => {
        const { origin, host } = location;
        document.body.innerHTML = '<courier-inbox></courier-inbox>';
        Courier.shared.signIn({
          userId: 'bench',
          jwt: 'e30.e30.e30',
          showLogs: false,
          apiUrls: {
            courier: { rest: origin, graphql: origin + '/graphql?rows=' + count },
            inbox: {
              graphql: origin + '/graphql?rows=' + count,
              webSocket: 'ws://' + host + '/socket',
            },
          },
        });
      };`,
  },
];
