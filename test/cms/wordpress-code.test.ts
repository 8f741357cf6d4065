import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { Engine, type Node } from 'php-parser';
import { globSync } from 'tinyglobby';
import { needsCommand } from './wordpress/wordpress.js';

const run = promisify(execFile);
const files = globSync('integrations/wordpress/**/*.php');

const engine = new Engine({
  parser: { version: '7.4', suppressErrors: false, extractDoc: false },
  ast: { withPositions: true },
});

/** Nodes of newer syntax that the parser accepts with every version. */
const newerKinds: ReadonlySet<string> = new Set([
  'enum',
  'intersectiontype',
  'match',
  'nullsafepropertylookup',
  'uniontype',
]);
const newerTypes: ReadonlySet<string> = new Set(['false', 'mixed', 'never', 'null', 'static']);

const isNode = (value: unknown): value is Node & Record<string, unknown> =>
  typeof Reflect.get(Object(value), 'kind') === 'string';

/** The problem of a node or of those in it: syntax that PHP 7.4 does not have. */
function newerSyntax(value: unknown): string | undefined {
  if (Array.isArray(value)) return value.map(newerSyntax).find(Boolean);
  if (!isNode(value)) return undefined;
  const { kind, name, raw } = value;
  const line = value.loc?.start.line;
  if (newerKinds.has(kind)) return `${kind} in line ${line}`;
  if (kind === 'typereference' && newerTypes.has(`${raw ?? name}`))
    return `${name} in line ${line}`;
  // A parameter of a constructor that is a property, too; a property that can't be changed.
  if (kind === 'parameter' && value.flags) return `a promoted parameter in line ${line}`;
  if (value.readonly === true) return `readonly in line ${line}`;
  // `$object::class`
  if (kind === 'staticlookup' && isNode(value.what) && value.what.kind === 'variable') {
    return `a lookup of a variable’s class in line ${line}`;
  }
  return Object.entries(value)
    .filter(([key]) => key !== 'loc')
    .map(([, child]) => newerSyntax(child))
    .find(Boolean);
}

const problemOf = (source: string, file = 'code.php'): string | undefined => {
  try {
    return newerSyntax(engine.parseCode(source, file));
  } catch (error) {
    return String(error);
  }
};

describe('the code of the WordPress plugin', () => {
  it('consists of several files', () => {
    expect(files).to.have.length.above(12);
  });

  for (const file of files) {
    it(`is valid PHP 7.4 in ${file}`, () => {
      const source = readFileSync(file, 'utf8');
      expect(problemOf(source, file)).to.equal(undefined);
      // Functions of PHP 8, of which WordPress has only some.
      expect(source).to.not.match(
        /\b(str_(contains|starts_with|ends_with)|array_is_list|get_debug_type|fdiv)\s*\(/,
      );
      expect(source).to.match(/^defined\( '(ABSPATH|WP_UNINSTALL_PLUGIN)' \) \|\| exit;$/m);
    });
  }

  for (const code of [
    'enum A { case B; }',
    '$a = match ( 1 ) { 1 => 2 };',
    '$a = $b?->c;',
    'f( a: 1 );',
    'f( ...);',
    'class A { public function __construct( private int $a ) {} }',
    'function f(): int|string {}',
    'function f( ?int $a, int|null $b ) {}',
    'class A { public readonly int $a; }',
    'function f(): static {}',
    'function f(): mixed {}',
    'function f(): never {}',
    'function f( $a, ) {}',
    '$a = $b ?? throw new C();',
    'try { f(); } catch ( A ) {}',
    '$a = $b::class;',
  ]) {
    it(`would not pass with ${code}`, () => {
      expect(problemOf(`<?php\n${code}\n`)).to.be.a('string');
    });
  }

  it('passes with what PHP 7.4 has', () => {
    const code = `class A { public ?int $a = null; private const B = 1_000; }
      $f = fn( int $a ): ?int => $a ?? null; $a ??= array( ...$b ); A::class; A::B;`;
    expect(problemOf(`<?php\n${code}`)).to.equal(undefined);
  });

  it('translates each text with the domain of the plugin', () => {
    let count = 0;
    for (const file of files) {
      const source = readFileSync(file, 'utf8');
      const calls = source.matchAll(
        /\b(?:__|_e|_x|_n|esc_html__|esc_html_e|esc_attr__|esc_attr_e)\((.*)\)/g,
      );
      for (const [call] of calls) {
        expect(call, file).to.match(/\( '[^'$]+', 'stamps-activity-feed' \)/);
        count += 1;
      }
    }
    expect(count).to.be.above(20);
  });

  describe('under the sniffs of PHP_CodeSniffer', function () {
    this.timeout(60_000);
    needsCommand(this, 'phpcs');
    const standard = '--standard=integrations/wordpress/phpcs.xml';
    const check = (...args: readonly string[]): Promise<string> =>
      run('phpcs', [standard, '-s', '-q', ...args]).then(
        ({ stdout }) => stdout,
        ({ stdout }) => stdout,
      );

    it('has no error and no warning', async () => {
      expect((await check()).trim()).to.equal('');
    });

    it('would have some', async () => {
      const folder = await mkdtemp(join(tmpdir(), 'stamps-phpcs-'));
      try {
        const file = join(folder, 'code.php');
        await writeFile(file, "<?php\n\nif ( $a = @eval( '1' ) ) {\n\techo [ 1 ];\n}\n");
        const report = await check(file);
        for (const sniff of [
          'NoSilencedErrors',
          'PHP.Eval',
          'AssignmentInCondition',
          'DisallowShort',
        ]) {
          expect(report).to.include(sniff);
        }
      } finally {
        await rm(folder, { recursive: true });
      }
    });
  });
});
