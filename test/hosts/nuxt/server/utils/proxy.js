import { createActivityProxy } from 'stamps-activity-feed/proxy';
import { createSandbox } from 'stamps-activity-feed/sandbox';

const sandbox = createSandbox();
export const proxy = createActivityProxy({
  resolveUser: ({ headers }) =>
    /member=([^;]+)/.exec(headers.get('cookie') ?? '')?.[1] ?? 'rina.wijaya@example.com',
  getToken: () => sandbox.issueToken(),
  secret: 'a secret of more than thirty-two characters',
  apiUrl: 'http://localhost/api/v3',
  fetch: (i, n) => sandbox(new Request(i, n)),
});
