import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import type * as ApiExtractor from '@microsoft/api-extractor';
import { entries } from '../entries.js';
import { installPart } from '../parts/install.js';
import { folder, reportOf, typesFiles } from './reports.js';

// npm run api:types: writes the exported types of each entry to api/, with API Extractor, from what was
// built. With --check, it compares them with what is committed, and fails if they differ.
const check = process.argv.includes('--check');
const part = 'tools/api';
installPart(part);
const require = createRequire(resolve(part, 'package.json'));
const { CompilerState, Extractor, ExtractorConfig } =
  require('@microsoft/api-extractor') as typeof ApiExtractor;

const root = resolve('.');
const files = typesFiles(entries());
const quiet = { default: { logLevel: 'none' as ApiExtractor.ExtractorLogLevel } };

const configOf = (file: string) =>
  ExtractorConfig.prepare({
    configObjectFullPath: undefined,
    packageJsonFullPath: join(root, 'package.json'),
    configObject: {
      projectFolder: root,
      mainEntryPointFilePath: join(root, file),
      compiler: {
        overrideTsconfig: {
          compilerOptions: {
            target: 'es2022',
            module: 'nodenext',
            lib: ['es2023', 'dom', 'dom.iterable'],
            strict: true,
            skipLibCheck: true,
            types: [],
          },
          files: files.map((it) => join(root, it)),
        },
      },
      apiReport: {
        enabled: true,
        reportFolder: join(root, folder),
        reportTempFolder: join(root, '.cache/api'),
        reportFileName: reportOf(file),
        includeForgottenExports: true,
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      newlineKind: 'lf',
      // The linter and the tests look after everything else.
      messages: { extractorMessageReporting: quiet, tsdocMessageReporting: quiet },
    },
  });

mkdirSync('.cache/api', { recursive: true });
const compilerState = CompilerState.create(configOf(files[0] as string), {
  additionalEntryPoints: files.map((it) => join(root, it)),
});
const changed: string[] = [];
for (const file of files) {
  const { apiReportChanged, errorCount } = Extractor.invoke(configOf(file), {
    localBuild: !check,
    compilerState,
    messageCallback(message) {
      message.handled = message.category === 'console' && message.logLevel !== 'error';
    },
  });
  if (errorCount > 0) process.exitCode = 1;
  if (apiReportChanged) changed.push(reportOf(file));
}

// An entry that is gone leaves no report behind.
const reports = files.map(reportOf);
for (const name of readdirSync(folder).filter((it) => it.endsWith('.api.md'))) {
  if (reports.includes(name)) continue;
  changed.push(name);
  if (!check) rmSync(join(folder, name));
}

if (changed.length === 0) console.log(`The reports in ${folder}/ match the types that were built.`);
else if (check) {
  console.error(
    `Not as committed: ${changed.join(', ')}. Run npm run api:types, and commit ${folder}/.`,
  );
  process.exitCode = 1;
} else console.log(`Written: ${changed.join(', ')}`);
