import { useEffect } from 'react';
import { useLoaderData } from 'react-router';
import { renderActivityFeed } from 'stamps-activity-feed/ssr';
import { proxy } from '../proxy.server.js';
export const loader = ({ request }) =>
  renderActivityFeed({
    attributes: { 'api-url': '/stamps', lang: 'en', 'time-zone': 'Asia/Jakarta' },
    proxy,
    request,
  });
export default function Account() {
  const html = useLoaderData();
  useEffect(() => {
    import('stamps-activity-feed');
  }, []);
  return <main suppressHydrationWarning dangerouslySetInnerHTML={{ __html: html }} />;
}
