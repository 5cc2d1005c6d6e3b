import { createServer, IncomingMessage, ServerResponse, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';

/** A server that has begun to listen. */
export interface Listening {
  readonly port: number;
  /** Takes no new connection, lets running requests finish, and gives up on them after `seconds`. */
  readonly close: (seconds: number) => Promise<void>;
  /** Has requests answered by this app from now on, in place of the one before. */
  readonly attach: (app: Express) => void;
}

/** What Express gives its requests and answers to inherit from; it documents both as there to be changed. Source: https://expressjs.com/en/guide/overriding-express-api.html */
interface Prototypes {
  request: object;
  response: object;
}

/**
 * Listens on a port (0: any free one) and host (all interfaces where undefined); `attach` gives it its handler.
 * Rejects with a message that names the setting where the port is taken or not allowed.
 */
export async function listen(port: number, host: string | undefined): Promise<Listening> {
  // Express changes the prototype of each request and answer, which costs more than all the rest of a turn: these have its prototypes from the start.
  class AppRequest extends IncomingMessage {}
  class AppResponse extends ServerResponse {}
  const server = createServer({ IncomingMessage: AppRequest, ServerResponse: AppResponse });
  let app: Express | undefined;
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
    attach: (next) => {
      const prototypes = next as unknown as Prototypes;
      Object.setPrototypeOf(AppRequest.prototype, prototypes.request);
      Object.setPrototypeOf(AppResponse.prototype, prototypes.response);
      prototypes.request = AppRequest.prototype;
      prototypes.response = AppResponse.prototype;
      if (!app) server.on('request', serve);
      app = next;
    },
  };

  function serve(request: AppRequest, response: AppResponse): void {
    if (isClosing) response.setHeader('Connection', 'close');
    app?.(request, response);
  }
}

function close(server: Server, seconds: number): Promise<void> {
  return new Promise((resolve) => {
    // A connection that was kept alive becomes idle when its last answer is sent, and would hold the server open.
    const sweep = setInterval(() => {
      server.closeIdleConnections();
    }, 50);
    const giveUp = setTimeout(() => {
      server.closeAllConnections();
    }, seconds * 1000);
    server.close(() => {
      clearInterval(sweep);
      clearTimeout(giveUp);
      resolve();
    });
    server.closeIdleConnections();
  });
}
