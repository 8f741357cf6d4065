import { createActivityProxy } from 'stamps-activity-feed/proxy';
import { createSandbox } from 'stamps-activity-feed/sandbox';

const sandbox = createSandbox();
export const proxy = createActivityProxy({
  resolveUser: () => 'rina.wijaya@example.com',
  token: await sandbox.issueToken(),
  secret: 'a secret of more than thirty-two characters',
  apiUrl: 'http://localhost/api/v3',
  fetch: (i, n) => sandbox(new Request(i, n)),
});
