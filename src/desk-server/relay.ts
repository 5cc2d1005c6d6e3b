import { Agent, request as ask, type ClientRequest, type IncomingMessage } from 'node:http';
import type { MessagePort } from 'node:worker_threads';
import { passedOn, secretHeader } from './headers.ts';
import { toPiece, type FromPages, type PassedHead, type ToPages } from './passing.ts';

/** As many connections as are asked for, of which the line has its own limits: nobody waits for those whose request never ends. */
const agent = new Agent({ keepAlive: true });

/** Where the thread's own server is asked, and what each request must bring. */
interface Pages {
  readonly port: number;
  readonly secret: string;
}

/** Asks the pages for what the line passes on, in their own thread, and passes their answer back as it comes. A channel that closes ends either. */
export function relay(channel: MessagePort, head: PassedHead, { port, secret }: Pages): void {
  const { method, path, headers, hasBody } = head;
  const tell = (message: FromPages): void => {
    channel.postMessage(message, message.kind === 'piece' ? [message.bytes.buffer] : []);
  };
  let answer: IncomingMessage | undefined;
  let asked: ClientRequest;
  try {
    asked = ask({
      ...{ agent, host: '127.0.0.1', port, method, path },
      headers: { ...headers, [secretHeader]: secret },
    });
  } catch {
    // What cannot be asked for is nobody else's loss: the thread goes on.
    channel.close();
    return;
  }
  asked.on('information', () => {
    tell({ kind: 'let in' });
  });
  asked.on('error', () => {
    channel.close();
  });
  asked.on('response', (response) => {
    answer = response;
    tell({ kind: 'head', status: response.statusCode ?? 502, headers: passedOn(response.headers) });
    response.on('data', (bytes: Buffer) => {
      response.pause();
      tell(toPiece(bytes));
    });
    response.on('end', () => {
      tell({ kind: 'end' });
    });
    response.on('error', () => {
      channel.close();
    });
  });
  channel.on('message', (message: ToPages) => {
    if (message.kind === 'piece') {
      asked.write(message.bytes, (error) => {
        if (!error) tell({ kind: 'more' });
      });
    } else if (message.kind === 'more') answer?.resume();
    else asked.end();
  });
  channel.on('close', () => {
    asked.destroy();
  });
  if (!hasBody) asked.end();
}
