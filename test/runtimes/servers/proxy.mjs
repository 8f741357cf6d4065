import { createActivityProxy, getAccessToken } from 'stamps-activity-feed/proxy';

const { STAMPS_API_URL: apiUrl, STAMPS_TOKEN: token } = process.env;
const timeout = Number(process.env.PROXY_TIMEOUT);

/** The proxy of every server here. The header `X-Member` stands for a session. */
export const proxy = createActivityProxy({
  apiUrl,
  timeout,
  secret: 'a secret that only the servers of the tests have',
  getToken: getAccessToken({ apiUrl, token, crmMerchantId: process.env.STAMPS_MERCHANT_ID }),
  resolveUser: (request) => request.headers.get('X-Member'),
});

export const listening = (port) => console.log(`http://127.0.0.1:${port}`);
