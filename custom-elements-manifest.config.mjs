import { readdirSync, readFileSync } from 'node:fs';

// The manifest is published, so it contains only the public interface of the element, and the paths of
// published files.

/** The kinds of activities, in the order of their codes; `unknown`, which has none, is last. */
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

/** A slot with `KIND` in its name stands for one slot for every kind. */
const expand = (slot) =>
  slot.name.includes('KIND')
    ? kinds.map((kind) => ({ ...slot, name: slot.name.replace('KIND', kind) }))
    : [slot];

const CALLBACKS = ['connectedCallback', 'disconnectedCallback', 'attributeChangedCallback'];

/** Callbacks are called by the browser and by Lit, and statics belong to the class. */
function isInterface({ name, privacy, static: ofTheClass }) {
  const hidden = privacy === 'private' || privacy === 'protected' || /^[#_]/.test(name);
  return !hidden && !ofTheClass && !CALLBACKS.includes(name);
}

/** The base classes are not public, so inherited members are listed as the element's own. */
const own = ({ inheritedFrom: _, ...rest }) => rest;

/** The analyzer also finds events and attributes in the code. Only those with a description are meant. */
const isDocumented = ({ description }) => Boolean(description);

/** The type aliases for unions of literals, such as `GroupBy`, by their names. */
const literalUnions = new Map();

/** Replaces such an alias by its values, which editors can offer. */
function withValues(it) {
  const values = literalUnions.get(it.type?.text);
  return values ? { ...it, type: { text: values } } : it;
}

/** Who may set the attribute of a field, by the field's name: the docblock tag `@setBy`. */
const setBy = new Map();

/**
 * Adds who may set an attribute: `content` (the author of a page's content) or `script` (only the
 * page's own code). The attributes without a field are HTML's `lang` and `dir`.
 */
function withSetBy(attribute) {
  const value = attribute.fieldName ? setBy.get(attribute.fieldName) : 'content';
  if (value !== 'content' && value !== 'script') {
    throw new Error(`${attribute.name}: add "@setBy content" or "@setBy script" to its docblock.`);
  }
  return { ...attribute, setBy: value };
}

function publicElement(declaration) {
  const { members = [], events = [], attributes = [], slots = [] } = declaration;
  return {
    ...declaration,
    slots: slots.flatMap(expand),
    superclass: { name: 'LitElement', package: 'lit' },
    members: members.filter(isInterface).map(own).map(withValues),
    events: events.filter(isDocumented),
    attributes: attributes.filter(isDocumented).map(own).map(withValues).map(withSetBy),
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

/** The entry that registers the element. The analyzer can't find it, because the tag name is a variable. */
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

/** The attribute of a property, which `defineProperties` defines: `token-url` for `tokenUrl`. */
function addAttribute(declaration, fieldName) {
  const attribute = fieldName.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const field = declaration.members.find(({ name }) => name === fieldName);
  const { type, description, default: value } = field;
  field.attribute = attribute;
  declaration.attributes ??= [];
  if (declaration.attributes.some(({ name }) => name === attribute)) return;
  declaration.attributes.push({ name: attribute, type, default: value, description, fieldName });
}

const publicInterface = {
  name: 'public-interface',
  analyzePhase({ ts, node, moduleDoc }) {
    if (ts.isTypeAliasDeclaration(node) && ts.isUnionTypeNode(node.type)) {
      if (node.type.types.every(ts.isLiteralTypeNode)) {
        literalUnions.set(node.name.text, node.type.types.map((it) => it.getText()).join(' | '));
      }
    }
    if (!ts.isClassDeclaration(node)) return;
    const declaration = moduleDoc.declarations?.find((it) => it.name === node.name?.getText());
    for (const member of node.members) {
      const tag = ts.getJSDocTags(member).find(({ tagName }) => tagName.text === 'setBy');
      if (!tag) continue;
      const name = member.name.getText();
      setBy.set(name, String(tag.comment).trim());
      addAttribute(declaration, name);
    }
    // The analyzer loses a method's return type if `@returns` has a description.
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
    // The analyzer writes an older version, which has no custom states.
    customElementsManifest.schemaVersion = '2.1.0';
    customElementsManifest.modules = [...modules, registeringModule(modules)];
  },
};

export default {
  globs: ['src/element/**/*.ts', 'src/feed/feed-delegate.ts'],
  litelement: true,
  packagejson: false,
  plugins: [publicInterface],
};
