import { Agent, request as ask } from 'node:http';
import { pipeline, Transform } from 'node:stream';
import type { Request, Response } from 'express';
import { giveTime, usualLimits } from '../http/limits.ts';
import { lengthOf, passedOn, secretHeader } from './headers.ts';
import type { Reached } from './thread.ts';

/** Bytes of a request: a take is the longest. */
const mostBytes = 20 * 1024 * 1024;
/** Milliseconds until the pages begin to answer; the line's own patience ends later. */
const patience = 25_000;
/** Milliseconds in which a stream of events may be silent; a browser opens it anew. */
const silence = 10 * 60_000;

/** As many connections as are asked for, of which the line has its own limits: nobody waits for those whose request never ends. */
const agent = new Agent({ keepAlive: true });

/**
 * Passes a request on to the thread of the pages, and its answer back, both as they come. Resolves when the answer is over, whoever ended it; rejects
 * where there is none.
 */
export function passOn(request: Request, response: Response, { port, secret }: Reached): Promise<void> {
  if (Number(request.headers['content-length'] ?? 0) > mostBytes) {
    refuseLong(response);
    return Promise.resolve();
  }
  // The line's limits, its log and what follows here all wait for the end of an answer: eleven of them are no leak.
  response.setMaxListeners(20);
  return new Promise((resolve, reject) => {
    /** Events may be silent for longer than other answers. */
    let isStream = false;
    const asked = ask({
      agent,
      host: '127.0.0.1',
      port,
      method: request.method,
      path: request.originalUrl,
      headers: { ...passedOn(request.headers), ...lengthOf(request.headers), [secretHeader]: secret },
      timeout: patience,
    });
    asked.on('timeout', () => {
      asked.destroy(new Error('the desk does not answer in time'));
    });
    // The pages know whoever asks, and wait for what they send.
    asked.on('information', () => {
      giveTime(request);
    });
    asked.on('error', (error) => {
      if (error.message === tooLong) return;
      if (!response.headersSent) reject(error);
      else response.destroy();
    });
    asked.on('response', (answer) => {
      response.writeHead(answer.statusCode ?? 502, passedOn(answer.headers));
      if (String(answer.headers['content-type']).startsWith('text/event-stream')) {
        asked.setTimeout(0);
        isStream = true;
        response.flushHeaders();
        request.socket.setTimeout(silence);
      }
      pipeline(answer, response, () => undefined);
    });
    response.on('close', () => {
      if (isStream) request.socket.setTimeout(usualLimits.stuckSeconds * 1000);
      asked.destroy();
      resolve();
    });
    pipeline(request, limitTo(mostBytes), asked, (error) => {
      if (error?.message === tooLong && !response.headersSent) refuseLong(response);
    });
  });
}

const tooLong = 'too long';

function limitTo(most: number): Transform {
  let length = 0;
  return new Transform({
    transform(piece: Buffer, _encoding, done) {
      length += piece.length;
      if (length > most) done(new Error(tooLong));
      else done(null, piece);
    },
  });
}

/** What is too long is not waited for. */
function refuseLong(response: Response): void {
  response
    .status(413)
    .set('Connection', 'close')
    .type('text/plain')
    .send('This is more than the desk takes at once: 20 MB.\n');
}
