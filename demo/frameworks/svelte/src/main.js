import { mount } from 'svelte';
import Rewards from './Rewards.svelte';
import Staff from './Staff.svelte';

mount(location.pathname === '/staff' ? Staff : Rewards, {
  target: document.querySelector('#root'),
});
