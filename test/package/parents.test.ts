import { describeParents } from '../support/parents.js';

describeParents('test/package/parents', ['morph']);
