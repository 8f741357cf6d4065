'use client';

// The same page as in the app of React alone: nothing in it is of a bundler.
export { Staff as default } from '../../../react/src/Staff';
