import ts from 'typescript-5';
import type { Entry } from '../entries.js';

/** What a name is that an entry exports. The first three can be imported; the others are types. */
export type ExportKind = 'class' | 'function' | 'const' | 'interface' | 'type';

const kinds: readonly (readonly [ts.SymbolFlags, ExportKind])[] = [
  [ts.SymbolFlags.Class, 'class'],
  [ts.SymbolFlags.Function, 'function'],
  [ts.SymbolFlags.Variable, 'const'],
  [ts.SymbolFlags.Interface, 'interface'],
  [ts.SymbolFlags.TypeAlias, 'type'],
];

/** What the built types say of entries. */
export interface BuiltTypes {
  /** The kinds of the exported names, by entry. */
  readonly exports: Record<string, Record<string, ExportKind>>;
  /** The own fields of the exported classes, such as `error: FeedError`, by class. */
  readonly fields: Record<string, string[]>;
}

export function builtTypes(entries: readonly Entry[]): BuiltTypes {
  const typed = entries.filter((it): it is Entry & { types: string } => Boolean(it.types));
  const program = ts.createProgram(
    typed.map(({ types }) => types),
    { module: ts.ModuleKind.NodeNext, target: ts.ScriptTarget.ES2022, types: [], strict: true },
  );
  const checker = program.getTypeChecker();
  const built: BuiltTypes = { exports: {}, fields: {} };
  for (const { name, types } of typed) {
    const source = program.getSourceFile(types);
    if (!source) throw new Error(`${types} is missing: npm run build`);
    const module = checker.getSymbolAtLocation(source);
    const symbols = module ? checker.getExportsOfModule(module) : [];
    const kinds: Record<string, ExportKind> = {};
    for (const symbol of symbols.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const declared = declaredSymbol(symbol, checker);
      const kind = isTypeOnly(symbol) ? typeOf(kindOf(declared)) : kindOf(declared);
      kinds[symbol.name] = kind;
      if (kind === 'class') built.fields[symbol.name] = fieldsOf(declared, checker);
    }
    built.exports[name] = kinds;
  }
  return built;
}

const isTypeOnly = ({ declarations = [] }: ts.Symbol): boolean =>
  declarations.some((it) => ts.isTypeOnlyExportDeclaration(it));

/** What is left of a name that is exported by `export type`. */
const typeOf = (kind: ExportKind): ExportKind => (kind === 'interface' ? kind : 'type');

const declaredSymbol = (symbol: ts.Symbol, checker: ts.TypeChecker): ts.Symbol =>
  symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;

/** What the class itself declares, but for what is private or has a method's parentheses. */
function fieldsOf(symbol: ts.Symbol, checker: ts.TypeChecker): string[] {
  const own = [...(symbol.members?.values() ?? [])];
  return own
    .filter((it) => it.flags & ts.SymbolFlags.Property && !it.name.startsWith('__#'))
    .map((it) => `${it.name}: ${checker.typeToString(checker.getTypeOfSymbol(it))}`)
    .sort();
}

function kindOf({ name, flags }: ts.Symbol): ExportKind {
  const [, kind] = kinds.find(([flag]) => flags & flag) ?? [];
  if (!kind) throw new Error(`${name} is exported, and is none of ${kinds.map(([, it]) => it)}.`);
  return kind;
}
