import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** What a server takes from those who ask, before it closes their connection. */
interface Limits {
  /** Connections at once; a proxy before the line needs about one for each request that is running. */
  readonly connections: number;
  /** Requests that a connection has sent and has no answer to; phone companies, browsers and proxies send one at a time. */
  readonly unanswered: number;
  /** Seconds for a request's head, and for all of it. */
  readonly headSeconds: number;
  readonly requestSeconds: number;
  /** Seconds for all of a request whose sender is known, and the bytes of it that must have come in each of them on average. */
  readonly knownSeconds: number;
  readonly knownBytes: number;
  /** Seconds in which a connection that asks or is answered may stand still; 0: for ever. */
  readonly stuckSeconds: number;
  /** Seconds between two looks at what has run out. */
  readonly lookSeconds: number;
}

/** The limits of a line; docs/security.md tells them. */
export const usualLimits: Limits = {
  connections: 500,
  unanswered: 16,
  headSeconds: 10,
  requestSeconds: 15,
  knownSeconds: 120,
  knownBytes: 2000,
  stuckSeconds: 30,
  lookSeconds: 1,
};

/** Bytes that are read of a connection at once: more than most requests have. */
const pieceBytes = 1024;
/** The part of all connections from which on those that have asked for nothing yet give way. */
const crowded = 0.8;

/** Whether a request is to be answered. */
type MayAnswer = (request: IncomingMessage, response: ServerResponse) => boolean;

/**
 * Holds a server to its limits of connections, and has it read them in small pieces; gives whether a request is to be answered, as each
 * has to be asked once.
 */
export function keepLimits(server: Server, limits: Limits): MayAnswer {
  const { connections, unanswered } = limits;
  const asks = limitConnections(server, connections);
  const begins = limitTime(server, limits);
  server.on('connection', readPiecewise);
  const mayAnswer = limitUnanswered(unanswered);
  return (request, response) => {
    asks(request, response);
    begins(request, response);
    return mayAnswer(request, response);
  };
}

const known = new WeakSet<IncomingMessage>();

/** Has a request take longer than others may, as long as it goes on coming: for whoever has been let in by name. */
export function giveTime(request: IncomingMessage): void {
  known.add(request);
}

/** Cuts off requests that do not come to their end in time, from their first byte on. Gives what is to be told of each. */
function limitTime(
  server: Server,
  { requestSeconds, knownSeconds, knownBytes, lookSeconds }: Limits,
): (request: IncomingMessage, response: ServerResponse) => void {
  /** When the first byte came of what a connection asks. */
  const begun = new WeakMap<Socket, number>();
  const coming = new Map<IncomingMessage, { readonly since: number; readonly before: number }>();
  server.on('connection', (socket) => {
    socket.on('data', () => {
      if (!begun.has(socket)) begun.set(socket, Date.now());
    });
  });
  const look = (): void => {
    const now = Date.now();
    for (const [request, { since, before }] of coming) {
      const { socket, complete } = request;
      const seconds = (now - since) / 1000;
      const isSlow = socket.bytesRead - before < (seconds - requestSeconds) * knownBytes;
      const isLate = seconds > (known.has(request) && !isSlow ? knownSeconds : requestSeconds);
      if (complete || socket.destroyed || isLate) coming.delete(request);
      if (isLate && !complete) socket.destroy();
    }
  };
  const timer = setInterval(look, lookSeconds * 1000).unref();
  server.once('close', () => {
    clearInterval(timer);
  });
  return (request, response) => {
    const { socket } = request;
    const since = begun.get(socket) ?? Date.now();
    response.once('close', () => begun.delete(socket));
    // What came in one piece, as most requests do, is not looked at.
    setImmediate(() => {
      if (!request.complete) coming.set(request, { since, before: socket.bytesRead });
    });
  };
}

/**
 * Takes no more connections than these. Before they are all in use, a new one takes the place of that which has kept the server waiting longest: for a
 * request, or for the rest of one. Whoever holds connections without asking for anything keeps nobody out, as often as they come again. Gives what is
 * to be told of each request.
 */
function limitConnections(
  server: Server,
  most: number,
): (request: IncomingMessage, response: ServerResponse) => void {
  /** The last request of each, in the order in which they began to keep the server waiting. */
  const open = new Map<Socket, IncomingMessage | undefined>();
  const giveWay = (): void => {
    for (const [socket, request] of open) {
      // Who has asked in full is answered.
      if (request?.complete) continue;
      open.delete(socket);
      socket.destroy();
      return;
    }
  };
  server.maxConnections = most;
  server.on('connection', (socket) => {
    if (open.size >= most * crowded) giveWay();
    open.set(socket, undefined);
    socket.once('close', () => open.delete(socket));
  });
  return (request, response) => {
    const { socket } = request;
    if (!open.has(socket)) return;
    open.set(socket, request);
    response.once('close', () => {
      // Another may have come behind it already.
      if (open.get(socket) !== request) return;
      open.delete(socket);
      open.set(socket, undefined);
    });
  };
}

/**
 * Has what a connection sends read in small pieces. Node reads all requests of 64 kB at once, a thousand and more, before it can be told that the
 * connection was cut; of many connections that is more than the memory.
 */
function readPiecewise(socket: Socket): void {
  const [read] = socket.listeners('data') as readonly unknown[] as readonly ((bytes: Buffer) => void)[];
  if (!read) return;
  socket.removeListener('data', read);
  socket.on('data', (bytes: Buffer) => {
    for (let from = 0; from < bytes.length && !socket.destroyed; from += pieceBytes) {
      if (socket.isPaused()) {
        // Answers wait to be read: what is left is taken up when Node goes on.
        socket.unshift(bytes.subarray(from));
        return;
      }
      read.call(socket, bytes.subarray(from, from + pieceBytes));
    }
  });
}

/** Whether a request is to be answered: whoever sends many without reading their answers would fill the memory, and is cut off. */
function limitUnanswered(most: number): MayAnswer {
  const unanswered = new WeakMap<Socket, number>();
  return ({ socket }, response) => {
    // What else came in the same bytes is still read when its connection has been cut.
    if (socket.destroyed) return false;
    const waiting = (unanswered.get(socket) ?? 0) + 1;
    if (waiting > most) {
      socket.destroy();
      return false;
    }
    unanswered.set(socket, waiting);
    response.once('close', () => unanswered.set(socket, (unanswered.get(socket) ?? 1) - 1));
    return true;
  };
}
