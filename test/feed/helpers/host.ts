import { ReactiveElement } from 'lit';
import type { FeedError } from '../../../src/api/index.js';
import { FeedController } from '../../../src/feed/feed-controller.js';
import type { FeedDelegate } from '../../../src/feed/feed-delegate.js';
import type { FeedRequest } from '../../../src/feed/feed-request.js';

/** A host without a DOM: Lit's update cycle, connected by hand. */
export class Host extends ReactiveElement {
  override isConnected = false;
  /** The request of the feed, applied with the next update, as the element does. */
  request: FeedRequest | FeedError | undefined;
  /** Called after each update. */
  onFrame: () => void = () => {};
  readonly feed: FeedController;

  constructor(delegate: Partial<FeedDelegate> = {}) {
    super();
    // The document that a test has put in place, if any.
    Object.defineProperty(this, 'ownerDocument', { get: () => globalThis.document });
    this.feed = new FeedController(this, {
      pageLoaded: () => {},
      pendingAdded: () => {},
      scrollPosition: () => undefined,
      listRestored: () => {},
      loadFailed: () => {},
      historyEnded: () => {},
      ...delegate,
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

  /** Like `show`, but applied at once, as when a method is called right after a change. */
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
