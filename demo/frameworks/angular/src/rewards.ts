import { Component, CUSTOM_ELEMENTS_SCHEMA, signal } from '@angular/core';
import type { StampsLoadEvent } from 'stamps-activity-feed';
import 'stamps-activity-feed';

@Component({
  selector: 'app-root',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <stamps-activity-feed
      api-url="/stamps"
      [types]="['transaction', 'redemption']"
      (stamps-load)="loaded($event)"
    >
      <h2 slot="header">Your last {{ count() }} visits</h2>
      <template slot="transaction">
        <strong>[[title]]</strong> <span>[[stamps]] stamps</span>
      </template>
    </stamps-activity-feed>
  `,
})
export class Rewards {
  readonly count = signal(0);

  loaded({ activities }: StampsLoadEvent): void {
    this.count.update((before) => before + activities.length);
  }
}
