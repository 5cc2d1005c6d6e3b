import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import express, { type RequestHandler } from 'express';
import { describe, expect, it } from 'vitest';
import { giveTime } from '../../src/http/limits.ts';
import { listen, type Listening } from '../../src/http/server.ts';

function attach(server: Listening, handler: RequestHandler): void {
  server.attach(express().use(handler));
}

it('a server that closes gives up on a client that never finishes, after the seconds it is given', async () => {
  const server = await listen({ port: 0, host: '127.0.0.1' });
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
  const server = await listen({ port: 0, host: '127.0.0.1' });
  await expect(listen({ port: server.port, host: '127.0.0.1' })).rejects.toThrow(/^PORT \d+ .*: set PORT/);
  await server.close(0);
});

it('a server that closes lets a running request finish, and then its connection, which was to be kept alive', async () => {
  const server = await listen({ port: 0, host: '127.0.0.1' });
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
  const server = await listen({ port: 0, host: '127.0.0.1' });
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

it('a connection is kept for longer than the load balancers of Google and AWS keep theirs', async () => {
  const server = await listen({ port: 0, host: '127.0.0.1' });
  attach(server, (_request, response) => response.end('x'));
  const client = connect(server.port, '127.0.0.1');
  client.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  const [answer] = (await once(client, 'data')) as [Buffer];
  const [, seconds] = /keep-alive: timeout=(\d+)/i.exec(answer.toString()) ?? [];
  expect(Number(seconds)).toBeGreaterThan(600);
  client.destroy();
  await server.close(0);
});

/** A line's limits, small enough to be reached at once. */
const limits = {
  connections: 5,
  unanswered: 4,
  headSeconds: 0.1,
  requestSeconds: 0.2,
  knownSeconds: 2,
  knownBytes: 100,
  stuckSeconds: 0.3,
  lookSeconds: 0.05,
};

/** A client that sends this and reads nothing of what is answered. */
function openSilently({ port }: Listening, text: string): Socket {
  const client = connect(port, '127.0.0.1');
  client.on('error', () => undefined);
  client.pause();
  client.write(text);
  return client;
}

const gone = async (client: Socket): Promise<void> => {
  client.resume();
  if (!client.closed) await once(client, 'close');
};

describe('a server that somebody means to fill', () => {
  it('cuts off who sends many requests and reads no answer, and has begun no more than it allows', async () => {
    const server = await listen({ port: 0, host: '127.0.0.1' }, limits);
    let begun = 0;
    attach(server, () => (begun += 1));
    const many = 'GET / HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(2000);
    await Promise.all([1, 2, 3].map(() => gone(openSilently(server, many))));
    expect(begun).toBeLessThanOrEqual(3 * limits.unanswered);
    await server.close(0);
  });

  it('answers who sends the next request once the one before is answered, as often as they like', async () => {
    const server = await listen({ port: 0, host: '127.0.0.1' }, limits);
    attach(server, (_request, response) => response.end('x'));
    const client = connect(server.port, '127.0.0.1');
    for (let count = 0; count < 3 * limits.unanswered; count += 1) {
      client.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
      const [answer] = (await once(client, 'data')) as [Buffer];
      expect(answer.toString()).toMatch(/^HTTP\/1\.1 200 /);
    }
    client.destroy();
    await server.close(0);
  });

  it('answers all of what is sent together and is not too many, one after the other', async () => {
    const server = await listen({ port: 0, host: '127.0.0.1' }, { ...limits, unanswered: 16 });
    attach(server, (request, response) => {
      request.resume().once('end', () => response.end('x'.repeat(9000)));
    });
    const body = 'x'.repeat(3000);
    const one = `POST / HTTP/1.1\r\nHost: x\r\nContent-Length: ${body.length}\r\n`;
    const many = `${`${one}\r\n${body}`.repeat(11)}${one}Connection: close\r\n\r\n${body}`;
    const client = connect(server.port, '127.0.0.1');
    let answered = '';
    client.on('data', (data: Buffer) => (answered += data.toString()));
    client.write(many);
    await once(client, 'close');
    expect(answered.match(/HTTP\/1\.1 200 /g)).toHaveLength(12);
    await server.close(0);
  });

  it('gives up on who does not read a long answer', async () => {
    const server = await listen({ port: 0, host: '127.0.0.1' }, limits);
    const { promise: closed, resolve } = withResolvers();
    attach(server, (_request, response) => {
      response.once('close', resolve);
      response.end(Buffer.alloc(50_000_000));
    });
    const client = openSilently(server, 'GET / HTTP/1.1\r\nHost: x\r\n\r\n');
    await closed;
    client.destroy();
    await server.close(0);
  });

  it.each([
    ['a connection that says nothing', ''],
    ['a head that has no end', 'GET / HTTP/1.1\r\nHost:'],
    ['a body that does not come', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nx'],
  ])('closes %s', async (_what, text) => {
    const server = await listen({ port: 0, host: '127.0.0.1' }, { ...limits, stuckSeconds: 0 });
    attach(server, () => undefined);
    await gone(openSilently(server, text));
    await server.close(0);
  });

  it('waits for more of whoever is known as long as it goes on coming, and for nobody else', async () => {
    const server = await listen({ port: 0, host: '127.0.0.1' }, limits);
    attach(server, (request, response) => {
      if (request.url === '/known') giveTime(request);
      request.resume().once('end', () => response.end('x'));
    });
    const send = async (path: string, bytes: number): Promise<string> => {
      const client = connect(server.port, '127.0.0.1');
      let answered = '';
      client.on('data', (data: Buffer) => (answered += data.toString()));
      client.on('error', () => undefined);
      client.write(`POST ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 150\r\n\r\n`);
      const drip = setInterval(() => client.write('x'.repeat(bytes)), 50);
      await once(client, 'close');
      clearInterval(drip);
      return answered.slice(0, 12);
    };
    // Half a second each, or much longer.
    expect(await Promise.all([send('/known', 15), send('/other', 15), send('/known', 1)])).toEqual([
      'HTTP/1.1 200',
      '',
      '',
    ]);
    await server.close(0);
  });

  it('takes no more connections than it allows, and has those give way that only wait', async () => {
    const server = await listen({ port: 0, host: '127.0.0.1' }, limits);
    attach(server, (_request, response) => response.end('x'));
    const ask = 'GET / HTTP/1.1\r\nHost: x\r\n\r\n';
    const waiting = connect(server.port, '127.0.0.1');
    waiting.write(ask);
    await once(waiting, 'data');
    const others = Array.from({ length: limits.connections - 1 }, () => connect(server.port, '127.0.0.1'));
    await Promise.all(others.map((client) => once(client, 'connect')));
    await once(waiting, 'close');
    const [last] = others;
    last?.write(ask);
    expect(last && String(await once(last, 'data'))).toMatch(/^HTTP\/1\.1 200 /);
    for (const client of others) client.destroy();
    await server.close(0);
  });

  it.each([
    ['nothing', ''],
    ['a head that has no end', 'GET / HTTP/1.1\r\nHost:'],
    ['a body that does not come', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nx'],
  ])('answers whoever asks while others hold all its connections with %s', async (_what, text) => {
    const server = await listen(
      { port: 0, host: '127.0.0.1' },
      {
        ...limits,
        headSeconds: 60,
        requestSeconds: 60,
        stuckSeconds: 0,
      },
    );
    attach(server, (request, response) => {
      request.resume().once('end', () => response.end('x'));
    });
    const others = Array.from({ length: 3 * limits.connections }, () => openSilently(server, text));
    await Promise.all(others.map(async (client) => client.readyState === 'open' || once(client, 'connect')));
    expect(await (await fetch(`http://127.0.0.1:${server.port}/`)).text()).toBe('x');
    for (const client of others) client.destroy();
    await server.close(0);
  });

  it('closes no connection whose request it is answering, however many others come', async () => {
    const server = await listen({ port: 0, host: '127.0.0.1' }, { ...limits, stuckSeconds: 0 });
    const { promise: released, resolve: release } = withResolvers();
    const { promise: asked, resolve: isAsked } = withResolvers();
    attach(server, (_request, response) => {
      isAsked();
      void released.then(() => response.end('done'));
    });
    const client = connect(server.port, '127.0.0.1');
    client.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
    await asked;
    const others = Array.from({ length: 3 * limits.connections }, () => openSilently(server, ''));
    await Promise.all(others.map(async (other) => other.readyState === 'open' || once(other, 'connect')));
    release();
    const [answer] = (await once(client, 'data')) as [Buffer];
    expect(answer.toString()).toContain('done');
    for (const one of [client, ...others]) one.destroy();
    await server.close(0);
  });
});

it('a server that closes answers the request that has just arrived on a connection that was kept alive', async () => {
  const server = await listen({ port: 0, host: '127.0.0.1' });
  attach(server, (_request, response) => {
    response.end('done');
  });
  const client = connect(server.port, '127.0.0.1');
  const ask = 'GET / HTTP/1.1\r\nHost: x\r\n\r\n';
  client.write(ask);
  await once(client, 'data');
  // It is written at once, and read only when this has been told to close.
  client.write(ask);
  const closed = server.close(5);
  expect(String(await once(client, 'data'))).toMatch(/^HTTP\/1\.1 200 [^]*Connection: close/);
  await closed;
});

it('an address that this machine has not is told with the setting to change', async () => {
  await expect(listen({ port: 0, host: '192.0.2.1' })).rejects.toThrow(/^HOST 192\.0\.2\.1 .*: set HOST/);
});

function withResolvers(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((done) => (resolve = done));
  return { promise, resolve };
}
