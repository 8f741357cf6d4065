const warned = new Set<string>();

/** Tells the page's developer about a mistake, once a page however many feeds make it. */
export const warnOnce = (message: string): void => {
  if (warned.has(message)) return;
  warned.add(message);
  console.warn(`<stamps-activity-feed>: ${message}`);
};
