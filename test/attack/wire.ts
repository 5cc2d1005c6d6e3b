import { connect, type Socket } from 'node:net';
import { performance } from 'node:perf_hooks';

/** What came back over a connection, and after how many seconds the line closed it; undefined where it did not in time. */
interface Heard {
  readonly text: string;
  readonly closedAfter: number | undefined;
}

/** How bytes are sent. */
export interface Sending {
  /** Seconds that are waited for the line to close the connection. */
  readonly seconds: number;
  /** Sent again each 200 ms, until the connection is closed. */
  readonly then?: string;
  /** Our side is closed at once. */
  readonly isHalfClosed?: boolean;
}

/** Sends bytes that may be no request, and waits for the line to close the connection. Never rejects. */
export function sendBytes(
  port: number,
  bytes: string | Buffer,
  { seconds, then, isHalfClosed = false }: Sending,
): Promise<Heard> {
  return new Promise((resolve) => {
    const began = performance.now();
    let text = '';
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    const drip = setInterval(() => {
      if (then !== undefined && socket.writable) socket.write(then);
    }, 200);
    const end = (isClosed: boolean): void => {
      clearInterval(drip);
      clearTimeout(timer);
      socket.destroy();
      resolve({ text, closedAfter: isClosed ? (performance.now() - began) / 1000 : undefined });
    };
    const timer = setTimeout(end, seconds * 1000, false);
    socket.on('data', (data) => (text += data.toString('latin1')));
    socket.on('error', () => {
      end(true);
    });
    socket.on('end', () => {
      end(true);
    });
    socket.on('close', () => {
      end(true);
    });
    socket.write(bytes);
    if (isHalfClosed) socket.end();
  });
}

/** Connections that are held, each opened again as soon as it is closed, until they are let go. */
interface Held {
  readonly letGo: () => void;
  /** How often one was opened. */
  readonly opened: () => number;
}

/** Holds so many connections; `begin` says what each sends. */
export function holdConnections(port: number, count: number, begin: (socket: Socket) => void): Held {
  const sockets = new Set<Socket>();
  let isOver = false;
  let opened = 0;
  const open = (): void => {
    if (isOver) return;
    opened += 1;
    const socket = connect(port, '127.0.0.1');
    sockets.add(socket);
    socket.on('error', () => undefined);
    // What the line closes is opened again, not so fast that this machine does nothing else.
    socket.on('close', () => {
      sockets.delete(socket);
      setTimeout(open, 20).unref();
    });
    begin(socket);
  };
  for (let index = 0; index < count; index += 1) open();
  return {
    opened: () => opened,
    letGo: () => {
      isOver = true;
      for (const socket of sockets) socket.destroy();
    },
  };
}
