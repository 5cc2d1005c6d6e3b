import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Bench } from '../../src/desk/bench.ts';
import { waveSeconds } from '../../src/phone/wave.ts';
import { databaseBench, takeOf } from '../desk/benches.ts';
import { engines } from '../usage/engines.ts';
import { connectDesk } from '../../src/desk/database.ts';
import { deskDatabase } from '../../src/desk/place.ts';
import { freshOf, readyOf } from '../desk-server/line.ts';
import { publicUrl } from '../test-line.ts';
import { createFiles, type TestDatabases } from '../usage/databases.ts';
import { callLend, heard, startLendLines, type LendLine } from './lend-line.ts';

/** Within how many milliseconds what is deleted in the background is. */
const soon = { timeout: 30_000, interval: 50 };

/** A way in, in English; consent is asked where there is none yet. */
const enter = (code: string): readonly string[] => ['*', code, '1'];
/** Says a line, hears it, and keeps it. */
const keepOne = ['-', '#', '1'] as const;
const repeat = (times: number, ...keys: readonly string[]): readonly string[] =>
  Array.from({ length: times }, () => keys).flat();

const benchOf = (url: string): Promise<Bench> => databaseBench(deskDatabase(url));
const takesOf = async (bench: Bench, language: string): Promise<readonly string[]> =>
  (await bench.lines(language)).flatMap(({ line, takes }) => takes.map(() => line));

/** Sends each request to the next instance, and loses every so-manieth answer after it was given. */
function route(
  { lines }: LendLine,
  lost = Infinity,
): { readonly fetch: typeof fetch; readonly lostCount: () => number } {
  let asked = 0;
  let answered = 0;
  let lostSoFar = 0;
  return {
    lostCount: () => lostSoFar,
    fetch: async (input, init) => {
      asked += 1;
      const { pathname, search } = new URL(input as string);
      const line = lines[asked % lines.length];
      const response = await fetch(new URL(`${pathname}${search}`, line?.voiceUrl), init);
      if (!pathname.startsWith('/voice/')) return response;
      answered += 1;
      if (answered % lost !== 0) return response;
      await response.arrayBuffer();
      lostSoFar += 1;
      throw new TypeError('the connection was cut');
    },
  };
}

describe.each(engines)('a speaker by keypad on $name', ({ open }) => {
  let databases: TestDatabases;
  beforeAll(async () => {
    databases = await open();
  }, 60_000);
  afterAll(() => databases.remove(), 60_000);

  it('records line by line, over two instances and lost answers, and no take is lost or doubled', async () => {
    const url = await freshOf(databases);
    const lend = await startLendLines(url, 2);
    const code = await lend.codeFor('Marie', 'ht');
    const routed = route(lend, 3);
    const record = await callLend(
      lend,
      lend.lineAt(0),
      [...enter(code), '1', ...repeat(6, ...keepOne), '9'],
      {
        fetch: routed.fetch,
      },
    );
    expect(heard(record)).toContain('/audio/lend/take/');
    expect(routed.lostCount()).toBeGreaterThan(3);
    const bench = await benchOf(url);
    const takes = await takesOf(bench, 'ht');
    expect([takes.length, new Set(takes).size]).toEqual([6, 6]);
    // One for each line, whatever was asked again.
    expect(record.timeline.filter(({ kind }) => kind === 'recorded')).toHaveLength(6);
    await expect.poll(() => lend.api.kept(), soon).toEqual([]);
    const logged = lend.lines
      .flatMap((line) => line.logged().map((entry) => JSON.stringify(entry)))
      .join('\n');
    expect(logged).not.toContain(code);
    for (const { url: asked } of record.requests) expect(asked).not.toContain(code);
  }, 180_000);

  it('who calls again goes on where they were, and so do two at once, each at lines of their own', async () => {
    const url = await freshOf(databases);
    const lend = await startLendLines(url, 2);
    const [marie, jean] = [await lend.codeFor('Marie', 'ht'), await lend.codeFor('Jean', 'ht')];
    const keys = (code: string): readonly string[] => [...enter(code), '1', ...repeat(3, ...keepOne)];
    await Promise.all([
      callLend(lend, lend.lineAt(0), keys(marie)),
      callLend(lend, lend.lineAt(1), keys(jean)),
    ]);
    const bench = await benchOf(url);
    const first = await takesOf(bench, 'ht');
    expect(first).toHaveLength(6);
    const again = await callLend(lend, lend.lineAt(1), [...enter(marie), '1', ...keepOne, '9']);
    expect(await takesOf(bench, 'ht')).toHaveLength(7);
    expect(new Set(await takesOf(bench, 'ht')).size).toBeGreaterThanOrEqual(new Set(first).size + 1);
    // Consent was given in the first call.
    expect(
      heard(again)
        .split('\n')
        .filter((text) => text.startsWith('(document')).length,
    ).toBe(8);
  }, 180_000);
});

describe('recording by keypad', () => {
  let databases: TestDatabases;
  beforeAll(() => {
    databases = createFiles();
  });
  afterAll(() => databases.remove());

  it('goes on at another instance when one is stopped between two turns', async () => {
    const url = await freshOf(databases);
    const lend = await startLendLines(url, 2);
    const code = await lend.codeFor('Marie', 'ht');
    let turns = 0;
    const record = await callLend(
      lend,
      lend.lineAt(0),
      [...enter(code), '1', ...repeat(2, ...keepOne), '9'],
      {
        fetch: async (input, init) => {
          const { pathname, search } = new URL(input as string);
          if (pathname === '/voice/lend') turns += 1;
          // The take has been said, and is not decided on.
          if (turns === 4) await lend.lineAt(0).stop(0);
          return fetch(new URL(`${pathname}${search}`, lend.lineAt(turns >= 4 ? 1 : 0).voiceUrl), init);
        },
      },
    );
    heard(record);
    expect(await takesOf(await benchOf(url), 'ht')).toHaveLength(2);
  }, 120_000);

  it('plays a take as callers would hear it, and keeps just that', async () => {
    const url = await freshOf(databases);
    const lend = await startLendLines(url);
    const code = await lend.codeFor('Marie', 'ht');
    const sounds: Buffer[] = [];
    await callLend(lend, lend.lineAt(0), [...enter(code), '1', ...keepOne, '9'], {
      fetch: async (input, init) => {
        const { pathname, search } = new URL(input as string);
        const response = await fetch(new URL(`${pathname}${search}`, lend.lineAt(0).voiceUrl), init);
        if (pathname.startsWith('/audio/lend/'))
          sounds.push(Buffer.from(await response.clone().arrayBuffer()));
        return response;
      },
    });
    const bench = await benchOf(url);
    const [kept] = (await bench.lines('ht')).filter(({ take }) => take);
    const place = { language: 'ht', line: kept?.line ?? '' };
    expect(sounds[0]).toEqual(await bench.sound(place, kept?.take?.sound ?? ''));
  }, 60_000);

  it('says what is wrong with a take, and keeps it not', async () => {
    const url = await freshOf(databases);
    const lend = await startLendLines(url);
    const code = await lend.codeFor('Marie', 'ht');
    const record = await callLend(lend, lend.lineAt(0), [...enter(code), '1', '-', '#', '-', '#', '9'], {
      microphone: ({ number }) => (number === 1 ? takeOf(4) : undefined),
    });
    expect(heard(record)).not.toContain('/audio/lend/take/');
    expect(await takesOf(await benchOf(url), 'ht')).toEqual([]);
    await expect.poll(() => lend.api.kept(), soon).toEqual([]);
  }, 60_000);

  it('asks for nothing to be recorded without consent', async () => {
    const url = await freshOf(databases);
    const lend = await startLendLines(url);
    const code = await lend.codeFor('Marie', 'ht');
    const record = await callLend(lend, lend.lineAt(0), [...enter(code), '2']);
    expect([record.verbs.includes('Record'), record.ended]).toEqual([false, 'line']);
    const bench = await benchOf(url);
    expect((await bench.voices('ht')).consents.size).toBe(0);
    await callLend(lend, lend.lineAt(0), [...enter(code), '1', '9']);
    expect([...(await bench.voices('ht')).consents.values()].map(({ given }) => given)).toEqual([true]);
  }, 60_000);

  it('waits for a recording that cannot be had at once', async () => {
    const url = await freshOf(databases);
    const lend = await startLendLines(url);
    const code = await lend.codeFor('Marie', 'ht');
    lend.api.trouble.notYet = 2;
    await callLend(lend, lend.lineAt(0), [...enter(code), '1', ...keepOne, '9']);
    expect(await takesOf(await benchOf(url), 'ht')).toHaveLength(1);
  }, 60_000);

  it('keeps a take that is decided on while the database is locked for a moment, and asks nobody twice', async () => {
    const url = await freshOf(databases);
    const lend = await startLendLines(url);
    const code = await lend.codeFor('Marie', 'ht');
    const db = await connectDesk(deskDatabase(url));
    onTestFinished(() => db.destroy());
    const failures = (): number =>
      lend
        .lineAt(0)
        .logged()
        .filter(({ level }) => level === 50).length;
    let unlocked: Promise<unknown> | undefined;
    const record = await callLend(lend, lend.lineAt(0), [...enter(code), '1', ...keepOne, '9'], {
      fetch: async (input, init) => {
        const { pathname, search } = new URL(input as string);
        const decides = typeof init?.body === 'string' && init.body.includes('Digits=1');
        if (decides && pathname === '/voice/lend' && search.startsWith('?n=4')) {
          await sql`begin immediate`.execute(db);
          unlocked = expect
            .poll(failures, soon)
            .toBe(1)
            .then(() => sql`rollback`.execute(db));
        }
        return fetch(new URL(`${pathname}${search}`, lend.lineAt(0).voiceUrl), init);
      },
    });
    await unlocked;
    expect(record.requests.some(({ url: asked }) => /\/voice\/lend.*w=1/.test(asked))).toBe(false);
    expect([failures(), (await takesOf(await benchOf(url), 'ht')).length]).toEqual([1, 1]);
  }, 60_000);

  it('has what a caller left in the middle of a line deleted, too, and keeps none of it', async () => {
    const url = await freshOf(databases);
    const lend = await startLendLines(url);
    const code = await lend.codeFor('Marie', 'ht');
    const record = await callLend(lend, lend.lineAt(0), [...enter(code), '1', '-', 'h']);
    expect([record.ended, record.timeline.some(({ kind }) => kind === 'recorded')]).toEqual(['caller', true]);
    await expect.poll(() => lend.api.kept(), soon).toEqual([]);
    expect(await takesOf(await benchOf(url), 'ht')).toEqual([]);
  }, 60_000);

  it('has what the line was never told of deleted when the call ends', async () => {
    const url = await freshOf(databases);
    const lend = await startLendLines(url);
    const code = await lend.codeFor('Marie', 'ht');
    await callLend(lend, lend.lineAt(0), [...enter(code), '1', '-', '#'], {
      fetch: async (input, init) => {
        const { pathname, search } = new URL(input as string);
        if (typeof init?.body === 'string' && init.body.includes('RecordingSid'))
          throw new TypeError('nothing comes through');
        return fetch(new URL(`${pathname}${search}`, lend.lineAt(0).voiceUrl), init);
      },
    });
    await expect.poll(() => lend.api.kept(), soon).toEqual([]);
  }, 60_000);

  it('tells how many recordings still lie at Twilio, and deletes them when it can, by another instance too', async () => {
    const url = await freshOf(databases);
    const lend = await startLendLines(url, 2);
    const code = await lend.codeFor('Marie', 'ht');
    lend.api.trouble.isStuck = true;
    await callLend(lend, lend.lineAt(0), [...enter(code), '1', ...repeat(2, ...keepOne), '9']);
    expect(lend.api.kept()).toHaveLength(2);
    for (const line of lend.lines) {
      await expect.poll(async () => (await readyOf(line)).amiss.join('\n'), soon).toContain('2 recordings');
    }
    await lend.lineAt(0).stop(0);
    lend.api.trouble.isStuck = false;
    // The longest wait after so few tries is over by then.
    await lend.store
      .dueRecordings(Date.now() + 3_600_000)
      .then((due) => Promise.all(due.map(({ sid }) => lend.store.putOff(sid, 0))));
    await expect.poll(() => lend.api.kept(), soon).toEqual([]);
    await expect
      .poll(async () => (await readyOf(lend.lineAt(1))).amiss.join('\n'), soon)
      .not.toContain('Twilio');
  }, 90_000);

  it('is heard by somebody else, who says whether it is right; what is wrong goes back with their remark', async () => {
    const url = await freshOf(databases);
    const lend = await startLendLines(url);
    const line = lend.lineAt(0);
    const [marie, jean] = [await lend.codeFor('Marie', 'ht'), await lend.codeFor('Jean', 'ht')];
    await callLend(lend, line, [...enter(marie), '1', ...repeat(2, ...keepOne), '9']);
    const listened = await callLend(lend, line, [...enter(jean), '2', '#', '1', '2', '-', '#', '9'], {
      microphone: () => takeOf(3),
    });
    expect(heard(listened)).toContain('/audio/lend/line/ht/');
    const bench = await benchOf(url);
    const lines = await bench.lines('ht');
    const [wrong] = lines.filter(({ remarks }) => remarks.length > 0);
    expect([lines.filter(({ recording }) => recording === 'current').length, wrong?.takes]).toEqual([1, []]);
    const place = { language: 'ht', line: wrong?.line ?? '' };
    const hash = wrong?.remarks[0]?.remark ?? '';
    expect(waveSeconds((await bench.remark(place, hash)) ?? Buffer.alloc(0))).toBeCloseTo(3.3, 0);
    // Whoever said it hears why, says it again, and once that is right the remark is gone.
    const again = await callLend(lend, line, [...enter(marie), '1', ...keepOne, '9']);
    expect(heard(again)).toContain(`/audio/lend/remark/ht/${place.line}/${hash}.wav`);
    await callLend(lend, line, [...enter(jean), '2', '1', '9']);
    expect((await bench.line(place))?.recording).toBe('current');
    expect(await bench.remark(place, hash)).toBeUndefined();
    const address = new URL(`/audio/lend/remark/ht/${place.line}/${hash}.wav`, line.voiceUrl);
    expect((await fetch(address)).status).toBe(404);
  }, 120_000);

  it('asks nobody to say again what they have said and somebody found right, though callers hear another voice', async () => {
    const url = await freshOf(databases);
    const lend = await startLendLines(url);
    const line = lend.lineAt(0);
    const [marie, jean] = [await lend.codeFor('Marie', 'ht'), await lend.codeFor('Jean', 'ht')];
    await callLend(lend, line, [...enter(marie), '1', ...keepOne, '9']);
    await callLend(lend, line, [...enter(jean), '1', '1', ...keepOne, '9']);
    // Each finds right what the other has said.
    for (const code of [jean, marie]) await callLend(lend, line, [...enter(code), '2', '1', '9']);
    const bench = await benchOf(url);
    const takesBy = async (name: string): Promise<readonly string[]> => {
      const id = (await lend.members.members()).find((member) => member.name === name)?.id ?? '';
      const voices = (await bench.lines('ht')).map((one) => one.voices.get(id)?.said ?? []);
      return voices.flat();
    };
    expect([(await takesBy('Marie')).length, (await takesBy('Jean')).length]).toEqual([1, 1]);
    await callLend(lend, line, [...enter(jean), '1', ...keepOne, '9'], {
      microphone: ({ maxLength }) => takeOf(Math.max(0.9, (maxLength - 4) / 2.1)),
    });
    const lines = (await bench.lines('ht')).filter(({ voices }) => voices.size > 0);
    expect([(await takesBy('Jean')).length, lines.length]).toEqual([2, 3]);
  }, 120_000);

  it('reviews words as callers hear them, and never one’s own', async () => {
    const url = await freshOf(databases);
    const lend = await startLendLines(url);
    const ana = await lend.codeFor('Ana', 'es');
    const record = await callLend(
      lend,
      lend.lineAt(0),
      [...enter(ana), '2', '1', '2', '-', '#', '2', '-', '-', '9'],
      {
        microphone: ({ number }) => (number === 1 ? takeOf(2) : undefined),
      },
    );
    heard(record);
    const lines = await (await benchOf(url)).lines('es');
    expect(lines.filter(({ review }) => review === 'reviewed')).toHaveLength(1);
    const refused = lines.filter(({ review }) => review === 'refused');
    expect(refused.map(({ remarks }) => remarks.length).toSorted()).toEqual([0, 1]);
  }, 90_000);

  it('gives every turn an address without anything secret in it', async () => {
    const url = await freshOf(databases);
    const lend = await startLendLines(url);
    const code = await lend.codeFor('Marie', 'ht');
    const record = await callLend(lend, lend.lineAt(0), [...enter(code), '1', ...keepOne, '9']);
    for (const { url: asked } of record.requests.filter(({ url: one }) => one.includes('/voice/lend'))) {
      expect(asked).toMatch(new RegExp(`^${publicUrl}/voice/lend\\?n=\\d+$`));
    }
  }, 60_000);
});
