import type {
  StampsEndEvent,
  StampsErrorEvent,
  StampsFilterEvent,
  StampsLoadEvent,
} from '../../../src/index.js';

type FeedEvent = StampsLoadEvent | StampsErrorEvent | StampsEndEvent | StampsFilterEvent;

const types = ['stamps-load', 'stamps-error', 'stamps-end', 'stamps-filter'] as const;

/** The feed's events that reach a node, in order, until the test ends. */
export function listen(node: EventTarget): readonly FeedEvent[] {
  const events: FeedEvent[] = [];
  const { signal } = controller;
  for (const type of types) {
    node.addEventListener(type, (event) => events.push(event as FeedEvent), { signal });
  }
  return events;
}

let controller = new AbortController();

afterEach(() => {
  controller.abort();
  controller = new AbortController();
});
