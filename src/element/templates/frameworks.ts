/**
 * What keeps frameworks from running the text of the API as their code. This is the only list of them.
 *
 * A framework that compiles the document's own HTML may find the rows in it and take `{{ … }}` in a
 * note for an expression. Each copy of a template has attributes that tell it to leave the copy alone.
 */
export const frameworkMarks = [
  // Vue, petite-vue
  'v-pre',
  // AngularJS
  'ng-non-bindable',
  // Angular, where a component's template is the document's HTML. It tells upper and lower case apart.
  'ngNonBindable',
  // Alpine
  'x-ignore',
  // htmx, until its third version and from the fourth on
  'hx-disable',
  'hx-ignore',
  // hyperscript
  'data-disable-scripting',
  // Livewire
  'wire:ignore',
  // Datastar
  'data-ignore',
  // The Interactivity API of WordPress
  'data-wp-ignore',
] as const;

/**
 * Elements that petite-vue and AngularJS compile wherever they are, also inside an element with a mark. No
 * text may be bound in them.
 */
export const frameworkRoots = '[v-scope],[ng-app],[data-ng-app],[x-ng-app],[ng\\:app]';

/** Knockout and Stimulus have no such mark: they run attributes only, in which nothing may be bound. */
const exact = new RegExp(
  `^(${[
    // hyperscript
    '(data-)?script',
    // Rails UJS
    'data-(remote|method|confirm|params|disable-with)',
  ].join('|')})$`,
);

const prefixes = new RegExp(
  `^(${[
    // Event handlers of HTML, and of frameworks that write `on-…`
    'on',
    // Vue, Alpine, AngularJS, htmx and its extensions, Rivets, Unpoly, Livewire, Phoenix, Mavo, Fixi
    '(data-)?(v|x|ng|hx|sse|ws|rv|up|wire|phx|mv|fx|ic|ts)-',
    // Angular: the long forms of `[…]`, `(…)` and `[(…)]`
    '(data-)?(bind|bindon|ref|let)-',
    // Dojo, Turbo, the Interactivity API of WordPress
    'data-(dojo|turbo|wp)-',
    // Knockout, Kendo, Stimulus, StimulusReflex, Datastar
    'data-(action|bind|controller|reflex)(-|$)',
    'data-(attr|class|computed|effect|init|on|show|signals|style|text)(-|$)',
    // Stimulus, Catalyst, older Bootstrap
    'data-(.+-)?(targets?|value|outlet|param|class)$',
  ].join('|')})`,
);

/** Plain values have these names; only with a controller's name in front does Stimulus read them. */
const plainNames = /^data-(value|param|outlet)$/;

/**
 * Whether a framework evaluates an attribute, or follows it as an instruction. Any character that HTML
 * itself does not use in names counts, such as those in `@click`, `:key`, `#slot`, `(tap)`, `[x]`,
 * `*ngIf`, `bind:value` and `value.bind`.
 */
export const isFrameworkAttribute = (attributeName: string): boolean => {
  // AngularJS takes `_` and `-` for the same; hyperscript's attribute is `_` alone.
  const name = attributeName.toLowerCase().replaceAll('_', '-');
  if (!/^[a-z][a-z\d-]*$/.test(name) || name === 'is') return true;
  return exact.test(name) || (prefixes.test(name) && !plainNames.test(name));
};
