'use client';
import 'stamps-activity-feed';

/** Loads the element in the browser, for the tag that the server has rendered. */
export function Upgrade() {
  return null;
}
