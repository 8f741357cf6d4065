import { Component, CUSTOM_ELEMENTS_SCHEMA, signal } from '@angular/core';
import type { StampsErrorEvent, StampsLoadEvent } from 'stamps-activity-feed';
import 'stamps-activity-feed';

/** The activities of any member, for the shop's staff. */
@Component({
  selector: 'app-root',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  templateUrl: './staff.html',
})
export class Staff {
  readonly members = ['rina.wijaya@example.com', 'forty.one@example.com', 'unknown@example.com'];
  readonly merchantIds = [2, 5, 11, 14, 23];

  readonly token = signal<string | undefined>(undefined);
  readonly user = signal(this.members[0]);
  readonly byDay = signal(false);
  readonly ownRows = signal(false);
  readonly shown = signal(true);
  readonly count = signal(0);
  readonly activities = signal<StampsLoadEvent['activities']>([]);
  readonly message = signal('');

  constructor() {
    this.fetchToken();
  }

  /** Your own endpoint, which issues tokens to signed-in staff. */
  async fetchToken(): Promise<void> {
    const response = await fetch('/stamps-token', { method: 'POST' });
    this.token.set((await response.json()).access_token);
  }

  choose({ target }: Event): void {
    this.user.set((target as HTMLSelectElement).value);
    this.activities.set([]);
  }

  loaded({ activities, page, hasMore }: StampsLoadEvent): void {
    this.activities.update((before) => [...before, ...activities]);
    const more = hasMore ? 'more' : 'no more';
    this.message.set(`${activities.length} of ${page.activities.length}, ${more}`);
  }

  failed({ error }: StampsErrorEvent): void {
    this.message.set(`${error.code}, ${error.phase}`);
  }

  ended(): void {
    this.message.update((before) => `${before}, the end`);
  }
}
