import { connect, type Socket } from 'node:net';

/** An answer as it came over the wire. */
interface RawAnswer {
  readonly status: number;
  readonly body: Buffer;
}

const headEnd = Buffer.from('\r\n\r\n');

/** Sends requests one behind the other without waiting, and gives their answers; fewer where the line closed the connection. `isHead` are those that are answered without a body. */
export async function sendPipelined(
  port: number,
  requests: readonly string[],
  isHead: readonly boolean[],
): Promise<readonly RawAnswer[]> {
  const socket = connect(port, '127.0.0.1');
  const answers: RawAnswer[] = [];
  let rest = Buffer.alloc(0);
  return new Promise((resolve) => {
    const end = (): void => {
      socket.destroy();
      resolve(answers);
    };
    socket.setTimeout(20_000, end);
    socket.on('error', end);
    socket.on('close', end);
    socket.on('data', (data) => {
      rest = rest.length === 0 ? data : Buffer.concat([rest, data]);
      for (;;) {
        const read = readAnswer(rest, isHead[answers.length] ?? false);
        if (!read) break;
        answers.push(read.answer);
        rest = rest.subarray(read.length);
      }
      if (answers.length >= requests.length) end();
    });
    socket.write(requests.join(''));
  });
}

function readAnswer(
  bytes: Buffer,
  isHead: boolean,
): { readonly answer: RawAnswer; readonly length: number } | undefined {
  const at = bytes.indexOf(headEnd);
  if (at === -1) return undefined;
  const head = bytes.subarray(0, at).toString('latin1');
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1] ?? 0);
  const start = at + headEnd.length;
  if (isHead || status === 204 || status === 304)
    return { answer: { status, body: Buffer.alloc(0) }, length: start };
  if (/\r\ntransfer-encoding: chunked/i.test(head)) return readChunks(bytes, start, status);
  const size = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? 0);
  if (bytes.length < start + size) return undefined;
  return { answer: { status, body: bytes.subarray(start, start + size) }, length: start + size };
}

function readChunks(
  bytes: Buffer,
  start: number,
  status: number,
): { readonly answer: RawAnswer; readonly length: number } | undefined {
  const parts: Buffer[] = [];
  for (let at = start; ;) {
    const line = bytes.indexOf('\r\n', at);
    if (line === -1) return undefined;
    const size = Number.parseInt(bytes.subarray(at, line).toString('latin1'), 16);
    const end = line + 2 + size + 2;
    if (bytes.length < end) return undefined;
    if (size === 0) return { answer: { status, body: Buffer.concat(parts) }, length: end };
    parts.push(bytes.subarray(line + 2, line + 2 + size));
    at = end;
  }
}

/** Sends bytes that may be no request at all, in pieces, and gives what came back before the connection was closed, by the line or after a while. */
export function sendRaw(port: number, bytes: Buffer, pieces: number): Promise<string> {
  return new Promise((resolve) => {
    let got = '';
    const socket: Socket = connect(port, '127.0.0.1');
    const end = (): void => {
      socket.destroy();
      resolve(got);
    };
    socket.setTimeout(300, end);
    socket.on('error', end);
    socket.on('close', end);
    socket.on('data', (data) => (got += data.toString('latin1')));
    const size = Math.ceil(bytes.length / pieces);
    for (let at = 0; at < bytes.length; at += size) socket.write(bytes.subarray(at, at + size));
    socket.end();
  });
}
