import { executeServerCommand, readFile, writeFile } from '@web/test-runner-commands';
import { expect } from 'chai';
import { plain } from '../../support/feed.js';

/** A node of the browser's accessibility tree. */
export interface AccessibleNode {
  readonly role: string;
  readonly name?: string;
  readonly description?: string;
  readonly level?: number;
  readonly busy?: boolean;
  readonly disabled?: boolean;
  readonly expanded?: boolean;
  readonly focused?: boolean;
  readonly live?: string;
  readonly children?: readonly AccessibleNode[];
}

/** Only Chromium exposes its accessibility tree. */
export const hasAccessibilityTree = navigator.userAgent.includes('Chrome/');

/** The page's accessibility tree, without nodes that assistive technology ignores. */
export async function pageTree(): Promise<AccessibleNode> {
  // The browser takes one frame to choose what it renders of a long feed, and another to render it.
  for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
  const all = await executeServerCommand<AccessibleNode, undefined>('accessibility-tree');
  return { ...all, children: announcedNodes(all.children) };
}

/** Nodes that are not announced: boxes, and the lines of a text node. */
const ignoredRoles = new Set(['generic', 'none', 'InlineTextBox', 'LineBreak']);

const announcedNodes = (nodes: readonly AccessibleNode[] = []): readonly AccessibleNode[] =>
  nodes.flatMap((node) => {
    const children = announcedNodes(node.children);
    // A live region without a role is a box, too.
    const isIgnored = node.live && node.live !== 'off' ? children.length === 0 : true;
    if (isIgnored && ignoredRoles.has(node.role)) return children;
    return node.role === 'StaticText' && !node.name?.trim() ? [] : [{ ...node, children }];
  });

/** The nodes with a role, in reading order. */
export const nodesWithRole = (tree: AccessibleNode, role: string): readonly AccessibleNode[] => [
  ...(tree.role === role ? [tree] : []),
  ...(tree.children ?? []).flatMap((child) => nodesWithRole(child, role)),
];

const states = ['level', 'busy', 'disabled', 'live'] as const;

/** The tree as text: one line per node, children indented. */
export function treeText(node: AccessibleNode, indent = ''): string {
  const { role, name, description, children = [] } = node;
  const line = [
    role,
    name && `"${plain(name)}"`,
    description && `(${plain(description)})`,
    ...states.filter((state) => node[state]).map((state) => `[${state}: ${node[state]}]`),
  ];
  const own = `${indent}${line.filter(Boolean).join(' ')}\n`;
  return own + children.map((child) => treeText(child, `${indent}  `)).join('');
}

/**
 * Compares the page's tree with the snapshot of this name. To update a snapshot, delete its file:
 * the test fails once and writes the new one.
 */
export async function expectTreeSnapshot(name: string): Promise<void> {
  const path = `snapshots/${name}.txt`;
  const tree = treeText(await pageTree());
  // The test runner rejects if the file does not exist.
  const snapshot = await readFile({ path }).catch(() => undefined);
  if (snapshot === undefined) await writeFile({ path, content: tree });
  expect(tree).to.equal(snapshot);
}
