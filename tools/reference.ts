import type { Package } from 'custom-elements-manifest/schema';
import { type Element, elementOf, slotsByMeaning } from './element.js';

/** A row of a table is the name, and then whatever the section shows of it. */
type Table = { head: string[]; rows: string[][] };

/**
 * Fills `<!-- generated:attributes -->…<!-- /generated -->` and the other markers with tables made from the manifest.
 *
 * @throws {Error} if a marker is missing: its section would stay undocumented without a warning.
 */
export function withTables(reference: string, manifest: Package): string {
  return Object.entries(sections(elementOf(manifest))).reduce((text, [name, table]) => {
    const place = new RegExp(`(<!-- generated:${name} -->\n)[^]*?(<!-- /generated -->)`);
    if (table.rows.length > 0 && !place.test(text)) {
      throw new Error(
        `docs/reference.md lacks the markers <!-- generated:${name} --> … <!-- /generated -->.`,
      );
    }
    return text.replace(place, (_, open, close) => `${open}\n${markdown(table)}\n${close}`);
  }, reference);
}

function sections(element: Element): Record<string, Table> {
  const { attributes = [], members = [], events = [], cssStates = [] } = element;
  const { cssParts = [], cssProperties = [] } = element;
  const fields = members.filter((it) => it.kind === 'field');
  const reflected = new Set(attributes.map((it) => it.fieldName));
  return {
    attributes: {
      head: ['Attribute', 'Property', 'Type', 'Default', 'Meaning'],
      rows: attributes.map((it) => [
        code(it.name),
        code(it.fieldName),
        code(it.type?.text),
        code(it.default),
        text(it),
      ]),
    },
    properties: {
      head: ['Property', 'Type', 'Meaning'],
      rows: fields
        .filter((it) => !reflected.has(it.name))
        .map((it) => [code(it.name), code(it.type?.text), text(it)]),
    },
    methods: {
      head: ['Method', 'Returns', 'Meaning'],
      rows: members.flatMap((it) => {
        if (it.kind !== 'method') return [];
        const parameters = (it.parameters ?? []).map((parameter) => parameter.name).join(', ');
        return [[code(`${it.name}(${parameters})`), code(it.return?.type?.text), text(it)]];
      }),
    },
    events: {
      head: ['Event', 'Class', 'Meaning'],
      rows: events.map((it) => [code(it.name), code(it.type?.text), text(it)]),
    },
    slots: {
      head: ['Slot', 'Meaning'],
      rows: [...slotsByMeaning(element)].map(([description, names]) => [
        names.map(code).join(' '),
        text({ description }),
      ]),
    },
    parts: { head: ['Part', 'Meaning'], rows: cssParts.map((it) => [code(it.name), text(it)]) },
    'custom-properties': {
      head: ['Custom property', 'Default', 'Meaning'],
      rows: cssProperties.map((it) => [code(it.name), code(it.default), text(it)]),
    },
    states: {
      head: ['State', 'Meaning'],
      rows: cssStates.map((it) => [code(`:state(${it.name})`), text(it)]),
    },
  };
}

function markdown({ head, rows }: Table): string {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  return `${[line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')}\n`;
}

function code(value = ''): string {
  return value && `\`${escapePipes(value)}\``;
}

function text({ summary, description }: { summary?: string; description?: string }): string {
  return escapePipes(description ?? summary ?? '');
}

function escapePipes(value: string): string {
  return value.replace(/\s+/g, ' ').replaceAll('|', '\\|').trim();
}
