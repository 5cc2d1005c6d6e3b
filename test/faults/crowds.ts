import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { signRequest } from '../../src/phone/sign.ts';
import { authToken, publicUrl } from '../built-line.ts';
import { keysTo } from '../keys-to.ts';

/** Many clients that send a request byte by byte and never finish it. */
export async function holdOpen(port: number, isOver: () => boolean): Promise<void> {
  const sockets: Socket[] = [];
  const open = (): void => {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write('POST /voice HTTP/1.1\r\nHost: x\r\nContent-Length: 500\r\n');
    sockets.push(socket);
  };
  for (let count = 0; count < 300; count += 1) open();
  while (!isOver()) {
    await sleep(200);
    for (const socket of sockets) if (socket.writable) socket.write('X');
  }
  for (const socket of sockets) socket.destroy();
}

/** Many clients that ask for much in one go and read nothing of it, and come again each second. */
export async function neverRead(port: number, isOver: () => boolean): Promise<void> {
  const asked = [
    `GET ${await findRecording(port)} HTTP/1.1\r\nHost: x\r\n\r\n`,
    'GET /readyz HTTP/1.1\r\nHost: x\r\n\r\n',
    'POST /voice HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n',
  ].map((one) => one.repeat(Math.ceil(65_536 / one.length)));
  const open = (index: number): Socket => {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.pause();
    socket.write(asked[index % asked.length] ?? '');
    return socket;
  };
  let sockets = Array.from({ length: 300 }, (_, index) => open(index));
  while (!isOver()) {
    await sleep(1000);
    for (const socket of sockets) socket.destroy();
    sockets = sockets.map((_, index) => open(index));
  }
  for (const socket of sockets) socket.destroy();
}

/** The address of a recording that callers hear. */
async function findRecording(port: number): Promise<string> {
  const path = '/voice/en/main?n=1';
  const form = {
    CallSid: `CA${'0'.repeat(32)}`,
    AccountSid: `AC${'0'.repeat(32)}`,
    From: 'anonymous',
    Digits: keysTo('contact'),
  };
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
    method: 'POST',
    headers: { 'X-Twilio-Signature': signRequest(authToken, publicUrl + path, form) },
    body: new URLSearchParams(form),
  });
  const [found] = /\/audio\/[\w.-]+/.exec(await answer.text()) ?? [];
  if (found === undefined) throw new Error('the line plays no recording after the number');
  return found;
}
