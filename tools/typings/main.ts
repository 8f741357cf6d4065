import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { elementOf } from '../element.js';
import { withAttributeNames } from './analyzer-attributes.js';
import { editorData } from './editors.js';
import { elementTypes } from './element-types.js';
import { frameworkTypes } from './frameworks.js';
import { storybookArgTypes } from './storybook.js';

// The last step of the build: what editors and frameworks know of the element, from its manifest.
const manifest = JSON.parse(readFileSync('custom-elements.json', 'utf8'));
const element = elementOf(manifest);

mkdirSync('dist/types', { recursive: true });
const types = { 'element.d.ts': elementTypes(element), ...frameworkTypes(element) };
for (const [file, text] of Object.entries(types)) writeFileSync(`dist/types/${file}`, text);
const data = { ...editorData(manifest), 'storybook.json': storybookArgTypes(element) };
for (const [file, content] of Object.entries(data)) {
  writeFileSync(`dist/${file}`, `${JSON.stringify(content, null, 2)}\n`);
}

const properties = 'dist/element/properties.d.ts';
writeFileSync(properties, withAttributeNames(readFileSync(properties, 'utf8'), element));
