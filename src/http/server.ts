import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server that has begun to listen. */
export interface Listening {
  readonly port: number;
  /** Takes no new connection, lets running requests finish, and gives up on them after `seconds`. */
  readonly close: (seconds: number) => Promise<void>;
  readonly attach: (handler: RequestListener) => void;
}

/**
 * Listens on a port (0: any free one) and host (all interfaces where undefined); `attach` gives it its handler.
 * Rejects with a message that names the setting where the port is taken or not allowed.
 */
export async function listen(port: number, host: string | undefined): Promise<Listening> {
  const server = createServer();
  let isClosing = false;
  server.headersTimeout = 10_000;
  server.requestTimeout = 15_000;
  // Longer than a load balancer's own 60 s, so that it never reuses a connection that is just being closed.
  server.keepAliveTimeout = 65_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(new Error(`PORT ${port} cannot be used (${error.code ?? error.message}): set PORT to another`));
    });
    server.listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: (seconds) => {
      isClosing = true;
      return close(server, seconds);
    },
    attach: (handler) => {
      server.on('request', (request, response) => {
        if (isClosing) response.setHeader('Connection', 'close');
        // A connection that was kept alive becomes idle only now, and would hold the server open.
        response.once('close', () => {
          if (isClosing)
            setImmediate(() => {
              server.closeIdleConnections();
            });
        });
        handler(request, response);
      });
    },
  };
}

function close(server: Server, seconds: number): Promise<void> {
  return new Promise((resolve) => {
    const giveUp = setTimeout(() => {
      server.closeAllConnections();
    }, seconds * 1000);
    server.close(() => {
      clearTimeout(giveUp);
      resolve();
    });
    server.closeIdleConnections();
  });
}
