import { resolve } from 'node:path';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

/** A Node that today's test runners accept: this one, or that of the part. */
export const newerNode =
  major > 22 || (major === 22 && minor >= 22)
    ? process.execPath
    : resolve('test/environments/node_modules/node-24/bin/node');
