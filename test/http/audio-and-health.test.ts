import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { connect } from 'node:net';
import express from 'express';
import supertest from 'supertest';
import { describe, expect, it } from 'vitest';
import { amissOf } from '../amiss-of.ts';
import { guide } from '../guides.ts';
import { serveHealth } from '../../src/http/health.ts';
import { readDocument } from '../../src/phone/document.ts';
import { textOf, type Element } from '../../src/phone/element.ts';
import { copyWords } from '../copied-words.ts';
import { post, publicUrl, startTestLine, type TestLine } from '../test-line.ts';

async function chimePath(line: TestLine): Promise<string> {
  const { body } = await post(line, '/voice/en/main?n=1', { Digits: '5' });
  const [gather] = readDocument(body, 'test').verbs;
  const play = gather?.children.find(
    (child): child is Element => typeof child !== 'string' && child.name === 'Play',
  );
  const address = play ? textOf(play).replace(/#.*/, '') : '';
  expect(address.startsWith(`${publicUrl}/`)).toBe(true);
  return address.slice(publicUrl.length);
}

describe('recordings', () => {
  it('are served as WAV under a name with a hash, to be cached for ever', async () => {
    const line = await startTestLine();
    const path = await chimePath(line);
    expect(path).toMatch(/^\/audio\/chime\.[0-9a-f]{16}\.wav$/);
    const response = await fetch(new URL(path, line.voiceUrl));
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'audio/wav']);
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  });

  it.each([
    ['bytes=0-1', 206, 2, /^bytes 0-1\/\d+$/],
    ['bytes=-10', 206, 10, /^bytes \d+-\d+\/\d+$/],
    ['Bytes=44-', 206, -44, /^bytes 44-/],
    ['bytes=0-1,4-5', 200, 0, /^$/],
    ['lines=1-2', 200, 0, /^$/],
    ['bytes=99999999-', 416, undefined, /^bytes \*\/\d+$/],
  ])('are served in the part that is asked for: %s', async (range, status, length, contentRange) => {
    const line = await startTestLine();
    const address = new URL(await chimePath(line), line.voiceUrl);
    const whole = Buffer.from(await (await fetch(address)).arrayBuffer());
    const response = await fetch(address, { headers: { Range: range } });
    expect([response.status, response.headers.get('accept-ranges')]).toEqual([status, 'bytes']);
    expect(response.headers.get('content-range') ?? '').toMatch(contentRange);
    const part = Buffer.from(await response.arrayBuffer());
    if (length === undefined) return;
    const from = /^bytes (\d+)-/.exec(response.headers.get('content-range') ?? '')?.[1] ?? '0';
    const wanted = length > 0 ? length : whole.length + length;
    expect(part.equals(whole.subarray(Number(from), Number(from) + wanted))).toBe(true);
  });

  it('are served whole where the part is of another version', async () => {
    const line = await startTestLine();
    const address = new URL(await chimePath(line), line.voiceUrl);
    const headers = { Range: 'bytes=0-1', 'If-Range': '"another"' };
    expect((await fetch(address, { headers })).status).toBe(200);
  });

  it('go on being served when their files are deleted', async () => {
    const folders = copyWords();
    const line = await startTestLine({}, { folders });
    const path = await chimePath(line);
    rmSync(folders.audio, { recursive: true });
    const response = await fetch(new URL(path, line.voiceUrl));
    expect(response.status).toBe(200);
    expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(1000);
  });

  it.each(['/audio/none.wav', '/audio/README.md', '/audio/..%2fpackage.json', '/audio/%ZZ', '/audio/'])(
    'that are not there are not found: %s',
    async (path) => {
      const line = await startTestLine();
      const response = await fetch(new URL(path, line.voiceUrl));
      expect([400, 404]).toContain(response.status);
      expect(await response.text()).toBe('');
    },
  );
});

describe('health', () => {
  it('says that the process lives, that it can serve, and what is amiss', async () => {
    const line = await startTestLine({ LANGUAGES: 'es' });
    expect((await fetch(new URL('/healthz', line.voiceUrl))).status).toBe(200);
    const ready = await fetch(new URL('/readyz', line.voiceUrl));
    const { amiss } = (await ready.json()) as { amiss: readonly string[] };
    expect(ready.status).toBe(200);
    expect(amiss.some((what) => what.includes('English'))).toBe(true);
  });

  it('is not ready once it has been told to stop, while a request is still running', async () => {
    const line = await startTestLine();
    const socket = connect(Number(new URL(line.voiceUrl).port), '127.0.0.1');
    await once(socket, 'connect');
    socket.write('GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n');
    await once(socket, 'data');
    socket.write('GET /readyz HTTP/1.1\r\n');
    await (await fetch(new URL('/healthz', line.voiceUrl), { headers: { Connection: 'close' } })).text();
    const stopped = line.stop(5);
    socket.write('Host: x\r\n\r\n');
    const [answer] = (await once(socket, 'data')) as [Buffer];
    expect(answer.toString()).toMatch(/^HTTP\/1\.1 503 /);
    await stopped;
  });

  it('names what is wrong with a guide that starts all the same', async () => {
    const [first, ...others] = guide.topics;
    if (!first) throw new Error('the guide has no topics');
    const island = { kind: 'goodbye', say: ['goodbye'] } as const;
    const topics = [{ ...first, nodes: { ...first.nodes, island } }, ...others];
    const line = await startTestLine({}, { guide: { ...guide, topics } });
    expect(amissOf(line).some((what) => what.includes('island'))).toBe(true);
  });

  it('is told apart from what is amiss', async () => {
    const app = express();
    serveHealth(app, { isServing: () => true, amiss: () => [{ text: 'a thing' }] });
    await supertest(app)
      .get('/readyz')
      .expect(200, { ready: true, amiss: ['a thing'] });
  });

  it('has nothing else to find', async () => {
    const line = await startTestLine();
    for (const path of ['/', '/usage', '/voices', '/.env']) {
      expect((await fetch(new URL(path, line.voiceUrl))).status).toBe(404);
    }
  });
});
