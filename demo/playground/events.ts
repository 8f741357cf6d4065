const length = 12;

/** Tells in a list what the feed dispatches, the newest first. */
export const logEvents = (
  feed: HTMLElementTagNameMap['stamps-activity-feed'],
  list: HTMLElement,
): void => {
  const note = (text: string): void => {
    const item = document.createElement('li');
    item.textContent = text;
    list.prepend(item);
    while (list.children.length > length) list.lastElementChild?.remove();
  };
  feed.addEventListener('stamps-load', ({ activities, hasMore, page }) => {
    const issues = page.issues.length > 0 ? `, ${page.issues.length} unreadable` : '';
    note(`stamps-load: ${activities.length} activities${issues}${hasMore ? ', and more' : ''}`);
  });
  feed.addEventListener('stamps-error', ({ error }) =>
    note(`stamps-error: ${error.code}. ${error.message}`),
  );
  feed.addEventListener('stamps-end', () => note('stamps-end'));
};
