import type { Page } from 'puppeteer-core';

/** Runs in the page and reports what overflows, overlaps, or is too small to press. */
function auditPage(): string[] {
  const problems = new Set<string>();
  const feed = document.querySelector('stamps-activity-feed');
  const root = feed?.shadowRoot;
  if (!feed || !root) return ['There is no feed.'];

  const name = (element: Element) =>
    element.getAttribute('part') || element.className || element.localName;
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth > clientWidth) {
    problems.add(`The page is ${scrollWidth - clientWidth} px wider than the window.`);
  }

  /** The boxes of an element's own text and images, one per line. */
  const boxes = (element: Element): DOMRect[] => {
    const range = document.createRange();
    range.selectNodeContents(element);
    return [...range.getClientRects()].filter(({ width, height }) => width > 1 && height > 1);
  };
  const leaves = (row: Element): Element[] => {
    const slotted = [...row.querySelectorAll('slot')].flatMap((slot) => slot.assignedElements());
    const scopes = slotted.length > 0 ? slotted : [row];
    return scopes
      .flatMap((scope) => [...scope.querySelectorAll('*')])
      .filter(
        (element) =>
          !element.closest('.hidden, .visually-hidden') &&
          [...element.childNodes].some((node) => node instanceof Text && node.data.trim()),
      );
  };
  const overlap = (a: DOMRect, b: DOMRect) =>
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1.5 &&
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 3;

  for (const row of root.querySelectorAll('[part~="activity"]')) {
    const frame = row.getBoundingClientRect();
    const texts = leaves(row);
    const boxesOf = texts.map(boxes);
    const id = row.parentElement?.querySelector('[id]')?.id ?? '';
    for (const [index, text] of texts.entries()) {
      const own = boxesOf[index] ?? [];
      if (own.some(({ left, right }) => left < frame.left - 1.5 || right > frame.right + 1.5)) {
        problems.add(`${id}: ${name(text)} leaves its row.`);
      }
      for (let next = index + 1; next < texts.length; next += 1) {
        const other = texts[next];
        if (!other || text.contains(other) || other.contains(text)) continue;
        if (own.some((a) => boxesOf[next]?.some((b) => overlap(a, b)))) {
          problems.add(`${id}: ${name(text)} and ${name(other)} overlap.`);
        }
      }
    }
  }
  for (const target of root.querySelectorAll('button')) {
    const { width, height } = target.getBoundingClientRect();
    if (width < 24 || height < 24) problems.add(`A button is ${width} × ${height} px.`);
  }
  return [...problems];
}

/** The problems of the page as it is rendered now. */
export const audit = async (page: Page): Promise<string[]> => {
  // The compiler marks functions with a helper that the page does not have.
  await page.evaluate('globalThis.__name = (it) => it');
  return page.evaluate(auditPage);
};

/** The texts of the feed whose contrast is below 4.5:1 (3:1 for large text), according to axe. */
export async function lowContrast(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) {
    await page.addScriptTag({ path: 'node_modules/axe-core/axe.min.js' });
  }
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
    const { violations } = await axe.run('stamps-activity-feed', {
      runOnly: ['color-contrast'],
      resultTypes: ['violations'],
    });
    return violations.flatMap(({ nodes }) =>
      nodes.map(({ target, any }) => `${JSON.stringify(target)}: ${any[0]?.message}`),
    );
  });
}

/** The layout shifts of a page so far that no input caused. */
export const layoutShifts = (page: Page): Promise<number[]> =>
  page.evaluate(async () => {
    const shifts: number[] = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        if (!Reflect.get(entry, 'hadRecentInput')) shifts.push(Reflect.get(entry, 'value'));
      }
    }).observe({ type: 'layout-shift', buffered: true });
    // Buffered entries arrive within the next frames.
    for (let frame = 0; frame < 4; frame++) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    return shifts;
  });
