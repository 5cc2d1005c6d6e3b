import type { IncomingMessage } from 'node:http';
import { parse } from 'node:querystring';
import type { Form } from '../telephony/signature.ts';

const isForm = /^application\/x-www-form-urlencoded\s*(?:;\s*charset="?utf-8"?\s*)?$/i;

/**
 * Reads a request's form, of at most so many bytes; 'too large' for one of more. A body that is no form, or cannot be read as one, is taken
 * for an empty form, and its signature decides; undefined where the connection broke. Express's own reader does the same at three times the cost.
 */
export async function readForm(
  request: IncomingMessage,
  mostBytes: number,
): Promise<Form | 'too large' | undefined> {
  const { headers } = request;
  if (Number(headers['content-length'] ?? 0) > mostBytes) return 'too large';
  const body = await readBody(request, mostBytes);
  if (!Buffer.isBuffer(body)) return body;
  const isReadable = isForm.test(headers['content-type'] ?? '') && headers['content-encoding'] === undefined;
  // Every field counts: the signature is over all of them.
  return isReadable ? (parse(body.toString('utf8'), '&', '=', { maxKeys: 0 }) as Form) : {};
}

function readBody(request: IncomingMessage, mostBytes: number): Promise<Buffer | 'too large' | undefined> {
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    let bytes = 0;
    request.on('data', (part: Buffer) => {
      bytes += part.length;
      if (bytes <= mostBytes) parts.push(part);
      else resolve('too large');
    });
    request.on('end', () => {
      const [only] = parts;
      resolve(parts.length === 1 && only ? only : Buffer.concat(parts));
    });
    request.on('error', () => {
      resolve(undefined);
    });
    request.on('close', () => {
      resolve(undefined);
    });
  });
}
