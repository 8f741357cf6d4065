'use client';

// The same component as in the React app.
export { Staff as default } from '../../../react/src/Staff';
