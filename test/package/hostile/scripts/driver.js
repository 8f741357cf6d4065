/**
 * Controls the feed of a hostile page, from a script on that page. Nothing here relies on built-ins that
 * such a page changes.
 */
(() => {
  const feedOf = () => document.querySelector('stamps-activity-feed');

  const textsOf = (root, selector) => {
    const texts = [];
    const found = root.querySelectorAll(selector);
    for (let n = 0; n < found.length; n++) texts[n] = found[n].textContent.replace(/\s+/g, ' ');
    return texts;
  };

  const rows = (feed) => (feed.shadowRoot ? feed.shadowRoot.querySelectorAll('article').length : 0);

  /** Waits until a condition is true. After 30 s it returns, and the test sees the actual state. */
  const until = (holds) =>
    new Promise((resolve) => {
      const end = performance.now() + 30_000;
      const look = () => {
        if (holds() || performance.now() > end) resolve();
        else requestAnimationFrame(look);
      };
      look();
    });

  /** The feed's events since the page was opened. */
  const heard = [];
  const hear = (event) => {
    heard[heard.length] = event.type;
  };
  document.addEventListener('stamps-load', hear);
  document.addEventListener('stamps-end', hear);
  document.addEventListener('stamps-error', hear);

  window.hostile = {
    until,
    rows,
    feedOf,

    /** Loads the whole history, by the button and by the method, and opens the details of rows. */
    async use() {
      const feed = feedOf();
      await until(() => rows(feed) === 20);
      feed.shadowRoot.querySelector('[part~=load-more]').click();
      await until(() => rows(feed) === 40);
      const last = (await feed.loadMore()).length;
      const again = (await feed.refresh()).length;
      feed.setAttribute('group-by', 'day');
      feed.setAttribute('lang', 'id');
      await feed.updateComplete;
      const daily = textsOf(feed.shadowRoot, '[part="group-heading"]');
      feed.setAttribute('group-by', 'month');
      feed.removeAttribute('lang');

      const section = document.createElement('section');
      document.body.appendChild(section);
      section.appendChild(feed);
      await feed.updateComplete;

      const clone = feed.cloneNode(true);
      section.appendChild(clone);
      await until(() => rows(clone) === 20 && heard.length === 6);
      const cloned = textsOf(clone.shadowRoot, '[part="title"]');
      section.removeChild(clone);

      return {
        rows: textsOf(feed.shadowRoot, 'article'),
        copies: textsOf(feed, '[data-stamps-row]'),
        end: textsOf(feed.shadowRoot, '[part="end"]'),
        daily,
        cloned,
        last,
        again,
        heard,
        status: feed.status,
        attempts: feed.diagnostics().attempts.length,
      };
    },
  };
})();
