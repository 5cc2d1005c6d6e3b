import { describe, expect, it, onTestFinished } from 'vitest';
import type { BenchLine } from '../../src/desk/bench-line.ts';
import type { Bench } from '../../src/desk/bench.ts';
import type { OwnBody, OwnPart } from '../../src/desk/changes.ts';
import { openDesk } from '../../src/desk/database.ts';
import { groundAt, type Ground } from '../../src/desk/ground.ts';
import { partOf, withPart } from '../../src/desk/own.ts';
import { speechSeconds } from '../../src/phone/duration.ts';
import { toFingerprint } from '../../src/speech/fingerprint.ts';
import type { SpeechFolders } from '../../src/speech/folders.ts';
import { writeOwnWords } from '../../src/speech/own-words.ts';
import { keepTake, prepareTake, withSlower } from '../../src/speech/takes/take-in.ts';
import { copyWords, setValues } from '../copied-words.ts';
import { agree, ana, ben, benchOver, cleo, prepareDatabases, takeFor, takeOf } from './benches.ts';
import { engines } from '../usage/engines.ts';
import { groundOf, ownFolderOf } from './ground.ts';

const place = { language: 'es', line: 'safe' };
const theirs = 'Vaya, por lo general.';

async function lineOf(bench: Bench): Promise<BenchLine> {
  const line = await bench.line(place);
  if (!line) throw new Error('there is no line');
  return line;
}

async function write(bench: Bench, text: string, actor = ana): Promise<void> {
  const { seen } = await lineOf(bench);
  const outcome = await bench.write(actor, place, { text, seen, meaning: undefined });
  expect(outcome).toMatchObject({ kind: 'done' });
}

describe.each(engines)('a release that changes what a hotline has changed in $name', ({ open }) => {
  const databases = prepareDatabases(open);

  /** A bench as the hotline left it, and the same over what a release makes of the files. */
  async function released(
    work: (bench: Bench, ours: string) => Promise<void>,
    release: (folders: SpeechFolders) => void | Promise<void>,
  ): Promise<{
    readonly bench: Bench;
    readonly ours: string;
    readonly before: Ground;
    readonly after: Ground;
  }> {
    const store = await openDesk(await databases.fresh());
    onTestFinished(() => store.close());
    const folders = copyWords();
    const before = groundOf(folders);
    const old = benchOver(store, before);
    const ours = ((await lineOf(old)).text ?? '').replace(/\.$/, ', de verdad.');
    await work(old, ours);
    await release(folders);
    const after = groundOf(folders);
    return { bench: benchOver(store, after), ours, before, after };
  }
  const rewrite = (bench: Bench, ours: string): Promise<void> => write(bench, ours);
  const releaseWords = (folders: SpeechFolders): void => {
    setValues(folders, 'prompts/es/about.json', { safe: theirs });
  };

  it('lists the line with both sides’ words, until the hotline’s or the release’s are written once more', async () => {
    for (const kept of ['ours', 'theirs'] as const) {
      const { bench, ours, before } = await released(rewrite, releaseWords);
      expect(await bench.conflicts()).toEqual([
        {
          place: 'words/es/safe',
          ...place,
          number: 1,
          groundBefore: groundAt(before, 'words/es/safe'),
          isGone: false,
          ours,
          theirs,
          canBeDecided: true,
        },
      ]);
      expect(await lineOf(bench)).toMatchObject({ text: ours, isInConflict: true });
      await write(bench, kept === 'ours' ? ours : theirs, ben);
      expect(await bench.conflicts()).toEqual([]);
      expect(await lineOf(bench)).toMatchObject({
        text: kept === 'ours' ? ours : theirs,
        isInConflict: false,
      });
    }
  });

  it('goes on listing the line while other words only wait, and when they are declined', async () => {
    const { bench, ours } = await released(rewrite, releaseWords);
    await write(bench, ours.replace('de verdad', 'siempre'), cleo);
    expect(await bench.conflicts()).toMatchObject([{ ours, theirs }]);
    const { proposal } = await lineOf(bench);
    const decline = { proposal: proposal?.number ?? 0, verdict: 'declined', why: '' } as const;
    await bench.decide(ben, place, decline);
    expect(await bench.conflicts()).toMatchObject([{ ours, theirs }]);
  });

  it('lists nothing where it brings what the hotline has, or had before it went on', async () => {
    const goOn = async (bench: Bench, ours: string): Promise<void> => {
      await write(bench, theirs);
      await write(bench, ours);
      await write(bench, ours.replace('de verdad', 'siempre'), cleo);
    };
    const { bench, ours } = await released(goOn, releaseWords);
    expect(await bench.conflicts()).toEqual([]);
    expect(await lineOf(bench)).toMatchObject({ text: ours, proposal: { who: 'cleo' } });
  });

  it('tells of a line that is gone that there is nothing to decide, and keeps its words', async () => {
    const { bench, ours } = await released(rewrite, (folders) => {
      setValues(folders, 'prompts/es/about.json', { safe: null });
    });
    expect(await bench.conflicts()).toMatchObject([
      { isGone: true, ours, theirs: undefined, canBeDecided: false },
    ]);
    expect(await bench.history(place)).toMatchObject([{ value: { text: ours } }]);
  });

  const until = '2026-12-24';
  const bodyOf: Readonly<Record<OwnPart, (text: string) => OwnBody & { readonly value: object }>> = {
    notice: (text) => ({ kind: 'notice', value: { until, text: { en: text } } }),
    'legal help': (text) => ({ kind: 'legal help', value: { text: { en: text } } }),
    name: (text) => ({ kind: 'name', value: { en: text } }),
  };
  it.each(['notice', 'legal help', 'name'] as const)(
    'lists the hotline’s own words until either side’s are set once more: its %s',
    async (part) => {
      const [ours, theirs] = ['Ask the library.', 'Ask at the church.'].map(bodyOf[part]);
      for (const body of [ours, theirs]) {
        const { bench } = await released(
          async (old) => {
            const { seen } = await old.own();
            await old.setOwn(ana, bodyOf[part]('Ask the library.'), seen[part]);
          },
          (folders) => {
            const none = { silenced: [] };
            writeOwnWords(ownFolderOf(folders), theirs ? withPart(none, theirs) : none);
          },
        );
        expect(await bench.conflicts()).toMatchObject([
          {
            place: part,
            line: undefined,
            ours: expect.stringContaining('en: Ask the library.') as string,
            theirs: expect.stringContaining('en: Ask at the church.') as string,
          },
        ]);
        const { seen } = await bench.own();
        expect(body && (await bench.setOwn(ben, body, seen[part]))).toMatchObject({ kind: 'done' });
        expect(await bench.conflicts()).toEqual([]);
        expect(partOf((await bench.own()).words, part)).toEqual(body?.value);
      }
    },
  );

  it('lists a recording until the hotline’s is approved once more, or another is made', async () => {
    const keepAt = async (bench: Bench, pace: number): Promise<void> => {
      const { text = '', seen } = await lineOf(bench);
      await agree(bench, ana);
      await bench.keep(ana, place, { bytes: takeFor(text, pace), seen });
      const sound = (await lineOf(bench)).take?.sound ?? '';
      expect(await bench.hear(ben, place, { sound, verdict: 'approved' })).toMatchObject({ kind: 'done' });
    };
    const keep = (bench: Bench): Promise<void> => keepAt(bench, 1);
    const release = async ({ audio, prompts }: SpeechFolders): Promise<void> => {
      const text = groundOf({ audio, prompts }).languages.get('es')?.texts.lines.get('safe')?.value as string;
      const prepared = await prepareTake(takeOf(speechSeconds(text) * 0.9), speechSeconds(text));
      if ('refused' in prepared) throw new Error(prepared.refused);
      keepTake(audio, place, withSlower(prepared), { text: toFingerprint(text), on: '2026-11-01' });
    };
    for (const decide of ['approve', 'make'] as const) {
      const { bench, after } = await released(keep, release);
      const { sound = '' } = await lineOf(bench);
      expect(sound).not.toBe(groundAt(after, 'recording/es/safe'));
      expect(await bench.conflicts()).toMatchObject([
        {
          place: 'recording/es/safe',
          ours: expect.stringContaining('2026-11-28') as string,
          theirs: expect.stringContaining('2026-11-01') as string,
        },
      ]);
      if (decide === 'approve') {
        expect(await bench.hear(cleo, place, { sound, verdict: 'approved' })).toMatchObject({ kind: 'done' });
        expect(await bench.hear(cleo, place, { sound, verdict: 'approved' })).toEqual({ kind: 'same' });
        expect((await lineOf(bench)).sound).toBe(sound);
      } else await keepAt(bench, 1.1);
      expect(await bench.conflicts()).toEqual([]);
    }
  });
});
