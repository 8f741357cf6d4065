import { connect as connectHttp2 } from 'node:http2';
import { connect, type Socket } from 'node:net';

export interface Answer {
  readonly status: number;
  readonly body: string;
}

/** Sends a request for a member over HTTP/2 without TLS. */
const overHttp2 = (url: URL, headers: Readonly<Record<string, string>>): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const session = connectHttp2(url.origin);
    session.on('error', reject);
    const stream = session.request({ ':path': url.pathname + url.search, ...headers });
    let status = 0;
    let body = '';
    stream.on('response', (received) => {
      status = Number(received[':status']);
    });
    stream.setEncoding('utf8');
    stream.on('data', (chunk) => {
      body += chunk;
    });
    stream.on('error', reject);
    stream.on('end', () => {
      session.close();
      resolve({ status, body });
    });
  });

/** Sends a request for a member. */
export const request = async (url: URL, member: string, isHttp2 = false): Promise<Answer> => {
  const headers: Record<string, string> = member ? { 'x-member': member } : {};
  if (isHttp2) return overHttp2(url, headers);
  const response = await fetch(url, { headers });
  return { status: response.status, body: await response.text() };
};

/** Sends a request for a member, and gives a function that breaks its connection. */
export const requestToLeave = (url: URL, member: string, isHttp2 = false): (() => void) => {
  if (isHttp2) {
    const session = connectHttp2(url.origin);
    session.on('error', () => {});
    const stream = session.request({ ':path': url.pathname, 'x-member': member });
    stream.on('error', () => {});
    return () => session.destroy();
  }
  const socket: Socket = connect(Number(url.port), url.hostname);
  socket.on('error', () => {});
  socket.write(`GET ${url.pathname} HTTP/1.1\r\nHost: ${url.host}\r\nX-Member: ${member}\r\n\r\n`);
  return () => socket.resetAndDestroy();
};
