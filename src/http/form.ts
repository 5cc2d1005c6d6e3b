import type { IncomingMessage } from 'node:http';
import { parse } from 'node:querystring';
import type { Form } from '../telephony/signature.ts';

/** Why a request's form is not read, as a status: it is too large or has too many fields, is no form in plain UTF-8, or sent in a manner that is not read here. */
export type Unread = 413 | 415 | 501;

const formType = 'application/x-www-form-urlencoded';

/** Fields of a form. The phone company sends some forty; thousands fit into what is read, and cost more than all else before they are refused. */
const mostFields = 200;

/**
 * Reads a request's form, of at most so many bytes and fields; a status where it is not read; undefined where the connection broke. Express's own
 * reader does the same at three times the cost.
 */
export async function readForm(
  request: IncomingMessage,
  mostBytes: number,
): Promise<Form | Unread | undefined> {
  const { headers } = request;
  if (Number(headers['content-length'] ?? 0) > mostBytes) return 413;
  // Node takes pieces apart, and leaves what is compressed for the way as it is.
  if ((headers['transfer-encoding'] ?? 'chunked').toLowerCase() !== 'chunked') return 501;
  const body = await readBody(request, mostBytes);
  if (!Buffer.isBuffer(body)) return body;
  if (body.length === 0) return {};
  if (!isPlainForm(headers)) return 415;
  if (countFields(body) > mostFields) return 413;
  // Every field counts: the signature is over all of them.
  return parse(body.toString('utf8'), '&', '=', { maxKeys: 0 }) as Form;
}

/** Names are the same in capitals, a value may stand in quotes, and a parameter that is not known means nothing. Source: https://www.rfc-editor.org/rfc/rfc9110#section-8.3 */
function isPlainForm(headers: IncomingMessage['headers']): boolean {
  const [type = '', ...parameters] = (headers['content-type'] ?? '').toLowerCase().split(';');
  const encoding = headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
  const letters = parameters.find((one) => /^\s*charset=/.test(one));
  const isUtf8 = letters === undefined || /^\s*charset="?(?:utf-?8|us-ascii)"?\s*$/.test(letters);
  return type.trim() === formType && isUtf8 && encoding === 'identity';
}

function countFields(body: Buffer): number {
  let count = 1;
  for (let at = body.indexOf(ampersand); at !== -1; at = body.indexOf(ampersand, at + 1)) count += 1;
  return count;
}

const ampersand = '&'.charCodeAt(0);

function readBody(request: IncomingMessage, mostBytes: number): Promise<Buffer | 413 | undefined> {
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    let bytes = 0;
    request.on('data', (part: Buffer) => {
      bytes += part.length;
      if (bytes <= mostBytes) parts.push(part);
      else resolve(413);
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
