import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Rewards } from './Rewards';
import { Staff } from './Staff';

const Page = location.pathname === '/staff' ? Staff : Rewards;

createRoot(document.querySelector('#root') as Element).render(
  <StrictMode>
    <Page />
  </StrictMode>,
);
