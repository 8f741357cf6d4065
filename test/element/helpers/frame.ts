import type { StampsActivityFeed } from '../../../src/index.js';
import { attach, type Look, look } from '../../support/feed.js';
import { accessToken, members, sandboxApi } from '../../support/sandbox-client.js';
import { waitUntil } from '../../support/wait.js';

export const framesOf = async (view: Window = window): Promise<void> => {
  for (let n = 0; n < 4; n++) await new Promise((go) => view.requestAnimationFrame(go));
};

/** A document of its own with a feed, in a viewport of this size. */
export async function feedInFrame(
  width: number,
  height: number,
  properties: object = {},
  faults = {},
): Promise<Look & { readonly view: Window }> {
  const frame = attach(document.createElement('iframe'));
  const all = { user: members.history, timeZone: 'Asia/Jakarta', ...properties };
  const token = await accessToken();
  sessionStorage.setItem(
    'test-feed',
    JSON.stringify({ apiUrl: sandboxApi(faults).url, token, ...all }),
  );
  frame.src = '/test/element/helpers/restored-feed.html';
  Object.assign(frame.style, { border: 'none', width: `${width}px`, height: `${height}px` });
  const find = () =>
    frame.contentDocument?.querySelector<StampsActivityFeed>('stamps-activity-feed');
  await waitUntil(() => find()?.status === 'ready', 'the feed has not loaded');
  const view = frame.contentWindow as Window;
  await framesOf(view);
  return { view, ...look(find() as StampsActivityFeed) };
}
