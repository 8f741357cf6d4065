import type { Element } from '../element.js';

const camel = (name: string) => name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
const pascal = (name: string) => camel(`-${name}`);

/** The types of the element in the templates of each framework, by the file's name in `dist/types/`. */
export function frameworkTypes({ tagName: tag, name, events = [], ...element }: Element) {
  const tokens = (element.cssProperties ?? []).map((it) => `  '${it.name}'?: string | number;`);
  /** With an import a file is a module, and what it declares of another one adds to that. */
  const from = (module: string, imports: string) => `import type { ${imports} } from '${module}';
import type { FeedAttributes, FeedEvents, FeedProperties, ${name} } from './element.js';

// Without this, a declaration file exports whatever stands in it.
export {};
`;
  const on = (prefix: string, type: string) =>
    `{ [Type in keyof FeedEvents as \`${prefix}\${Type}\`]?: ${type} }`;
  const handler = '((event: FeedEvents[Type]) => void) | undefined';

  return {
    'react.d.ts': `${from('react', 'CSSProperties, DetailedHTMLProps, HTMLAttributes')}
/** The custom properties, which React's own type of a style does not know. */
interface FeedTokens {
${tokens.join('\n')}
}

type FeedHandlers = ${on('on', handler)};

interface FeedProps
  extends Omit<DetailedHTMLProps<HTMLAttributes<${name}>, ${name}>, 'style'>,
    FeedAttributes,
    FeedProperties,
    FeedHandlers {
  style?: (CSSProperties & FeedTokens) | undefined;
}

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      '${tag}': FeedProps;
    }
  }
}
`,

    'preact.d.ts': `${from('preact', 'HTMLAttributes')}
type FeedHandlers = ${on('on', handler)};

interface FeedProps
  extends Omit<HTMLAttributes<${name}>, keyof FeedProperties>,
    FeedAttributes,
    FeedProperties,
    FeedHandlers {}

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      '${tag}': FeedProps;
    }
  }
}
`,

    'solid.d.ts': `${from('solid-js', 'JSX')}
type FeedHandlers = ${on('on:', handler)};
type PropertiesByPrefix = {
  [Name in keyof FeedProperties as \`prop:\${Name}\`]?: FeedProperties[Name];
};

interface FeedProps
  extends Omit<JSX.HTMLAttributes<${name}>, keyof FeedProperties>,
    FeedAttributes,
    FeedProperties,
    PropertiesByPrefix,
    FeedHandlers {}

declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements {
      '${tag}': FeedProps;
    }
  }
}
`,

    'vue.d.ts': `${from('vue', 'HTMLAttributes, PublicProps')}
interface FeedHandlers {
${events.map((it) => `  on${pascal(it.name)}?: (event: FeedEvents['${it.name}']) => void;`).join('\n')}
}

interface FeedProps extends HTMLAttributes, FeedAttributes, FeedProperties, FeedHandlers {}

/** What a template's \`ref\` gives is the element itself. */
type FeedComponent = new () => ${name} & { $props: FeedProps & PublicProps };

declare module 'vue' {
  /** What stands in a slot of the element; Vue has no types for the attribute. */
  interface HTMLAttributes {
    slot?: string;
  }

  interface GlobalComponents {
    '${tag}': FeedComponent;
    ${pascal(tag ?? '')}: FeedComponent;
  }
}
`,

    'svelte.d.ts': `${from('svelte/elements', 'HTMLAttributes')}
/** As Svelte 5 writes them, and as Svelte 4 did. */
type FeedHandlers = ${on('on', `${handler} | null`)};
type FeedDirectives = ${on('on:', `${handler} | null`)};

interface FeedProps
  extends Omit<HTMLAttributes<${name}>, keyof FeedProperties>,
    FeedAttributes,
    FeedProperties,
    FeedHandlers,
    FeedDirectives {}

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    '${tag}': FeedProps;
  }
}
`,
  };
}
