import { expect } from 'chai';

type Nodes = readonly (Node | null | undefined)[];

/**
 * Asserts that these are the same nodes in the same order. Chai would print differing nodes with
 * everything that they reference, which exhausts the browser's memory. This prints names.
 */
export function expectSameNodes(actual: Nodes, expected: Nodes): void {
  expect(actual.map((node) => expected.indexOf(node))).to.deep.equal(expected.map((_, n) => n));
}

/** Asserts that this is the same node. */
export function expectSameNode(actual: Nodes[number], expected: Nodes[number]): void {
  expect(actual === expected, `${nameOf(actual)} is not ${nameOf(expected)}`).to.equal(true);
}

const nameOf = (node: Nodes[number]): string => {
  if (!node) return String(node);
  const text = (node.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, 40);
  return `<${node.nodeName.toLowerCase()}> "${text}"`;
};
