import { describeParents } from '../support/parents.js';

describeParents('test/frameworks/parents', ['react', 'vue']);
