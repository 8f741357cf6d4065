import { describeServing } from '../support/serving.js';

describeServing('node:http', ['demo/proxy/node.js']);
