import { describe, expect, it } from 'vitest';
import type { BenchLine } from '../../src/desk/bench-line.ts';
import { speechSeconds } from '../../src/phone/duration.ts';
import type { Surveyed } from '../../src/speech/survey.ts';
import { serveStudio } from '../../src/workbench/studio/routes.tsx';
import { goalOf, nextToRecord, recordingOrder, toListen } from '../../src/workbench/studio/order.ts';
import { agree, ana, ben, dora, takeOf } from '../desk/benches.ts';
import { guide } from '../guides.ts';
import { startTestDesk, type TestDeskSite } from './test-desk-site.ts';

const start = (): Promise<TestDeskSite> => startTestDesk((site) => ({ studio: serveStudio(site) }));

async function lineOf({ bench }: TestDeskSite, language: string, line: string): Promise<BenchLine> {
  const found = await bench.line({ language, line });
  if (!found) throw new Error(`there is no ${language}/${line}`);
  return found;
}

/** What is there of a language, by the desk's bench. */
async function read(
  { bench }: TestDeskSite,
  code: string,
): Promise<{ surveyed: readonly Surveyed[]; one: Surveyed; lines: readonly BenchLine[] }> {
  const surveyed = await bench.survey();
  const one = surveyed.find(({ info }) => info.code === code);
  if (!one) throw new Error(`there is no ${code}`);
  return { surveyed, one, lines: await bench.lines(code) };
}

/** Records a line of a language, which waits from then on. */
async function record(desk: TestDeskSite, language: string, line: string, by = ana): Promise<string> {
  const { text = '', seen } = await lineOf(desk, language, line);
  const bytes = takeOf(Math.max(1, speechSeconds(text)));
  await agree(desk.bench, by, language);
  expect(await desk.bench.keep(by, { language, line }, { bytes, seen })).toMatchObject({ kind: 'done' });
  return (await lineOf(desk, language, line)).take?.sound ?? '';
}

describe('the goal of a language', () => {
  it('counts down by each line that is recorded and listened to, until its callers hear the essentials', async () => {
    const desk = await start();
    const goal = async (): Promise<ReturnType<typeof goalOf>> => {
      const { surveyed, one, lines } = await read(desk, 'ht');
      return goalOf(guide, surveyed, one, lines, await desk.bench.voices('ht'));
    };
    const before = await goal();
    expect(before).toMatchObject({ how: 'not', toHear: 0 });
    const sound = await record(desk, 'ht', guide.common.languageName);
    const waiting = await goal();
    expect(waiting).toEqual({ ...before, toRecord: before.toRecord - 1, toHear: 1 });
    const place = { language: 'ht', line: guide.common.languageName };
    await desk.bench.hear(ben, place, { sound, verdict: 'approved' });
    expect(await goal()).toEqual({ ...before, toRecord: before.toRecord - 1 });
  });
});

describe('the next line to record', () => {
  it('is none that waits for a second person, and the first again after the last', async () => {
    const desk = await start();
    const { one } = await read(desk, 'ht');
    const order = recordingOrder(guide, one);
    const [first = '', second = '', third = ''] = order;
    await record(desk, 'ht', second);
    const { one: now, lines } = await read(desk, 'ht');
    expect(nextToRecord(now, order, lines)).toBe(first);
    expect(nextToRecord(now, order, lines, { after: first })).toBe(third);
    expect(nextToRecord(now, order, lines, { after: order.at(-1) })).toBe(first);
  });

  it('is for each voice one that it has not said yet, whatever others have', async () => {
    const desk = await start();
    const { one } = await read(desk, 'ht');
    const order = recordingOrder(guide, one);
    const [first = '', second = ''] = order;
    const sound = await record(desk, 'ht', first);
    const next = async (voice: string): Promise<string | undefined> => {
      const { one: now, lines } = await read(desk, 'ht');
      return nextToRecord(now, order, lines, { voice });
    };
    expect([await next('ana'), await next('hugo')]).toEqual([second, first]);
    await desk.bench.hear(ben, { language: 'ht', line: first }, { sound, verdict: 'approved' });
    expect([await next('ana'), await next('hugo')]).toEqual([second, first]);
  });
});

describe('what is to be listened to', () => {
  it('comes by what callers lose most by, the take of each voice for itself', async () => {
    const desk = await start();
    const { one: before } = await read(desk, 'ht');
    const order = recordingOrder(guide, before);
    const [essential = '', last = ''] = [order[0], order.at(-1)];
    await record(desk, 'ht', last, ana);
    await record(desk, 'ht', essential, ana);
    await record(desk, 'ht', essential, ben);
    const { one, lines } = await read(desk, 'ht');
    expect(toListen(guide, one, lines).map(({ line, take }) => [line, take?.who])).toEqual([
      [essential, 'ana'],
      [essential, 'ben'],
      [last, 'ana'],
    ]);
  });
});

describe('the studio of a desk', () => {
  it('lets nobody record, hear or judge in a language that is not theirs', async () => {
    const desk = await start();
    const sound = await record(desk, 'es', 'safe');
    const { seen } = await lineOf(desk, 'es', 'safe');
    const ask = async (member: string, path: string, init: RequestInit = {}): Promise<number> => {
      const headers = { ...desk.as(member), ...(init.headers as Record<string, string>) };
      return (await fetch(`${desk.origin}/desk${path}`, { ...init, headers })).status;
    };
    const post = (body: BodyInit, type: string): RequestInit => ({
      method: 'POST',
      body,
      headers: { 'Content-Type': type },
    });
    const take = post(new Uint8Array(takeOf(1)), 'audio/wav');
    const verdict = (verdict: string): RequestInit =>
      post(
        new URLSearchParams({ language: 'es', line: 'safe', sound, verdict }).toString(),
        'application/x-www-form-urlencoded',
      );
    for (const member of ['hugo', 'eve']) {
      expect(await ask(member, '/studio/check?lang=es&line=safe', take)).toBe(403);
      expect(await ask(member, `/studio/keep?lang=es&line=safe&seen=${seen}`, take)).toBe(403);
      expect(await ask(member, `/sound/line/es/safe/${sound}.wav`)).toBe(403);
      expect(await ask(member, '/studio/listen', verdict('approved'))).toBe(403);
    }
    expect((await lineOf(desk, 'es', 'safe')).take?.sound).toBe(sound);
    expect(await ask('cleo', `/sound/line/es/safe/${sound}.wav`)).toBe(200);
    expect(await ask('cleo', '/studio/listen', verdict('perhaps'))).toBe(400);
    expect(await ask('cleo', '/studio/listen', verdict('approved'))).toBe(200);
    expect((await lineOf(desk, 'es', 'safe')).recording).toBe('current');
  });

  it('plays a take in parts, as Safari wants it, and to nobody once it is thrown away', async () => {
    const desk = await start();
    const sound = await record(desk, 'es', 'safe');
    const ask = (): Promise<Response> =>
      fetch(`${desk.origin}/desk/sound/line/es/safe/${sound}.wav`, {
        headers: { ...desk.as('dora'), Range: 'bytes=0-3' },
      });
    const part = await ask();
    expect([part.status, await part.text()]).toEqual([206, 'RIFF']);
    expect(part.headers.get('cache-control')).toContain('private');
    await desk.bench.hear(dora, { language: 'es', line: 'safe' }, { sound, verdict: 'refused' });
    expect((await ask()).status).toBe(404);
  });

  it('takes nothing that a browser has kept for somebody else', async () => {
    const desk = await start();
    const { seen } = await lineOf(desk, 'es', 'safe');
    const response = await fetch(`${desk.origin}/desk/studio/keep?lang=es&line=safe&seen=${seen}`, {
      method: 'POST',
      headers: { ...desk.as('dora'), 'Content-Type': 'audio/wav', 'Desk-Visitor': 'cleo' },
      body: new Uint8Array(takeOf(13)),
    });
    expect(response.status).toBe(412);
    expect((await lineOf(desk, 'es', 'safe')).take).toBeUndefined();
  });
});
