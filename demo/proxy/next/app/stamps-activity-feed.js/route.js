import { script } from '../../../shop.js';

/** The element; an app of yours imports it, or has it among its public files. */
export const GET = () => new Response(script(), { headers: { 'Content-Type': 'text/javascript' } });
