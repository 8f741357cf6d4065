'use client';
import 'stamps-activity-feed';

/** Brings the element to the browser; the server has written its tag. */
export function Upgrade() {
  return null;
}
