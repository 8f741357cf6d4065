import type { LitElement, ReactiveController } from 'lit';
import type { FeedStatus } from '../../feed/feed-delegate.js';
import { windowOf } from '../../feed/page-events.js';
import type { Channels } from '../dom/ground.js';
import { blend, channelsOf, groundOf, textColor } from '../dom/ground.js';

interface FeedHost extends LitElement {
  readonly status: FeedStatus;
}

/** WCAG's relative luminance, plus the constant of its contrast ratio. */
const lightness = ([r = 0, g = 0, b = 0]: Channels): number => {
  const linear = (value: number) => ((value + 0.055) / 1.055) ** 2.4;
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b) + 0.05;
};

/** The share of the text's colour in that of the secondary text. */
const mutedShare = 0.68;

/**
 * Finds out which of the default colours are readable on the ground of the page. As long as the colour scheme
 * fits the ground, the style sheet decides. Otherwise the accents of the other scheme are used, or the colour of
 * the text where neither are readable.
 */
export class Ground implements ReactiveController {
  #host: FeedHost;
  #root: HTMLElement | undefined;
  /** Whether the root is new and has not been measured. */
  #isDue = false;

  constructor(host: FeedHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.measure();
  }

  hostUpdated(): void {
    const root = this.#host.shadowRoot?.querySelector<HTMLElement>('.root');
    if (root && root !== this.#root) {
      this.#root = root;
      // When the browser lays out the page anyway, and before it paints. Perhaps there are rows by then.
      this.#isDue = true;
      windowOf(this.#host)?.requestAnimationFrame(() => this.#isDue && this.measure());
      // A transition of the root's pseudo-element: the page has changed the colour of the text.
      root.addEventListener('transitionrun', () => this.measure());
    }
    if (this.#isDue && this.#host.status !== 'loading') this.measure();
  }

  measure(): void {
    const root = this.#root;
    this.#isDue = false;
    if (!root) return;
    const text = textColor(root);
    const known = groundOf(root);
    // Behind light text, an image is dark.
    const ground = known ?? (lightness(text) > 0.23 ? [0, 0, 0] : [1, 1, 1]);
    const behind = lightness(ground);
    const isReadable = (color: Channels) => {
      const contrast = lightness(color) / behind;
      return !!known && Math.max(contrast, 1 / contrast) > 4.55;
    };
    // The accent with the least contrast in each scheme.
    const fits = isReadable(channelsOf(root, 'light-dark(#0b7040, #6bd897)'));
    const isFlipped = !fits && isReadable(channelsOf(root, 'light-dark(#6bd897, #0b7040)'));
    const { classList } = root;
    classList.toggle('flipped', isFlipped);
    classList.toggle('plain', !fits && !isFlipped);
    classList.toggle('unmuted', !isReadable(blend(text, mutedShare, ground)));
    classList.toggle('image', !known);
    // Not on the usual ground: all rows inherit it, so a first value costs the style of every element.
    const isUsual = `${ground}` === `${channelsOf(root, 'Canvas')}`;
    root.style.setProperty('--_ground', isUsual ? '' : `color(srgb ${ground.join(' ')})`);
  }
}
