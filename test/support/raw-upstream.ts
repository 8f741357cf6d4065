import { createServer, type Socket } from 'node:net';

/** A server that answers every request with the given bytes and then closes the connection. */
export interface RawUpstream {
  readonly apiUrl: string;
  /** The bytes of the answer, as Latin-1. */
  bytes: string;
  /** Whether the connection is reset after the bytes instead of closed. */
  resets: boolean;
  stop(): Promise<void>;
}

export const startRawUpstream = async (): Promise<RawUpstream> => {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
    socket.once('data', () => {
      socket.write(upstream.bytes, 'latin1', () => {
        if (upstream.resets) socket.resetAndDestroy();
        else socket.end();
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const upstream: RawUpstream = {
    apiUrl: `http://127.0.0.1:${port}/api/v3`,
    bytes: '',
    resets: false,
    async stop() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return upstream;
};
