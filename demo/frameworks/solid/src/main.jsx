import { render } from 'solid-js/web';
import { Rewards } from './Rewards';
import { Staff } from './Staff';

const Page = location.pathname === '/staff' ? Staff : Rewards;

render(() => <Page />, document.querySelector('#root'));
