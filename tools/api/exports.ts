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

/** The names that entries export, by entry, from the built types. */
export function exportsOf(entries: readonly Entry[]): Record<string, Record<string, ExportKind>> {
  const typed = entries.filter((it): it is Entry & { types: string } => Boolean(it.types));
  const program = ts.createProgram(
    typed.map(({ types }) => types),
    { module: ts.ModuleKind.NodeNext, target: ts.ScriptTarget.ES2022, types: [] },
  );
  const checker = program.getTypeChecker();
  const namesOf = ({ types }: { types: string }) => {
    const source = program.getSourceFile(types);
    if (!source) throw new Error(`${types} is missing: npm run build`);
    const module = checker.getSymbolAtLocation(source);
    const symbols = module ? checker.getExportsOfModule(module) : [];
    return symbols
      .map((symbol): [string, ExportKind] => [symbol.name, kindOf(symbol, checker)])
      .sort(([a], [b]) => (a < b ? -1 : 1));
  };
  return Object.fromEntries(typed.map((entry) => [entry.name, Object.fromEntries(namesOf(entry))]));
}

function kindOf(symbol: ts.Symbol, checker: ts.TypeChecker): ExportKind {
  const isAlias = symbol.flags & ts.SymbolFlags.Alias;
  const { flags } = isAlias ? checker.getAliasedSymbol(symbol) : symbol;
  const [, kind] = kinds.find(([flag]) => flags & flag) ?? [];
  if (!kind)
    throw new Error(`${symbol.name} is exported, and is none of ${kinds.map(([, it]) => it)}.`);
  return kind;
}
