import { once } from 'node:events';
import { connect } from 'node:net';
import express, { type RequestHandler } from 'express';
import { expect, it } from 'vitest';
import { listen, type Listening } from '../../src/http/server.ts';

function attach(server: Listening, handler: RequestHandler): void {
  server.attach(express().use(handler));
}

it('a server that closes gives up on a client that never finishes, after the seconds it is given', async () => {
  const server = await listen(0, '127.0.0.1');
  attach(server, (_request, response) => {
    response.writeHead(200);
    response.write('begun');
  });
  const client = connect(server.port, '127.0.0.1');
  client.on('error', () => undefined);
  client.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  await once(client, 'data');
  const gone = once(client, 'close');
  await server.close(0.05);
  await gone;
  await expect(fetch(`http://127.0.0.1:${server.port}/`)).rejects.toThrow();
});

it('a port that is taken is told with the setting to change', async () => {
  const server = await listen(0, '127.0.0.1');
  await expect(listen(server.port, '127.0.0.1')).rejects.toThrow(/^PORT \d+ .*: set PORT/);
  await server.close(0);
});

it('a server that closes lets a running request finish, and then its connection, which was to be kept alive', async () => {
  const server = await listen(0, '127.0.0.1');
  const { promise: asked, resolve: isAsked } = withResolvers();
  const { promise: released, resolve: release } = withResolvers();
  attach(server, (_request, response) => {
    isAsked();
    void released.then(() => response.end('done'));
  });
  const client = connect(server.port, '127.0.0.1');
  client.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  await asked;
  const closed = server.close(3600);
  release();
  const [answer] = (await once(client, 'data')) as [Buffer];
  expect(answer.toString()).toContain('done');
  await closed;
}, 5000);

it('a server answers with the app that was attached last, and each app finds its own settings', async () => {
  const server = await listen(0, '127.0.0.1');
  const name =
    (given: string): RequestHandler =>
    (request, response) => {
      response.send(`${given} ${String(request.app.get('name'))}`);
    };
  const ask = async (): Promise<string> => (await fetch(`http://127.0.0.1:${server.port}/`)).text();
  server.attach(express().set('name', 'one').use(name('one')));
  expect(await ask()).toBe('one one');
  server.attach(express().set('name', 'two').use(name('two')));
  expect(await ask()).toBe('two two');
  await server.close(0);
});

function withResolvers(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((done) => (resolve = done));
  return { promise, resolve };
}
