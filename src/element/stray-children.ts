import { templateMode } from './templates/content.js';
import { warnOnce } from './warn-once.js';
import { whenLoaded } from './when-loaded.js';

/** Elements that show nothing anywhere. */
const isInvisible = ({ localName }: Element): boolean =>
  /^(template|script|style|link|meta|noscript)$/.test(localName);

/**
 * Warns once if a feed has a child that is not shown. In most cases the page says
 * `<stamps-activity-feed />`: HTML has no such tag, so everything after it becomes a child of the feed. The CMS
 * loader moves the content that its feed replaces into the feed.
 */
export const warnOfStrayChildren = (host: Element): void =>
  whenLoaded(() => {
    if (templateMode(host) !== 'page') return;
    const stray = [...host.children].find((child) => !child.slot && !isInvisible(child));
    if (!stray) return;
    warnOnce(
      `<${stray.localName}> is inside the feed and has no slot, so it is not shown. End the feed with ` +
        '</stamps-activity-feed>, not with "/>".',
    );
  });
