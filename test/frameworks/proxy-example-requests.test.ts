import { installPart } from '../../tools/parts/install.js';
import { describeServing } from '../support/serving.js';

describeServing('Express', ['demo/proxy/express/server.js'], () =>
  installPart('demo/proxy/express'),
);
