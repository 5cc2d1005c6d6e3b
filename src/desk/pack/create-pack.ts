import type { Language } from '../../guide/ids.ts';
import { toFingerprint } from '../../speech/fingerprint.ts';
import { canPlay } from '../../speech/stock.ts';
import type { Surveyed } from '../../speech/survey.ts';
import { textIn } from '../../speech/texts.ts';
import type { BenchLine } from '../bench-line.ts';
import type { Bench } from '../bench.ts';
import type { Pack, PackItem } from './format.ts';
import { packHash } from './read-pack.ts';

/** Whose pack is made, and when. */
interface PackParts {
  readonly bench: Bench;
  /** What the hotline calls itself. */
  readonly from: string;
  /** The day, as 2026-11-22. */
  readonly on: string;
}

/**
 * Makes a pack of what stands in a bench of a language: words that are no English, what people have recorded of them, and by which consent. What
 * waits for a second person, and what a computer speaks, stays. Rejects where there is no such language, or a sound is gone.
 */
export async function createPack({ bench, from, on }: PackParts, code: Language): Promise<Pack> {
  const language = await bench.language(code);
  const one = (await bench.survey()).find(({ info }) => info.code === code);
  if (!language || !one) throw new Error(`there is no language "${code}"`);
  const { consents } = await bench.voices(code);
  const voices = [...consents.keys()];
  const lines = await bench.lines(code);
  const items: PackItem[] = lines.flatMap((line) => wordsOf(one, line, from));
  for (const [index, voice] of voices.entries()) {
    const consent = consents.get(voice);
    if (consent?.given) items.push({ kind: 'consent', voice: index + 1, text: consent.text });
  }
  for (const line of lines) {
    const sound = await soundOf(bench, one, line);
    if (!sound) continue;
    const [who] = [...line.voices].find(([, { recording }]) => recording?.entry.sound === line.sound) ?? [];
    const text = toFingerprint(textIn(one.texts, line.line) ?? '');
    const voice = who === undefined ? 0 : voices.indexOf(who) + 1;
    const encoded = sound.toString('base64');
    items.push({ kind: 'recording', line: line.line, voice, text, hash: packHash(sound), sound: encoded });
  }
  const { value, glossary } = language;
  return {
    head: { pack: 'biometrics-line language', format: 1, from, on, code, language: value, glossary },
    items,
  };
}

function wordsOf(
  one: Surveyed,
  { line, text, english, review, elsewhere }: BenchLine,
  from: string,
): readonly PackItem[] {
  if (text === undefined || review === 'none' || review === 'refused' || one.untranslated.includes(line))
    return [];
  const own = review === 'reviewed' ? one.reviews[line]?.review : undefined;
  const reviews = own ? [{ from, on: own.on, english: own.english, translation: own.translation }] : [];
  return [{ kind: 'words', line, english, text, reviews: [...reviews, ...elsewhere].slice(0, 20) }];
}

/** What callers are played of a line, where a person has spoken it. */
async function soundOf(
  bench: Bench,
  { info, stock, recordings }: Surveyed,
  { line, sound }: BenchLine,
): Promise<Buffer | undefined> {
  const entry = recordings.list[line];
  if (sound === undefined || !entry || entry.made || !canPlay(stock.stateOf(line))) return undefined;
  const bytes = await bench.sound({ language: info.code, line }, sound);
  if (!bytes)
    throw new Error(`the recording of "${line}" is not where it was kept: restore it from a backup`);
  return bytes;
}
