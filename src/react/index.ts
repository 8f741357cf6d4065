'use client';
/**
 * `<stamps-activity-feed>` as a component for React 18 and 19. It registers the element too: who imports
 * the component wants to see the feed. It can be rendered on a server, which writes the tag and its
 * children without the element's properties: no token is ever in the HTML.
 */
import { createComponent, type EventName } from '@lit/react';
import type { LitElement } from 'lit';
import * as React from 'react';
import type { FeedProperties } from '../element/properties.js';
import {
  StampsActivityFeed as FeedElement,
  StampsEndEvent,
  StampsErrorEvent,
  StampsLoadEvent,
} from '../index.js';

export type { FeedElement, StampsEndEvent, StampsErrorEvent, StampsLoadEvent };

/** What can be set: the element's attributes, by the names of their properties, and what only code sets. */
type Properties = Partial<Omit<FeedProperties, keyof LitElement>>;

interface Listeners {
  readonly onStampsLoad?: (event: StampsLoadEvent) => void;
  readonly onStampsError?: (event: StampsErrorEvent) => void;
  readonly onStampsEnd?: (event: StampsEndEvent) => void;
}

export type StampsActivityFeedProps = Properties &
  Listeners &
  Omit<React.HTMLAttributes<FeedElement>, keyof Properties | keyof Listeners>;

/**
 * The feed, with the element's properties and events as props. Its children go into the element's slots,
 * and a ref gives the element itself.
 */
export const StampsActivityFeed: React.ForwardRefExoticComponent<
  StampsActivityFeedProps & React.RefAttributes<FeedElement>
> = createComponent({
  react: React,
  tagName: 'stamps-activity-feed',
  elementClass: FeedElement,
  displayName: 'StampsActivityFeed',
  events: {
    onStampsLoad: StampsLoadEvent.type as EventName<StampsLoadEvent>,
    onStampsError: StampsErrorEvent.type as EventName<StampsErrorEvent>,
    onStampsEnd: StampsEndEvent.type as EventName<StampsEndEvent>,
  },
});
