/**
 * Texts that an attacker who can write to a merchant's records (a name, a note, an invoice number)
 * might try. Each calls `attacked()` if it runs; see {@link watchAttacks}.
 */
const js = 'attacked()';

const markup = [
  `<script>${js}</script>`,
  `</script><script>${js}</script>`,
  `<img src=x onerror=${js}>`,
  `<svg onload=${js}>`,
  `<svg><animate onbegin=${js} attributeName=x dur=1s>`,
  `<svg><a><set attributeName=href to=javascript:${js} />x</a></svg>`,
  `<iframe srcdoc="<script>parent.${js}</script>"></iframe>`,
  `<iframe src="javascript:parent.${js}"></iframe>`,
  `<details open ontoggle=${js}>`,
  `<input autofocus onfocus=${js}>`,
  `<style>@import url(//evil.invalid/x.css);</style>`,
  `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${js}&gt;">`,
  `<template shadowrootmode=open><script>${js}</script></template>`,
  `<stamps-activity-feed api-url=//evil.invalid></stamps-activity-feed>`,
  `<base href=//evil.invalid/>`,
  `<meta http-equiv=refresh content="0;url=javascript:${js}">`,
  `--><img src=x onerror=${js}><!--`,
  `]]><img src=x onerror=${js}>`,
  `</textarea></title></style></template><img src=x onerror=${js}>`,
];

const quotes = [
  `" onmouseover="${js}`,
  `' onmouseover='${js}`,
  `" autofocus onfocus="${js}" x="`,
  '"><img src=x onerror=attacked()>',
  `\`-\${${js}}-\``,
  `\${${js}}`,
  '{{constructor.constructor("attacked()")()}}',
  "');attacked();//",
  '&lt;img src=x onerror=attacked()&gt;',
  '&#60;script&#62;attacked()&#60;/script&#62;',
];

const urls = [
  `javascript:${js}`,
  `JaVaScRiPt:${js}`,
  ` javascript:${js}`,
  `\u0001javascript:${js}`,
  `java\tscript:${js}`,
  `java\nscript:${js}`,
  `java\r\nscript:${js}`,
  `javascript\t:${js}`,
  `java\u0000script:${js}`,
  `\u00a0javascript:${js}`,
  `\u200bjavascript:${js}`,
  `&#106;avascript:${js}`,
  `javascript&colon;${js}`,
  `javascript%3A${js}`,
  `javascript://%0a${js}`,
  `view-source:javascript:${js}`,
  `feed:javascript:${js}`,
  `blob:javascript:${js}`,
  `vbscript:${js}`,
  `data:text/html,<script>${js}</script>`,
  `data:text/html;base64,PHNjcmlwdD5hdHRhY2tlZCgpPC9zY3JpcHQ+`,
  `data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" onload="${js}"/>`,
  'file:///etc/passwd',
  'about:blank',
  '//evil.invalid/x',
  '///evil.invalid/x',
  '\\\\evil.invalid\\x',
  '/\\evil.invalid/x',
  '\\/evil.invalid/x',
  '/\t/evil.invalid/x',
  '/\n/evil.invalid/x',
  '\t//evil.invalid/x',
  '/\u0000/evil.invalid/x',
  'http:evil.invalid',
  'https:/evil.invalid',
  'https:\\\\evil.invalid',
  'evil.invalid',
  '.',
  '..',
  '../../admin',
  './x',
  '%2e%2e',
  '%2e%2e%2fadmin',
  '..%5cadmin',
  '?admin=1',
  '#admin',
  '/package.json?y=1&admin=1#z',
  '@evil.invalid',
  'user:password@evil.invalid',
];

const others = [
  'red;background:url(//evil.invalid/x.png)',
  'expression(attacked())',
  '} * { display: none !important } x {',
  '</style><script>attacked()</script>',
  'url(javascript:attacked())',
  'x 1x, javascript:attacked() 2x',
  '\u202eattacked\u2066\u2069',
  'zero\u200b\u200c\u200d\ufeffwidth',
  '\ud800',
  'half \udc00 of a pair',
  '\ud83d\ude00\u0000\u0008\u001b[31m',
  '[[raw.secret]]',
  '[[title]] [[raw.secret]] [[id]]',
  '[[raw.[[raw.secret]]]]',
  '__proto__',
  'constructor',
  '?lit$0123456789$',
  '<!--?lit$0123456789$-->',
];

export const attacks: readonly string[] = [...markup, ...quotes, ...urls, ...others];

/** An activity of this kind with the text in every field. */
export const activityWith = (text: string, id: number, type = 0) => ({
  id,
  type,
  created: 1_760_000_000,
  notes: text,
  merchant: { id: 5, name: text },
  store: { name: text, display_name: text },
  transaction: { stamps: 20, name: text, invoice_number: text, channel: text },
  redemption: { stamps: 20, name: text, channel: text },
  award: { stamps: 20, name: text },
  balance_update: { amount: 20, transaction_number: text },
  survey: { name: text },
  stamps_deduction: { stamps: 20, notes: text },
  transaction_modification: {
    total_stamps_delta: 20,
    grand_total_delta: 20,
    invoice_number: text,
    channel: text,
  },
  expired_stamps: 20,
  // The fields that templates reach with `[[raw.…]]`.
  image: text,
  list: [text],
  empty: '',
  secret: 'SECRET',
});

/** Counts how often an attack ran during the test. */
export function watchAttacks(): { readonly count: number } {
  const watch = { count: 0 };
  beforeEach(() => {
    watch.count = 0;
    Reflect.set(globalThis, 'attacked', () => {
      watch.count += 1;
    });
  });
  afterEach(() => {
    Reflect.deleteProperty(globalThis, 'attacked');
  });
  return watch;
}
