import { createApp } from 'vue';
import Rewards from './Rewards.vue';
import Staff from './Staff.vue';

createApp(location.pathname === '/staff' ? Staff : Rewards).mount('#root');
