import { ReactiveElement } from 'lit';
import type { FeedError } from '../../../src/api/index.js';
import { FeedController } from '../../../src/feed/feed-controller.js';
import type { FeedDelegate } from '../../../src/feed/feed-delegate.js';
import type { FeedRequest } from '../../../src/feed/feed-request.js';

/** An element without a DOM: Lit's own update cycle, connected by hand. */
export class Host extends ReactiveElement {
  override isConnected = false;
  /** What the feed is to show; taken in with the next update, as the element does. */
  request: FeedRequest | FeedError | undefined;
  /** Called for each frame. */
  onFrame: () => void = () => {};
  readonly feed: FeedController;

  constructor(listener: Partial<FeedDelegate> = {}) {
    super();
    this.feed = new FeedController(this, {
      pageLoaded: () => {},
      pendingAdded: () => {},
      scrollPosition: () => undefined,
      listRestored: () => {},
      loadFailed: () => {},
      historyEnded: () => {},
      ...listener,
    });
  }

  protected override createRenderRoot(): this {
    return this;
  }

  protected override willUpdate(): void {
    this.feed.configure(this.request);
  }

  protected override updated(): void {
    this.onFrame();
  }

  show(request: Host['request']): void {
    this.request = request;
    this.requestUpdate();
  }

  /** As `show`, at once: so it is when a method is called in the task of a change. */
  configure(request: Host['request']): void {
    this.request = request;
    this.feed.configure(request);
  }

  connect(): void {
    this.isConnected = true;
    this.connectedCallback();
  }

  disconnect(): void {
    this.isConnected = false;
    this.disconnectedCallback();
  }
}

customElements.define('feed-host', Host);
