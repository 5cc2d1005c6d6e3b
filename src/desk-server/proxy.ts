import { MessageChannel } from 'node:worker_threads';
import type { Request, Response } from 'express';
import { giveTime, usualLimits } from '../http/limits.ts';
import { lengthOf, passedOn } from './headers.ts';
import { toPiece, type FromPages, type ToPages } from './passing.ts';
import type { Reached } from './thread.ts';

/** Bytes of a request: a take is the longest. */
const mostBytes = 20 * 1024 * 1024;
/** Bytes of a body that are held while the pages take others: it comes in small pieces, and each is an errand to their thread. */
const mostHeld = 64 * 1024;
/** Milliseconds until the pages begin to answer; the line's own patience ends later. */
const patience = 25_000;
/** Milliseconds in which a stream of events may be silent; a browser opens it anew. */
const silence = 10 * 60_000;

/**
 * Passes a request on to the thread of the pages, and its answer back, both as they come. Resolves when the answer is over, whoever ended it; rejects
 * where there is none. By messages, not by HTTP: each turn of a call takes a tenth longer in a thread that has once been a client of anybody.
 */
export function passOn(request: Request, response: Response, { pass }: Reached): Promise<void> {
  if (Number(request.headers['content-length'] ?? 0) > mostBytes) {
    refuseLong(response);
    return Promise.resolve();
  }
  // The line's limits, its log and what follows here all wait for the end of an answer: eleven of them are no leak.
  response.setMaxListeners(20);
  const { port1: here, port2: there } = new MessageChannel();
  const tell = (message: ToPages): void => {
    here.postMessage(message, message.kind === 'piece' ? [message.bytes.buffer] : []);
  };
  return new Promise((resolve, reject) => {
    /** Events may be silent for longer than other answers. */
    let isStream = false;
    const body = lengthOf(request.headers);
    const hasBody = Object.keys(body).length > 0;
    const passed = hasBody
      ? passBody(request, tell, () => {
          if (!response.headersSent) refuseLong(response);
        })
      : undefined;
    const patient = setTimeout(() => {
      here.close();
    }, patience);
    const take = (message: FromPages): void => {
      // It was refused meanwhile, or whoever asked has gone.
      if (response.writableEnded || response.destroyed) return;
      switch (message.kind) {
        case 'let in':
          // The pages know whoever asks, and wait for what they send.
          giveTime(request);
          break;
        case 'more':
          patient.refresh();
          passed?.onTaken();
          break;
        case 'head':
          clearTimeout(patient);
          isStream = String(message.headers['content-type']).startsWith('text/event-stream');
          response.writeHead(message.status, message.headers);
          if (!isStream) break;
          response.flushHeaders();
          request.socket.setTimeout(silence);
          break;
        case 'piece':
          response.write(message.bytes, () => {
            tell({ kind: 'more' });
          });
          break;
        case 'end':
          response.end();
      }
    };
    here.on('message', take);
    here.on('close', () => {
      if (response.writableEnded) return;
      if (response.headersSent) response.destroy();
      else reject(new Error('the desk does not answer'));
    });
    response.on('close', () => {
      clearTimeout(patient);
      if (isStream) request.socket.setTimeout(usualLimits.stuckSeconds * 1000);
      here.close();
      passed?.drop();
      resolve();
    });
    const { method, originalUrl: path } = request;
    pass({ method, path, headers: { ...passedOn(request.headers), ...body }, hasBody }, there);
  });
}

/** The body of a request on its way to the pages. */
interface PassedBody {
  /** The pages have taken the last piece. */
  readonly onTaken: () => void;
  /** Nobody needs the rest: it is read all the same, as the next request comes behind it. */
  readonly drop: () => void;
}

/** Passes on the body of a request as it comes. */
function passBody(request: Request, tell: (message: ToPages) => void, onTooLong: () => void): PassedBody {
  let length = 0;
  let held: Buffer[] = [];
  let heldLength = 0;
  let isTaking = false;
  let hasEnded = false;
  let isOver = false;
  const passOnHeld = (): void => {
    if (isTaking || isOver) return;
    if (held.length === 0) {
      if (hasEnded) tell({ kind: 'end' });
      return;
    }
    isTaking = true;
    tell(toPiece(Buffer.concat(held)));
    held = [];
    heldLength = 0;
    request.resume();
  };
  request.on('data', (bytes: Buffer) => {
    if (isOver) return;
    length += bytes.length;
    heldLength += bytes.length;
    if (length > mostBytes || heldLength > mostHeld) request.pause();
    if (length > mostBytes) {
      isOver = true;
      onTooLong();
      return;
    }
    held.push(bytes);
    passOnHeld();
  });
  request.on('end', () => {
    hasEnded = true;
    passOnHeld();
  });
  return {
    onTaken: () => {
      isTaking = false;
      passOnHeld();
    },
    drop: () => {
      isOver = true;
      held = [];
      request.resume();
    },
  };
}

/** What is too long is not waited for. */
function refuseLong(response: Response): void {
  response
    .status(413)
    .set('Connection', 'close')
    .type('text/plain')
    .send('This is more than the desk takes at once: 20 MB.\n');
}
