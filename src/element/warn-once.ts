const warned = new Set<string>();

/** Writes a warning for the developer, once per document however many feeds cause it. */
export const warnOnce = (message: string): void => {
  if (warned.has(message)) return;
  warned.add(message);
  console.warn(
    `<stamps-activity-feed>: ${message}`,
    'https://stamps-id.github.io/stamps-activity-feed/troubleshooting.html',
  );
};
