import { createServer, IncomingMessage, ServerResponse, type Server } from 'node:http';
import type { Express } from 'express';
import { keepLimits, usualLimits } from './limits.ts';

/** A server that has begun to listen. */
export interface Listening {
  readonly port: number;
  /** Takes no new connection, lets running requests finish, and gives up on them after `seconds`. */
  readonly close: (seconds: number) => Promise<void>;
  /** Has requests answered by this app from now on, in place of the one before. */
  readonly attach: (app: Express) => void;
}

/**
 * Seconds that a connection is kept for another request. Longer than the longest that a common load balancer keeps its own, so that none
 * sends a request on a connection that is just being closed. Source: 600 s, https://cloud.google.com/load-balancing/docs/https
 */
const keptSeconds = 620;
/** What Express gives its requests and answers to inherit from; it documents both as there to be changed. Source: https://expressjs.com/en/guide/overriding-express-api.html */
interface Prototypes {
  request: object;
  response: object;
}

/** Where to listen: on a port (0: any free one) of an address, or on a socket that somebody else has opened, by its number in this process. */
type Place = { readonly port: number; readonly host: string } | { readonly fd: number };

/**
 * Listens at a place; `attach` gives it its handler.
 * Rejects with a message that names the setting where the port or the address is taken or not allowed, or what is wrong with the socket.
 */
export async function listen(place: Place, limits = usualLimits): Promise<Listening> {
  // Express changes the prototype of each request and answer, which costs more than all the rest of a turn: these have its prototypes from the start.
  class AppRequest extends IncomingMessage {}
  class AppResponse extends ServerResponse {}
  const server = createServer({
    IncomingMessage: AppRequest,
    ServerResponse: AppResponse,
    headersTimeout: limits.headSeconds * 1000,
    // Most have less: the limits are kept by those who know who asks.
    requestTimeout: Math.max(limits.requestSeconds, limits.knownSeconds) * 1000,
    connectionsCheckingInterval: limits.lookSeconds * 1000,
    keepAliveTimeout: keptSeconds * 1000,
  });
  server.timeout = limits.stuckSeconds * 1000;
  let app: Express | undefined;
  let isClosing = false;
  const mayAnswer = keepLimits(server, limits);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(cannotListen(place, error));
    });
    server.listen(place, resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string')
    throw cannotListen(place, new Error(address ?? 'closed'));
  return {
    port: address.port,
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
    if (!mayAnswer(request, response)) return;
    request.url = toPath(request.url ?? '/');
    if (isClosing) response.setHeader('Connection', 'close');
    app?.(request, response);
  }
}

/** A proxy may ask for the whole address, as http://line.example.org/voice; its path is what is asked for. Source: https://www.rfc-editor.org/rfc/rfc9112#section-3.2.2 */
function toPath(target: string): string {
  if (target.startsWith('/')) return target;
  const path = target.replace(/^https?:\/\/[^/?#]*/i, '');
  return path.startsWith('?') || path === '' ? `/${path}` : path;
}

function cannotListen(place: Place, { code, message }: NodeJS.ErrnoException): Error {
  const why = code ?? message;
  if ('fd' in place) {
    return new Error(
      `the socket that was handed over cannot be used (${why}): it must be one TCP socket that listens (ListenStream= with an address and a port)`,
    );
  }
  const { host, port } = place;
  return code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND'
    ? new Error(`HOST ${host} cannot be used (${why}): set HOST to an address of this machine`)
    : new Error(`PORT ${port} cannot be used (${why}): set PORT to another`);
}

function close(server: Server, seconds: number): Promise<void> {
  return new Promise((resolve) => {
    // A connection that was kept alive becomes idle when its last answer is sent, and would hold the server open.
    const sweep = setInterval(() => {
      afterReading(() => {
        server.closeIdleConnections();
      });
    }, 50);
    const giveUp = setTimeout(() => {
      server.closeAllConnections();
    }, seconds * 1000);
    afterReading(() => {
      server.close(() => {
        clearInterval(sweep);
        clearTimeout(giveUp);
        resolve();
      });
    });
  });
}

/**
 * Does something once all that has arrived so far has been taken and read: a connection that waits to be taken, and one that seems idle while its next
 * request has just arrived, would be cut off with the request. Immediates run right after Node has looked at what has arrived.
 */
function afterReading(then: () => void): void {
  setImmediate(() => setImmediate(then));
}
