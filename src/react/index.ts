'use client';
/**
 * `<stamps-activity-feed>` as a component for React 18 and 19. Importing it registers the element.
 *
 * On a server it renders the tag and its children without the element's properties, so the HTML never
 * contains a token.
 */
import { createComponent, type EventName } from '@lit/react';
import type { LitElement } from 'lit';
import * as React from 'react';
import type { FeedProperties } from '../element/properties.js';
import {
  StampsActivityFeed as FeedElement,
  StampsEndEvent,
  StampsErrorEvent,
  StampsFilterEvent,
  StampsLoadEvent,
} from '../index.js';

export type { FeedElement, StampsEndEvent, StampsErrorEvent, StampsFilterEvent, StampsLoadEvent };

/** The element's properties. */
type Properties = Partial<Omit<FeedProperties, keyof LitElement>>;

interface Listeners {
  readonly onStampsLoad?: (event: StampsLoadEvent) => void;
  readonly onStampsError?: (event: StampsErrorEvent) => void;
  readonly onStampsEnd?: (event: StampsEndEvent) => void;
  readonly onStampsFilter?: (event: StampsFilterEvent) => void;
}

export type StampsActivityFeedProps = Properties &
  Listeners &
  Omit<React.HTMLAttributes<FeedElement>, keyof Properties | keyof Listeners>;

/**
 * The feed, with the element's properties and events as props. Its children fill the element's slots,
 * and a ref is the element itself.
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
    onStampsFilter: StampsFilterEvent.type as EventName<StampsFilterEvent>,
  },
});
