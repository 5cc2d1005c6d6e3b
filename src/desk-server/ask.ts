import { MessageChannel } from 'node:worker_threads';
import { toPiece, type FromPages, type ToPages } from './passing.ts';
import type { Reached } from './thread.ts';

/** Milliseconds until the thread has answered; the phone company waits little longer. */
const patience = 12_000;

/** Asks the thread for something of the line's own, at a path that nobody outside reaches. Rejects where it does not answer, or not as it should. */
export function askThread({ pass }: Reached, path: string, body: object): Promise<unknown> {
  const { port1: here, port2: there } = new MessageChannel();
  const asked = new Promise<unknown>((resolve, reject) => {
    const pieces: Uint8Array[] = [];
    let status = 0;
    here.on('message', (message: FromPages) => {
      if (message.kind === 'head') ({ status } = message);
      else if (message.kind === 'piece') {
        pieces.push(message.bytes);
        here.postMessage({ kind: 'more' } satisfies ToPages);
      } else if (message.kind === 'end') {
        if (status === 200) resolve(JSON.parse(Buffer.concat(pieces).toString()));
        else reject(new Error(`the desk answers ${status}`));
      }
    });
    here.on('close', () => {
      reject(new Error('the desk does not answer'));
    });
  });
  const timer = setTimeout(() => {
    here.close();
  }, patience);
  const bytes = Buffer.from(JSON.stringify(body));
  const headers = { 'content-type': 'application/json', 'content-length': bytes.length };
  pass({ method: 'POST', path, headers, hasBody: true }, there);
  here.postMessage(toPiece(bytes) satisfies ToPages);
  here.postMessage({ kind: 'end' } satisfies ToPages);
  return asked.finally(() => {
    clearTimeout(timer);
    here.close();
  });
}
