import { provideZonelessChangeDetection } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { Rewards } from './rewards';
import { Staff } from './staff';

bootstrapApplication(location.pathname === '/staff' ? Staff : Rewards, {
  providers: [provideZonelessChangeDetection()],
});
