import { executeServerCommand, readFile, writeFile } from '@web/test-runner-commands';
import { expect } from 'chai';
import { plain } from '../../support/feed.js';

/** A node of the accessibility tree, as the browser computes it. */
export interface AccessibleNode {
  readonly role: string;
  readonly name?: string;
  readonly description?: string;
  readonly level?: number;
  readonly busy?: boolean;
  readonly disabled?: boolean;
  readonly focused?: boolean;
  readonly live?: string;
  readonly children?: readonly AccessibleNode[];
}

/** Only Chromium hands out its accessibility tree. */
export const givesTree = navigator.userAgent.includes('Chrome/');

/** What assistive technology gets of the page. */
export async function pageTree(): Promise<AccessibleNode> {
  // The browser chooses in one frame what it lays out of a long feed, and shows it in the next.
  for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
  const all = await executeServerCommand<AccessibleNode, undefined>('accessibility-tree');
  return { ...all, children: told(all.children) };
}

/** Nodes that nobody is told of: boxes, and the lines of a text that is a node itself. */
const silent = new Set(['generic', 'none', 'InlineTextBox', 'LineBreak']);

const told = (nodes: readonly AccessibleNode[] = []): readonly AccessibleNode[] =>
  nodes.flatMap((node) => {
    const children = told(node.children);
    if (silent.has(node.role)) return children;
    return node.role === 'StaticText' && !node.name?.trim() ? [] : [{ ...node, children }];
  });

/** The nodes of a role, in the order in which they are read. */
export const withRole = (tree: AccessibleNode, role: string): readonly AccessibleNode[] => [
  ...(tree.role === role ? [tree] : []),
  ...(tree.children ?? []).flatMap((child) => withRole(child, role)),
];

const traits = ['level', 'busy', 'disabled', 'live'] as const;

/** A tree as text: a line a node, its children indented. */
export function write(node: AccessibleNode, indent = ''): string {
  const { role, name, description, children = [] } = node;
  const line = [
    role,
    name && `"${plain(name)}"`,
    description && `(${plain(description)})`,
    ...traits.filter((trait) => node[trait]).map((trait) => `[${trait}: ${node[trait]}]`),
  ];
  const own = `${indent}${line.filter(Boolean).join(' ')}\n`;
  return own + children.map((child) => write(child, `${indent}  `)).join('');
}

/**
 * Compares the tree of the page with the one that is kept under a name. To keep another one,
 * remove its file: it is written anew, and the test fails until it is run again.
 */
export async function expectKeptTree(name: string): Promise<void> {
  const path = `snapshots/${name}.txt`;
  const tree = write(await pageTree());
  // The runner has no answer for a file that is not there.
  const kept = await readFile({ path }).catch(() => undefined);
  if (kept === undefined) await writeFile({ path, content: tree });
  expect(tree).to.equal(kept);
}
