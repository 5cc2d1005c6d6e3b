import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Reach } from '../src/guide/offers.ts';
import { amissOf } from './amiss-of.ts';
import { guide } from './guides.ts';
import { linesHeard } from '../src/guide/heard.ts';
import type { CallRecord } from '../src/phone/record.ts';
import { heardTexts } from './phone/heard.ts';
import { speechSeconds } from '../src/phone/duration.ts';
import type { SpeechFolders } from '../src/speech/folders.ts';
import { readLanguages } from '../src/speech/languages.ts';
import { writeOwnWords } from '../src/speech/own-words.ts';
import { takeIn } from '../src/speech/takes/take-in.ts';
import { textIn } from '../src/speech/texts.ts';
import { copyWords, setValues } from './copied-words.ts';
import { callWithKeys as call, nodesOf, played } from './recorded-calls.ts';
import { createHum, judge, makeLines } from './speech/engines/humming.ts';
import { startTestLine, type TestLine } from './test-line.ts';
import { recordTones, shortLines, surveyOf, wholeLines } from './tones.ts';
import { keysTo } from './keys-to.ts';

const startLine = (folders: SpeechFolders, environment: Record<string, string> = {}): Promise<TestLine> =>
  startTestLine({ LANGUAGES: 'es,ht,en', ...environment }, { folders });

/** Haitian Creole, its essentials made by a computer; `lines` are all that callers of it can hear. */
async function makeEssentials(): Promise<{ folders: SpeechFolders; lines: readonly string[] }> {
  const folders = copyWords();
  await makeLines(folders, 'ht', ['safe-briefly']);
  const lines = shortLines(folders, 'ht');
  await makeLines(folders, 'ht', lines);
  return { folders, lines };
}

describe('a language that only a computer speaks', () => {
  it('is not offered before somebody has listened to each line, and the start says what is waited for', async () => {
    const { folders, lines } = await makeEssentials();
    const silent = await startLine(folders);
    expect(silent.offers().languages).toEqual(['es', 'en']);
    expect(amissOf(silent).some((what) => what.includes('review ht --listen'))).toBe(true);
    judge(folders, 'ht', lines.slice(1));
    expect((await startLine(folders)).offers().languages).toEqual(['es', 'en']);
    judge(folders, 'ht', lines.slice(0, 1));
    const line = await startLine(folders);
    expect(line.offers().languages).toEqual(['es', 'ht', 'en']);
    expect(amissOf(line).some((what) => what.includes('--listen'))).toBe(false);
  });

  it('tells its callers at once that a computer speaks, and plays them what was approved', async () => {
    const { folders, lines } = await makeEssentials();
    judge(folders, 'ht', lines);
    const line = await startLine(folders);
    const record = await call(line, '2,-,-,-,-,-,-,-,-,-');
    const heard = played(record);
    expect(heard.slice(0, 5)).toEqual([
      'language-name',
      'press-2',
      'short-here',
      'computer-translated',
      'computer-voice',
    ]);
    expect(heard).toEqual(expect.arrayContaining(['safe-briefly', 'digits-83']));
    expect(record.ended).toBe('line');
  });

  it('is taken out again by a line that is refused, until a person has recorded that', async () => {
    const { folders, lines } = await makeEssentials();
    judge(folders, 'ht', lines);
    judge(folders, 'ht', ['bring-notice'], 'refused');
    const refused = await startLine(folders);
    expect(refused.offers().languages).toEqual(['es', 'en']);
    expect(amissOf(refused).some((what) => what.includes('bring-notice'))).toBe(true);
    const text = textIn(surveyOf(folders, 'ht').texts, 'bring-notice') ?? '';
    const file = path.join(import.meta.dirname, 'speech/takes/made-by-espeak-ng/es/004 not-going-do.ogg');
    const take = { file, language: 'ht', line: 'bring-notice', text, on: '2026-11-23', replace: false };
    expect(await takeIn(folders.audio, { ...take, expected: 4 })).toHaveProperty('seconds');
    const line = await startLine(folders);
    expect(line.offers().languages).toEqual(['es', 'ht', 'en']);
    expect(played(await call(line, '2,-,-,-,-,-,-,-,-,-'))).toContain('bring-notice');
  });

  it('is whole when every line of it is approved, and short while one that is no essential waits or is refused', async () => {
    const folders = copyWords();
    recordTones(folders, 'ht', [...wholeLines(folders, 'ht'), 'short-here', 'computer-voice', 'missed-call']);
    const { list } = surveyOf(folders, 'ht').recordings;
    const made = { engine: 'hum', voice: 'hum', settings: '' };
    const reachAfter = async (heard: object): Promise<Reach | undefined> => {
      const entry = { ...list['missed-call'], made, ...heard };
      setValues(folders, 'audio/ht/recordings.json', { 'missed-call': entry });
      return (await startLine(folders)).offers().reach.ht;
    };
    const by = { by: 'Marie Joseph', on: '2026-11-23' };
    expect((await reachAfter({}))?.short).toBe(true);
    expect((await reachAfter({ heard: { ...by, verdict: 'refused' } }))?.short).toBe(true);
    expect(await reachAfter({ heard: { ...by, verdict: 'approved' } })).toEqual({
      unreviewed: true,
      made: true,
      untold: true,
    });
    expect(played(await call(await startLine(folders), '2,-,h'))).toContain('computer-voice');
  });

  it('says nothing of a computer once people have recorded every line', async () => {
    const { folders, lines } = await makeEssentials();
    judge(folders, 'ht', lines);
    recordTones(folders, 'ht', lines);
    expect(surveyOf(folders, 'ht').stock.reach.made).toBeUndefined();
    expect(played(await call(await startLine(folders), '2,-,-,-,-,-,-'))).not.toContain('computer-voice');
  });

  it('can be made whole: each line that a caller of any language can hear has a text', () => {
    const folders = copyWords();
    for (const { code } of readLanguages(folders.prompts)) {
      const { stock, texts } = surveyOf(folders, code);
      const lacking = [...stock.whole, ...stock.short].filter((line) => textIn(texts, line) === undefined);
      expect(lacking, code).toEqual([]);
    }
  });
});

describe('a language that a voice speaks', () => {
  const heardAt = (folders: SpeechFolders, node: string): readonly string[] =>
    linesHeard(guide, 'es', node, surveyOf(folders, 'es').stock.reach);
  const live = createHum({ voice: 'Polly.Lupe-Neural' });
  const spanish = (folders: SpeechFolders, environment: Record<string, string> = {}): Promise<TestLine> =>
    startTestLine({ LANGUAGES: 'es,en', ...environment }, { folders });

  it('plays what a computer has made at once, and not what a listener has refused', async () => {
    const folders = copyWords();
    await makeLines(folders, 'es', heardAt(folders, 'about-what'));
    const keys = `${keysTo('about-what')},-,-,-,h`;
    expect(played(await call(await spanish(folders), keys, '?lang=es'))).toContain('what-name');
    judge(folders, 'es', ['what-taken'], 'refused');
    expect(played(await call(await spanish(folders), keys, '?lang=es'))).toEqual([]);
  });

  it('still says the hotline’s name and its own words where the recordings are of the voice that speaks live', async () => {
    const notice = { until: '2099-01-01', text: { es: 'La línea cierra la próxima semana.' } };
    const greetingOf = async (engine: typeof live): Promise<CallRecord> => {
      const folders = copyWords();
      writeOwnWords(path.join(folders.audio, 'words'), { silenced: [], notice });
      await makeLines(folders, 'es', heardAt(folders, 'greeting'), { engine });
      const words = { WORDS_FOLDER: path.join(folders.audio, 'words'), HOTLINE_NAME: 'Casa Abierta' };
      return call(await spanish(folders, words), '-,h', '?lang=es');
    };
    const same = await greetingOf(live);
    expect(played(same)).toEqual(['greeting', 'computer-translated']);
    expect(heardTexts(same).some((text) => text.includes('Casa Abierta'))).toBe(true);
    expect(heardTexts(same)).toContain(notice.text.es);
    const other = await greetingOf(createHum());
    expect(played(other)).toEqual(['greeting-unnamed', 'greeting', 'computer-translated']);
    expect(heardTexts(other)).not.toContain(notice.text.es);
  });
});

describe('what is said again', () => {
  const lengthOf = ({ timeline }: CallRecord, line: string): readonly number[] =>
    timeline.flatMap(({ kind, url = '', at, until }) =>
      kind === 'play' && url.includes(`/${line}.`) ? [Number((until - at).toFixed(2))] : [],
    );

  it('is the slower twin of a recording, made by an engine or stretched out of a person’s', async () => {
    const folders = copyWords();
    const { stock, texts } = surveyOf(folders, 'es');
    const lines = linesHeard(guide, 'es', 'about-what', stock.reach);
    await makeLines(folders, 'es', lines);
    const file = path.join(import.meta.dirname, 'speech/takes/made-by-espeak-ng/es/004 not-going-do.ogg');
    const text = textIn(texts, 'what-taken') ?? '';
    const take = { file, language: 'es', line: 'what-taken', text, on: '2026-11-23', replace: false };
    await takeIn(folders.audio, { ...take, expected: 4 });
    const line = await startTestLine({ LANGUAGES: 'es,en' }, { folders });
    const record = await call(line, `${keysTo('about-what')},#,-,-,h`, '?lang=es');
    expect(nodesOf(record)).toContain('es/about-what');
    for (const name of ['what-name', 'what-taken']) {
      const [first = 0, again = 0] = lengthOf(record, name);
      expect(again / first, name).toBeCloseTo(1.25, 1);
    }
    expect(lengthOf(record, 'what-name')[0]).toBeGreaterThan(
      speechSeconds(textIn(texts, 'what-name') ?? '') / 2,
    );
  });

  it('is the recording itself where it has no slower twin', async () => {
    const folders = copyWords();
    recordTones(folders, 'es', linesHeard(guide, 'es', 'about-what', { unreviewed: true }));
    const line = await startTestLine({ LANGUAGES: 'es,en' }, { folders });
    const [first, again] = lengthOf(
      await call(line, `${keysTo('about-what')},#,-,-,h`, '?lang=es'),
      'what-name',
    );
    expect(again).toBe(first);
  });
});
