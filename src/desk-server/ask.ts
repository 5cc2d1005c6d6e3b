import { request } from 'node:http';
import { secretHeader } from './headers.ts';
import type { Reached } from './thread.ts';

/** Milliseconds until the thread has answered; the phone company waits little longer. */
const patience = 12_000;

/** Asks the thread for something of the line's own, at a path that nobody outside reaches. Rejects where it does not answer, or not as it should. */
export async function askThread({ port, secret }: Reached, path: string, body: object): Promise<unknown> {
  const text = JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const asked = request({
      host: '127.0.0.1',
      port,
      method: 'POST',
      path,
      headers: {
        'Content-Type': 'application/json',
        'Content-Length': Buffer.byteLength(text),
        [secretHeader]: secret,
      },
      signal: AbortSignal.timeout(patience),
    });
    asked.on('error', reject);
    asked.on('response', (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('error', reject);
      answer.on('end', () => {
        if (answer.statusCode !== 200) reject(new Error(`the desk answers ${answer.statusCode}`));
        else resolve(JSON.parse(Buffer.concat(parts).toString()));
      });
    });
    asked.end(text);
  });
}
