import { startChild } from '../support/child-server.js';
import { describeProxyExample } from '../support/proxy-example.js';

describeProxyExample('node:http', () => startChild(['demo/proxy/node.js']));
