import { type ChildProcess, spawn } from 'node:child_process';
import { type AddressInfo, connect, createServer } from 'node:net';

const freePort = async (): Promise<number> => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
};

/** Whether Redis answers. */
const isReady = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'));
    socket.once('data', (data) => {
      resolve(data.toString().startsWith('+PONG'));
      socket.destroy();
    });
    socket.once('error', () => resolve(false));
  });

export interface RedisServer {
  readonly port: number;
  /** The server stays connected and answers nothing. */
  pause(): void;
  resume(): void;
  kill(): Promise<void>;
  /** Starts the server again, at the same port, and empty. */
  restart(): Promise<void>;
}

/** Starts Debian's redis-server at a free port of this machine. */
export const startRedis = async (): Promise<RedisServer> => {
  const port = await freePort();
  let child: ChildProcess;
  const start = async () => {
    const options = [
      '--port',
      String(port),
      '--bind',
      '127.0.0.1',
      '--save',
      '',
      '--appendonly',
      'no',
    ];
    child = spawn('redis-server', options, { stdio: 'ignore' });
    const failed = new Promise<never>((_, reject) => {
      child.once('error', () =>
        reject(new Error('redis-server is missing: apt-get install redis-server')),
      );
    });
    const ready = async () => {
      while (!(await isReady(port))) await new Promise((resolve) => setTimeout(resolve, 20));
    };
    await Promise.race([ready(), failed]);
  };
  await start();
  return {
    port,
    pause: () => child.kill('SIGSTOP'),
    resume: () => child.kill('SIGCONT'),
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await ended;
    },
    restart: start,
  };
};
