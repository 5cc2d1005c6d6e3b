import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import wavefile from 'wavefile';
import { speechSeconds } from '../../../src/phone/duration.ts';
import type { SpeechFolders } from '../../../src/speech/folders.ts';
import { decodeSound } from '../../../src/speech/takes/decode.ts';
import type { Sound } from '../../../src/speech/takes/sound.ts';
import { loudnessOf } from '../../../src/speech/takes/loudness.ts';
import { findTakes } from '../../../src/speech/takes/match.ts';
import { prepareTake, takeIn } from '../../../src/speech/takes/take-in.ts';
import { textIn } from '../../../src/speech/texts.ts';
import { copyWords, setValues } from '../../copied-words.ts';
import { surveyOf } from '../../tones.ts';

const material = path.join(import.meta.dirname, 'made-by-espeak-ng/es');
const materialOf = (name: string): Buffer => readFileSync(path.join(material, name));
const spoken = '004 not-going-do.ogg';

function textOf(folders: SpeechFolders, line: string): string {
  return textIn(surveyOf(folders, 'es').texts, line) ?? '';
}

function take(
  folders: SpeechFolders,
  file: string,
  line: string,
  replace = false,
): ReturnType<typeof takeIn> {
  const text = textOf(folders, line);
  return takeIn(folders.audio, {
    file,
    language: 'es',
    line,
    text,
    expected: speechSeconds(text),
    on: '2026-01-31',
    replace,
  });
}

function toFile({ samples, rate }: Sound): Buffer {
  const wave = new wavefile.WaveFile();
  wave.fromScratch(1, rate, '32f', Float32Array.from(samples));
  return Buffer.from(wave.toBuffer());
}

/** The spoken material, changed. */
async function changed(change: (sound: Sound) => Float64Array): Promise<Buffer> {
  const sound = await decodeSound(materialOf(spoken));
  return toFile({ samples: change(sound), rate: sound.rate });
}

/** The spoken material, twenty times over, at a telephone's rate. */
async function longTake(): Promise<Buffer> {
  const { samples, rate } = await decodeSound(materialOf(spoken));
  const few = samples.filter((_, index) => index % 6 === 0);
  const long = Float64Array.from({ length: few.length * 20 }, (_, index) => few[index % few.length] ?? 0);
  return toFile({ samples: long, rate: rate / 6 });
}

/** Noise that is the same each time. */
function noise(index: number): number {
  const value = Math.sin(index * 12.9898) * 43758.5453;
  return 2 * (value - Math.floor(value)) - 1;
}

/** Files in a folder of their own, gone with the test. */
function makeInbox(files: Readonly<Record<string, Buffer>>): string {
  const inbox = mkdtempSync(path.join(tmpdir(), 'inbox-'));
  onTestFinished(() => {
    rmSync(inbox, { recursive: true });
  });
  for (const [name, bytes] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(inbox, name)), { recursive: true });
    writeFileSync(path.join(inbox, name), bytes);
  }
  return inbox;
}

const namesOf = (lines: readonly string[]): Parameters<typeof findTakes>[1] => ({
  lines: new Map([['es', new Set(lines)]]),
  language: undefined,
});

describe('a recording', () => {
  it.each(readdirSync(material))(
    'is taken in from a file that is named for its line, and is what a telephone plays: %s',
    async (name) => {
      const folders = copyWords();
      const names = {
        lines: new Map([['es', new Set(surveyOf(folders, 'es').texts.lines.keys())]]),
        language: undefined,
      };
      const file = path.join(material, name);
      const [matched] = findTakes([file], names).matched;
      if (!matched || !('line' in matched)) throw new Error(matched?.why);
      expect(await take(folders, file, matched.line)).toHaveProperty('seconds');
      const { stock, recordings } = surveyOf(folders, 'es');
      expect(stock.stateOf(matched.line)).toBe('current');
      expect(recordings.faults).toEqual([]);
      const made = await decodeSound(readFileSync(path.join(folders.audio, 'es', `${matched.line}.wav`)));
      expect(made.rate).toBe(8000);
      expect(Math.abs(loudnessOf(made) + 16)).toBeLessThanOrEqual(3);
      const peak = made.samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
      expect(20 * Math.log10(peak)).toBeLessThanOrEqual(-1);
      const before = await decodeSound(readFileSync(file));
      expect(made.samples.length / 8000).toBeLessThan(before.samples.length / before.rate - 0.5);
    },
  );

  it('is measured as loud as ITU-R BS.1770 says: a full-scale sine of 997 Hz in one channel is -3.01 LUFS', () => {
    for (const rate of [8000, 48_000]) {
      const samples = Float64Array.from({ length: 5 * rate }, (_, index) =>
        Math.sin((2 * Math.PI * 997 * index) / rate),
      );
      expect(loudnessOf({ samples, rate })).toBeCloseTo(-3.01, 1);
    }
  });

  it.each<[string, () => Promise<Buffer>, number]>([
    ['clipped', () => changed(({ samples }) => samples.map((one) => Math.max(-1, Math.min(1, one * 12)))), 3],
    ['silent', () => changed(({ samples }) => samples.map((one) => one * 0.003)), 3],
    ['dB above', () => changed(({ samples }) => samples.map((one, index) => one + 0.05 * noise(index))), 3],
    ['only', () => changed(({ samples, rate }) => samples.slice(0.8 * rate, 0.95 * rate)), 0.2],
    ['the most is', longTake, 90],
    ['part missing', () => changed(({ samples }) => samples), 12],
    ['more in it', () => changed(({ samples }) => samples), 1],
    ['is no WAV', () => Promise.resolve(Buffer.from('nothing that sounds')), 3],
    ['cannot be read', () => Promise.resolve(Buffer.from('RIFF\0\0\0\0WAVE and then nothing')), 3],
  ])('is refused with the reason: %s', async (reason, make, expected) => {
    const outcome = await prepareTake(await make(), expected);
    expect('refused' in outcome && outcome.refused).toContain(reason);
  });

  it('is taken where a sentence of one breath has no pause but the wholly silent end of a computer’s voice', async () => {
    const breath = ({ rate }: Sound): Float64Array =>
      Float64Array.from({ length: 2.2 * rate }, (_, index) => {
        const seconds = index / rate;
        const swell = 0.2 + 0.1 * Math.sin(2 * Math.PI * 4 * seconds);
        return seconds < 2.08 ? swell * Math.sin(2 * Math.PI * 300 * seconds) : 0;
      });
    expect(await prepareTake(await changed(breath), 2)).not.toHaveProperty('refused');
  });

  it('that is refused leaves nothing behind, and the one before it in its place', async () => {
    const folders = copyWords();
    const file = path.join(folders.audio, 'bad.wav');
    writeFileSync(file, await changed(({ samples }) => samples.map((one) => one * 0.003)));
    expect(await take(folders, file, 'not-going-do')).toHaveProperty('refused');
    expect(existsSync(path.join(folders.audio, 'es'))).toBe(false);
    await take(folders, path.join(material, spoken), 'not-going-do');
    const kept = readFileSync(path.join(folders.audio, 'es/not-going-do.wav'));
    expect(await take(folders, file, 'not-going-do', true)).toHaveProperty('refused');
    expect(readFileSync(path.join(folders.audio, 'es/not-going-do.wav')).equals(kept)).toBe(true);
  });

  it('takes the place of one in the same words only when that is said, and of one in older words at once', async () => {
    const folders = copyWords();
    const file = path.join(material, spoken);
    await take(folders, file, 'not-going-do');
    expect(await take(folders, file, 'not-going-do')).toHaveProperty('refused');
    expect(await take(folders, file, 'not-going-do', true)).toHaveProperty('seconds');
    setValues(folders, 'prompts/es/about.json', {
      'not-going-do': 'Si no puede ir, puede pedir otra fecha.',
    });
    expect(surveyOf(folders, 'es').stock.stateOf('not-going-do')).toBe('changed');
    expect(await take(folders, file, 'not-going-do')).toHaveProperty('seconds');
    expect(surveyOf(folders, 'es').stock.stateOf('not-going-do')).toBe('current');
  });

  it('is found in folders within folders by its content, whatever it is called, and its language told by its folder', () => {
    const inbox = makeInbox({
      'es/Safe.mpeg': materialOf(spoken),
      'es/012_mail.m4a': materialOf('goodbye.flac'),
      'es/bring': materialOf('Bring_Identity.mp3'),
      'es/unsafe.wav': materialOf(spoken),
      'safe.wav': materialOf(spoken),
    });
    const { matched, passedOver } = findTakes([inbox], namesOf(['safe', 'mail', 'bring']));
    const found = matched.flatMap((one) => ('line' in one ? [`${one.language} ${one.line}`] : []));
    expect(found.toSorted()).toEqual(['es bring', 'es mail', 'es safe']);
    expect(matched.filter((one) => 'why' in one)).toHaveLength(2);
    expect(passedOver).toEqual([]);
  });

  it('has companions that are passed over, each with the reason; what alone tells a line is tried', () => {
    const notes = Buffer.from('notes, and not free of faults');
    const inbox = makeInbox({
      'es/safe.wav': materialOf(spoken),
      'es/safe.txt': notes,
      'es/mail.txt': notes,
      'es/notes.pdf': notes,
      'es/.DS_Store': notes,
      'es/._safe.wav': notes,
      'es/Thumbs.db': notes,
      'es/desktop.ini': notes,
      '__MACOSX/es/safe.wav': materialOf(spoken),
      '.trash/es/mail.wav': materialOf(spoken),
    });
    const { matched, passedOver } = findTakes([inbox], namesOf(['safe', 'mail']));
    const short = ({ file }: { readonly file: string }): string =>
      path.relative(inbox, file).replaceAll(path.sep, '/');
    expect(matched.map(short).toSorted()).toEqual(['es/mail.txt', 'es/safe.wav']);
    const why = new Map(passedOver.map((one) => [short(one), one.why]));
    expect(why.size).toBe(8);
    for (const name of ['es/safe.txt', 'es/notes.pdf']) expect(why.get(name)).toContain('no sound');
    for (const name of ['es/._safe.wav', '__MACOSX/es/safe.wav']) expect(why.get(name)).toContain('archive');
  });

  it('is found in a folder under one with a dot before its name', () => {
    const inbox = makeInbox({ '.inbox/es/safe.wav': materialOf(spoken) });
    const { matched } = findTakes([path.join(inbox, '.inbox')], namesOf(['safe']));
    expect(matched).toMatchObject([{ language: 'es', line: 'safe' }]);
  });
});
