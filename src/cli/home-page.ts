import { readFile } from 'node:fs/promises';

/** In the package the script is beside this folder; in the repository it is what `npm run build` wrote. */
const scripts = ['../stamps-activity-feed.js', '../../dist/stamps-activity-feed.js'].map(
  (path) => new URL(path, import.meta.url),
);

/** Pages of other origins, and files that are opened from the disk, may load the script. */
const scriptHeaders = { 'Content-Type': 'text/javascript', 'Access-Control-Allow-Origin': '*' };

/** The element's file for a script tag. */
export async function readScript(): Promise<Response> {
  for (const file of scripts) {
    const body = await readFile(file).catch(() => undefined);
    if (body) return new Response(body, { headers: scriptHeaders });
  }
  return new Response('There is no build. Run: npm run build', { status: 404 });
}

const escapeHtml = (text: string): string =>
  text.replace(/[&<>"]/g, (it) => `&#${it.charCodeAt(0)};`);

const snippet = `<script type="module" src="/stamps-activity-feed.js"></script>

<stamps-activity-feed api-url="/stamps"></stamps-activity-feed>`;

/** A page with a feed, and the tags that it consists of. */
export function homePage(member: string): Response {
  const html = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>Stamps sandbox</title>
    <style>
      body { max-width: 40rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 system-ui, sans-serif; }
      pre { padding: 1rem; overflow: auto; border: 1px solid; border-radius: 0.5rem; }
    </style>
  </head>
  <body>
    <h1>Stamps sandbox</h1>
    <p>The activities of ${escapeHtml(member)}, shown by these tags:</p>
    <pre tabindex="0" role="region" aria-label="The tags of this page"><code>${escapeHtml(snippet)}</code></pre>
    ${snippet}
  </body>
</html>
`;
  return new Response(html, { headers: { 'Content-Type': 'text/html; charset=utf-8' } });
}
