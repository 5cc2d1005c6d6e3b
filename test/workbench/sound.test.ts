import { cpSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { fileUrl, spokenUrl } from '../../src/workbench/sound.ts';
import { projectFolders } from '../../src/speech/folders.ts';
import { readRecording } from '../../src/speech/recordings.ts';
import { copyWords } from '../copied-words.ts';
import { agree, cleo, dora, takeFor } from '../desk/benches.ts';
import { installHummingEngine, startTestBench, type TestBench } from './test-bench.ts';
import { startTestDesk } from './test-desk-site.ts';

beforeAll(installHummingEngine);

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

it('a recording that is kept in the database alone is played, plain and slower, to whoever asks for it by its name', async () => {
  const { bench, origin, as } = await startTestDesk(() => ({}));
  const place = { language: 'es', line: 'safe' };
  const line = await bench.line(place);
  await agree(bench, cleo);
  await bench.keep(cleo, place, {
    bytes: takeFor(line?.text ?? ''),
    seen: line?.seen ?? '',
  });
  const sound = (await bench.line(place))?.take?.sound ?? '';
  await bench.hear(dora, place, { sound, verdict: 'approved' });
  const es = (await bench.survey()).find(({ info }) => info.code === 'es');
  const recording = es?.recordings.files.get('safe');
  const play = async (url: string): Promise<unknown> => {
    const answer = await fetch(`${origin}/desk${url}`, { headers: as('dora') });
    return [answer.status, Buffer.from(await answer.arrayBuffer())];
  };
  for (const [one, pace] of [
    [recording, undefined],
    [recording?.slower, 'slower'],
  ] as const) {
    if (!one) throw new Error('there is no such recording');
    expect(await play(fileUrl(one))).toEqual([200, await bench.sound(place, sound, pace)]);
  }
  expect((await fetch(`${origin}/desk/sound/file/safe.0.wav`, { headers: as('dora') })).status).toBe(404);
});
