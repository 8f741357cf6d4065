import { Idiomorph } from 'idiomorph';
import '../../../src/index.js';
import type { ParentPage } from '../../support/parent-page.js';

const app = document.querySelector('#app') as HTMLElement;
const token = new URL(location.href).searchParams.get('token');
let state = { groupBy: 'month', text: 'first', withNote: false, project: false };
let ids: readonly (number | string)[] = [];

/** The page as a server sends it at each visit, with the token. */
const markup = () => `<stamps-activity-feed api-url="/api/v3" user="rina.wijaya@example.com"
  token="${token}" merchant-ids="2 5 11 14 23" group-by="${state.groupBy}" ${state.project ? 'row-slots' : ''}>
  ${state.withNote ? '<p slot="header">Note</p>' : ''}
  ${
    state.project
      ? ids.map((id) => `<b slot="activity-${id}">row ${id}</b>`).join('')
      : `<template slot="activity"><i>${state.text} [[id]]</i></template>`
  }
</stamps-activity-feed>`;

app.innerHTML = markup();
document.addEventListener('stamps-load', ({ target }) => {
  ids = (target as HTMLElementTagNameMap['stamps-activity-feed']).activities.map(({ id }) => id);
});
const page: ParentPage = {
  change: (change) => {
    state = { ...state, ...change };
    Idiomorph.morph(app, markup(), { morphStyle: 'innerHTML' });
  },
  unmount: () => app.replaceChildren(),
};
Object.assign(globalThis, { page });
