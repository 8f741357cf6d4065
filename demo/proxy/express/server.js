import express from 'express';
import { createActivityProxy, toNodeListener } from 'stamps-activity-feed/proxy';
import { apiUrl, getToken, memberOf, page, script, signIn } from '../shop.js';

// The proxy in an Express app: npm ci && npm start, in this folder.

const app = express();
const file = script();

// A placeholder for your own session middleware, such as express-session or Passport.
app.use((request, _response, next) => {
  request.user = memberOf(request.headers.cookie);
  next();
});

app.use(
  '/stamps',
  toNodeListener(
    createActivityProxy({
      apiUrl,
      getToken,
      // The second argument is Express's request.
      resolveUser: (_request, { user }) => user,
      onError: ({ code, message }) => console.error(code, message),
    }),
  ),
);

app.post('/sign-in', (request, response) => {
  response.set('Set-Cookie', signIn(request.query.member)).sendStatus(204);
});
app.get('/stamps-activity-feed.js', (_request, response) => {
  response.type('text/javascript').send(file);
});
app.get('/', (_request, response) => {
  response.send(page);
});

const server = app.listen(process.env.PORT ?? 3000, '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${server.address().port}/`);
});
