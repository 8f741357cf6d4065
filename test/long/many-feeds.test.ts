import { testNothingLeft, useMounts } from '../package/hostile/mounts.js';

describe('many feeds', function () {
  this.timeout(300_000);
  testNothingLeft(useMounts(), 1000);
});
