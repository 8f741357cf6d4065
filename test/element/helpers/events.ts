import type { StampsEndEvent, StampsErrorEvent, StampsLoadEvent } from '../../../src/index.js';

type FeedEvent = StampsLoadEvent | StampsErrorEvent | StampsEndEvent;

const types = ['stamps-load', 'stamps-error', 'stamps-end'] as const;

/** The feed's events as they reach a node, in the order in which they come. */
export function listen(node: EventTarget): readonly FeedEvent[] {
  const events: FeedEvent[] = [];
  for (const type of types) {
    node.addEventListener(type, (event) => events.push(event as FeedEvent));
  }
  return events;
}
