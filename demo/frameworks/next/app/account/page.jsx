import { headers } from 'next/headers';
import { renderActivityFeed } from 'stamps-activity-feed/ssr';
import { GET as proxy } from '../stamps/[...path]/route.js';
import { Upgrade } from './upgrade.jsx';

/** A page whose rows are in the HTML: the feed takes them over, and asks for the next ones alone. */
export default async function Page() {
  const sent = await headers();
  const feed = await renderActivityFeed({
    attributes: { 'api-url': '/stamps', lang: 'en', 'time-zone': 'Asia/Jakarta' },
    proxy,
    request: { url: `http://${sent.get('host')}/account`, headers: sent },
  });
  return (
    <main>
      {/* The browser makes a shadow root of the template in it, which React does not have to know. */}
      <div suppressHydrationWarning dangerouslySetInnerHTML={{ __html: feed }} />
      <Upgrade />
    </main>
  );
}
