import { headers } from 'next/headers';
import { renderActivityFeed } from 'stamps-activity-feed/ssr';
import { GET as proxy } from '../stamps/[...path]/route.js';
import { Upgrade } from './upgrade.jsx';

/** The HTML holds the first rows. The feed takes them over and requests only further pages. */
export default async function Page() {
  const sent = await headers();
  const feed = await renderActivityFeed({
    attributes: { 'api-url': '/stamps', lang: 'en', 'time-zone': 'Asia/Jakarta' },
    proxy,
    request: { url: `http://${sent.get('host')}/account`, headers: sent },
  });
  return (
    <main>
      {/* The browser turns the template in it into a shadow root, which React must not hydrate. */}
      <div suppressHydrationWarning dangerouslySetInnerHTML={{ __html: feed }} />
      <Upgrade />
    </main>
  );
}
