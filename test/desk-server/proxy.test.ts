import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  Agent,
  createServer,
  request as ask,
  type IncomingMessage,
  type RequestListener,
  type Server,
} from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { MessageChannel } from 'node:worker_threads';
import express from 'express';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { FromPages } from '../../src/desk-server/passing.ts';
import { passOn } from '../../src/desk-server/proxy.ts';
import { relay } from '../../src/desk-server/relay.ts';
import type { Reached } from '../../src/desk-server/thread.ts';
import { usualLimits } from '../../src/http/limits.ts';
import { listen } from '../../src/http/server.ts';

async function listenWith(
  listener: RequestListener,
): Promise<{ readonly port: number; readonly server: Server }> {
  const server = createServer(listener);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { port: (server.address() as AddressInfo).port, server };
}

/** Pages that are reached as those of a thread are, in this one. */
const reachedAt = (port: number): Reached => ({
  pass: (head, channel) => {
    relay(channel, head, { port, secret: 'the secret' });
  },
});

/** A line that passes all on to pages that answer so; gives where it is asked. */
async function startProxy(pages: RequestListener): Promise<number> {
  const { port } = await listenWith(pages);
  const app = express();
  app.disable('x-powered-by');
  app.use((request, response, next) => {
    passOn(request, response, reachedAt(port)).catch(() => {
      next(new Error('no answer'));
    });
  });
  return (await listenWith(app)).port;
}

async function textOf(message: IncomingMessage): Promise<string> {
  let text = '';
  for await (const piece of message) text += String(piece);
  return text;
}

describe('what is passed on', () => {
  it('comes as it was asked, with the secret, and without what is between two neighbors', async () => {
    let seen: IncomingMessage | undefined;
    let body = '';
    const port = await startProxy((request, response) => {
      seen = request;
      void textOf(request).then((text) => {
        body = text;
        response.writeHead(201, { 'X-Page': 'one', 'Keep-Alive': 'timeout=5', 'Set-Cookie': ['a=1', 'b=2'] });
        response.end('done');
      });
    });
    const asked = ask({
      port,
      method: 'POST',
      path: '/desk/script?lang=ht',
      headers: {
        Host: 'line.example',
        Cookie: 'c=3',
        'X-Forwarded-For': '203.0.113.7',
        'X-Forwarded-Proto': 'https',
        'X-Desk-Secret': 'a guess',
        TE: 'trailers',
        'X-Hop': 'one',
        Connection: 'X-Hop, close',
      },
    });
    asked.end('words');
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    expect([answer.statusCode, await textOf(answer), body]).toEqual([201, 'done', 'words']);
    expect(answer.headers).toMatchObject({ 'x-page': 'one', 'set-cookie': ['a=1', 'b=2'] });
    expect(answer.headers['keep-alive']).toBeUndefined();
    expect([seen?.method, seen?.url]).toEqual(['POST', '/desk/script?lang=ht']);
    expect(seen?.headers).toMatchObject({
      host: 'line.example',
      cookie: 'c=3',
      'x-forwarded-for': '203.0.113.7',
      'x-forwarded-proto': 'https',
      'x-desk-secret': 'the secret',
    });
    expect(seen?.headers.te).toBeUndefined();
    expect(seen?.headers['x-hop']).toBeUndefined();
  });

  it('comes whole and in its order, however long it is, also to pages that take their time', async () => {
    const hashOf = (bytes: Iterable<Buffer>): string => {
      const hash = createHash('sha256');
      for (const piece of bytes) hash.update(piece);
      return hash.digest('hex');
    };
    const port = await startProxy((request, response) => {
      void (async () => {
        const pieces: Buffer[] = [];
        for await (const piece of request as AsyncIterable<Buffer>) {
          pieces.push(piece);
          await setImmediate();
        }
        response.end(hashOf(pieces));
      })();
    });
    const sent = Array.from({ length: 700 }, (_, index) => Buffer.alloc(1500, `piece ${index} `));
    const asked = ask({ port, method: 'POST', path: '/desk/studio/keep' });
    for (const piece of sent) asked.write(piece);
    asked.end();
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    expect(await textOf(answer)).toBe(hashOf(sent));
  });

  it.each([
    [
      'that comes in pieces',
      (inner: string) =>
        `Transfer-Encoding: chunked\r\n\r\n${inner.length.toString(16)}\r\n${inner}\r\n0\r\n\r\n`,
    ],
    [
      'whose length is said to be for the next neighbor alone',
      (inner: string) => `Content-Length: ${inner.length}\r\nConnection: content-length\r\n\r\n${inner}`,
    ],
  ])('is one request for one, whatever its method: no body %s is read as another', async (_which, framed) => {
    const seen: (readonly [string | undefined, string])[] = [];
    const port = await startProxy((request, response) => {
      void textOf(request).then((body) => {
        seen.push([request.url, body]);
        response.end('done');
      });
    });
    const inner = 'GET /desk/inner HTTP/1.1\r\nHost: x\r\nX-Rest: ';
    const methods = ['GET', 'DELETE', 'OPTIONS', 'POST'];
    for (const method of methods) {
      const socket = connect(port, '127.0.0.1');
      socket.write(`${method} /desk/outer HTTP/1.1\r\nHost: x\r\n${framed(inner)}`);
      await once(socket, 'data');
      socket.destroy();
      await fetch(`http://127.0.0.1:${port}/desk/next`);
    }
    expect(seen).toEqual(
      methods.flatMap(() => [
        ['/desk/outer', inner],
        ['/desk/next', ''],
      ]),
    );
  });

  it('leaves the connection free for the next request where it was answered before all of it had come', async () => {
    const port = await startProxy((request, response) => {
      if (request.method === 'GET') response.end('page');
      else response.writeHead(401).end();
    });
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    onTestFinished(() => {
      agent.destroy();
    });
    const asked = ask({ port, agent, method: 'POST', path: '/desk/studio/keep' });
    asked.end(Buffer.alloc(1_000_000));
    const [refused] = (await once(asked, 'response')) as [IncomingMessage];
    expect(refused.statusCode).toBe(401);
    refused.resume();
    const next = ask({ port, agent, path: '/desk' });
    next.end();
    const [answer] = (await once(next, 'response')) as [IncomingMessage];
    expect(await textOf(answer)).toBe('page');
  });

  it('streams events as they happen, and is over for the pages when the browser is gone', async () => {
    let isOver: (() => void) | undefined;
    const over = new Promise<void>((resolve) => (isOver = resolve));
    let tell: ((text: string) => void) | undefined;
    const port = await startProxy((_request, response) => {
      response.writeHead(200, { 'Content-Type': 'text/event-stream' });
      response.flushHeaders();
      tell = (text) => response.write(text);
      response.on('close', () => isOver?.());
    });
    const asked = ask({ port, path: '/desk/phone/calls/1/events' });
    asked.on('error', () => undefined);
    asked.end();
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    for (const event of ['data: 1\n\n', 'data: 2\n\n']) {
      tell?.(event);
      const [piece] = (await once(answer, 'data')) as [Buffer];
      expect(piece.toString()).toBe(event);
    }
    asked.destroy();
    await over;
  });

  it.each([
    ['says how long it is', { 'Content-Length': String(21 * 1024 * 1024) }],
    ['comes in pieces', { 'Transfer-Encoding': 'chunked' }],
  ])('is never longer than a take: what %s is refused', async (_how, headers) => {
    const port = await startProxy((request, response) => {
      request.resume().on('end', () => response.end('taken'));
    });
    const asked = ask({ port, method: 'POST', path: '/desk/take', headers });
    asked.on('error', () => undefined);
    const answered = once(asked, 'response') as Promise<[IncomingMessage]>;
    const piece = Buffer.alloc(1024 * 1024);
    for (let sent = 0; sent < 21; sent += 1) asked.write(piece);
    const [answer] = await answered;
    expect(answer.statusCode).toBe(413);
    answer.resume();
    asked.destroy();
  });

  it('rejects where nobody listens any more, and breaks off an answer that is broken off', async () => {
    const port = await startProxy((request, response) => {
      if (request.url === '/desk/half') {
        response.writeHead(200, { 'Content-Length': '100' });
        response.write('half', () => response.destroy());
      } else request.socket.destroy();
    });
    expect((await fetch(`http://127.0.0.1:${port}/desk/`)).status).toBe(500);
    await expect(
      fetch(`http://127.0.0.1:${port}/desk/half`).then((answer) => answer.text()),
    ).rejects.toThrow();
  });

  it('is answered once: what comes after the end of an answer, or after a refusal, changes nothing', async () => {
    let told = 0;
    const app = express();
    app.use((request, response) => {
      const pass: Reached['pass'] = (_head, channel) => {
        for (const status of [200, 500]) {
          for (const message of [{ kind: 'head', status, headers: {} }, { kind: 'end' }] as const) {
            channel.postMessage(message satisfies FromPages);
            told += 1;
          }
        }
      };
      void passOn(request, response, { pass });
    });
    const { port } = await listenWith(app);
    for (const path of ['/desk/', '/desk/again'])
      expect((await fetch(`http://127.0.0.1:${port}${path}`)).status).toBe(200);
    expect(told).toBe(8);
  });

  it('leaves nothing open at the pages when a browser breaks off what it sends', async () => {
    let isOver: (() => void) | undefined;
    const over = new Promise<void>((resolve) => (isOver = resolve));
    const port = await startProxy((request) => {
      request.on('data', () => undefined).on('close', () => isOver?.());
    });
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    socket.write('POST /desk/take HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nhalf', () =>
      socket.destroy(),
    );
    await over;
  });
});

it('what cannot be asked for ends its own channel, and nothing else', async () => {
  const { port1: here, port2: there } = new MessageChannel();
  const over = once(here, 'close');
  relay(there, { method: 'GET', path: '/desk/a b', headers: {}, hasBody: false }, { port: 1, secret: '' });
  await over;
});

it('waits for what comes slowly as soon as the pages have let its sender in, and not before', async () => {
  const { port: pages } = await listenWith((request, response) => {
    if (request.url === '/member') response.writeProcessing();
    request.resume().once('end', () => response.end('taken'));
  });
  const limits = { ...usualLimits, headSeconds: 0.1, requestSeconds: 0.2, lookSeconds: 0.05 };
  const front = await listen({ port: 0, host: '127.0.0.1' }, limits);
  onTestFinished(() => front.close(0));
  const app = express();
  app.use((request, response) => {
    passOn(request, response, reachedAt(pages)).catch(() => response.destroy());
  });
  front.attach(app);
  const send = (path: string): Promise<string> =>
    new Promise((resolve) => {
      const asked = ask({ port: front.port, method: 'POST', path, headers: { 'Content-Length': 20_000 } });
      let left = 10;
      const drip = setInterval(() => {
        left -= 1;
        asked.write('x'.repeat(2000));
        if (left > 0) return;
        clearInterval(drip);
        asked.end();
      }, 50);
      asked.on('error', () => {
        clearInterval(drip);
        resolve('cut off');
      });
      asked.on('response', (answer) => void textOf(answer).then(resolve));
    });
  expect(await Promise.all([send('/member'), send('/stranger')])).toEqual(['taken', 'cut off']);
});
