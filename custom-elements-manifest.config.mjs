import { readdirSync, readFileSync } from 'node:fs';

// The manifest is for readers outside this repository: it holds the custom elements with their
// public interface, named by the files that are published. Everything else is nobody's business.

/** The kinds of activities, as `src/activities/kinds/` defines them; the one without a code is the last. */
const kinds = readdirSync('src/activities/kinds')
  .map((file) => readFileSync(`src/activities/kinds/${file}`, 'utf8'))
  .map((source) => [
    /^ {2}kind: '([\w-]+)'|kind: '([\w-]+)', code/m.exec(source),
    /code: (\d+)/.exec(source),
  ])
  .filter(([kind]) => kind)
  .map(([kind, code]) => ({ kind: kind[1] ?? kind[2], code: Number(code?.[1] ?? Infinity) }))
  .sort((a, b) => a.code - b.code)
  .map(({ kind }) => kind);

/** A slot named for `KIND` is one slot for every kind. */
const expand = (slot) =>
  slot.name.includes('KIND')
    ? kinds.map((kind) => ({ ...slot, name: slot.name.replace('KIND', kind) }))
    : [slot];

const CALLBACKS = ['connectedCallback', 'disconnectedCallback', 'attributeChangedCallback'];

/** The browser and Lit call the callbacks, and statics belong to the class: pages use neither. */
function isInterface({ name, privacy, static: ofTheClass }) {
  const hidden = privacy === 'private' || privacy === 'protected' || /^[#_]/.test(name);
  return !hidden && !ofTheClass && !CALLBACKS.includes(name);
}

/** What comes from a base class is the element's own: the base is nobody's business. */
const own = ({ inheritedFrom: _, ...rest }) => rest;

/** The analyzer guesses events and attributes from the code; those we mean have a description. */
const isDocumented = ({ description }) => Boolean(description);

function publicElement(declaration) {
  const { members = [], events = [], attributes = [], slots = [] } = declaration;
  return {
    ...declaration,
    slots: slots.flatMap(expand),
    superclass: { name: 'LitElement', package: 'lit' },
    members: members.filter(isInterface).map(own),
    events: events.filter(isDocumented),
    attributes: attributes.filter(isDocumented).map(own),
  };
}

/** `src/element/x.ts` is published as `dist/element/x.js`. */
const published = (path) => path.replace(/^\/?src\/(.*)\.ts$/, 'dist/$1.js');

function publicModule(module) {
  const path = published(module.path);
  const declarations = (module.declarations ?? []).filter((it) => it.tagName).map(publicElement);
  const exports = declarations.map(({ name }) => ({
    kind: 'js',
    name,
    declaration: { name, module: path },
  }));
  return { ...module, path, declarations, exports };
}

/** The entry that registers the elements; the analyzer can't see it through a variable tag name. */
function registeringModule(modules) {
  const exports = modules.flatMap(({ path, declarations }) =>
    declarations.map(({ name, tagName }) => ({
      kind: 'custom-element-definition',
      name: tagName,
      declaration: { name, module: path },
    })),
  );
  return { kind: 'javascript-module', path: 'dist/index.js', declarations: [], exports };
}

const publicInterface = {
  name: 'public-interface',
  /** A description after `@returns` makes the analyzer forget the type that stands in the code. */
  analyzePhase({ ts, node, moduleDoc }) {
    if (!ts.isClassDeclaration(node)) return;
    const declaration = moduleDoc.declarations?.find((it) => it.name === node.name?.getText());
    for (const method of node.members.filter(ts.isMethodDeclaration)) {
      const member = declaration?.members?.find((it) => it.name === method.name.getText());
      if (member?.return?.type && method.type) member.return.type.text = method.type.getText();
    }
  },
  packageLinkPhase({ customElementsManifest }) {
    const modules = customElementsManifest.modules
      .map(publicModule)
      .filter((module) => module.declarations.length > 0)
      .sort((a, b) => (a.path < b.path ? -1 : 1));
    // The first version with custom states came after the one that the analyzer names.
    customElementsManifest.schemaVersion = '2.1.0';
    customElementsManifest.modules = [...modules, registeringModule(modules)];
  },
};

export default {
  globs: ['src/element/**/*.ts'],
  litelement: true,
  packagejson: false,
  plugins: [publicInterface],
};
