import { page } from '../../shop.js';

/** The member's page; in an app of yours it is a component. */
export const GET = () => new Response(page, { headers: { 'Content-Type': 'text/html' } });
