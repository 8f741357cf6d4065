const maxEntries = 12;

/** Lists the feed's events, newest first. */
export const logEvents = (
  feed: HTMLElementTagNameMap['stamps-activity-feed'],
  list: HTMLElement,
): void => {
  const addEntry = (text: string): void => {
    const item = document.createElement('li');
    item.textContent = text;
    list.prepend(item);
    while (list.children.length > maxEntries) list.lastElementChild?.remove();
  };
  feed.addEventListener('stamps-load', ({ activities, hasMore, page }) => {
    const issues = page.issues.length > 0 ? `, ${page.issues.length} unreadable` : '';
    addEntry(`stamps-load: ${activities.length} activities${issues}${hasMore ? ', and more' : ''}`);
  });
  feed.addEventListener('stamps-error', ({ error }) =>
    addEntry(`stamps-error: ${error.code}. ${error.message}`),
  );
  feed.addEventListener('stamps-end', () => addEntry('stamps-end'));
};
