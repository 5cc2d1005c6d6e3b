import { cpSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { fileUrl, spokenUrl } from '../../src/workbench/sound.ts';
import { projectFolders } from '../../src/speech/folders.ts';
import { readRecording } from '../../src/speech/recordings.ts';
import { copyWords } from '../copied-words.ts';
import { installHummingEngine, startTestBench, type TestBench } from './test-bench.ts';

installHummingEngine();

async function ask(bench: TestBench, url: string, range?: string): Promise<Response> {
  const opened = await fetch(bench.address, { redirect: 'manual' });
  const cookie = opened.headers.get('set-cookie')?.split(';')[0] ?? '';
  return fetch(new URL(url, bench.origin), {
    headers: { Cookie: cookie, ...(range === undefined ? {} : { Range: range }) },
  });
}

it('what an engine speaks can be had in parts, as Safari wants it, and whole', async () => {
  const bench = await startTestBench();
  const url = spokenUrl('es-US', 'Gracias');
  const part = await ask(bench, url, 'bytes=0-1');
  const whole = await ask(bench, url);
  const { byteLength } = await whole.arrayBuffer();
  expect([whole.status, whole.headers.get('accept-ranges')]).toEqual([200, 'bytes']);
  expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 0-1/${byteLength}`]);
  expect((await part.arrayBuffer()).byteLength).toBe(2);
});

it('a recording is played where the project stands in a folder whose name begins with a dot', async () => {
  const { audio } = copyWords();
  const folders = { prompts: path.join(audio, '.dot/prompts'), audio: path.join(audio, '.dot/audio') };
  mkdirSync(path.dirname(folders.audio));
  for (const which of ['prompts', 'audio'] as const)
    cpSync(projectFolders[which], folders[which], { recursive: true });
  const bench = await startTestBench({ folders });
  const url = fileUrl(readRecording(path.join(folders.audio, 'chime.wav')));
  expect((await ask(bench, url)).status).toBe(200);
  expect((await ask(bench, url, 'bytes=0-1')).status).toBe(206);
});
