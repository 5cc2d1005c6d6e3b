import { toFingerprint } from '../../speech/fingerprint.ts';
import type { LinePlace } from '../../speech/texts.ts';
import { knownVoices } from '../../speech/voices.ts';
import type { BenchLine } from '../bench-line.ts';
import type { Bench } from '../bench.ts';
import { notTaken, toTaken, type Taken } from '../exchange/take-entries.ts';
import type { Pack, PackHead, PackItem } from './format.ts';
import type { PackTaking } from './pack-taking.ts';
import { takeVoices } from './take-voices.ts';

type Words = Extract<PackItem, { kind: 'words' }>;

/**
 * Takes a pack to a bench: the language where it is not there, what its glossary lacks, words and recordings. Nothing that a person here has done
 * is written over; all that is taken waits to be looked at. Gives what became of each.
 */
export async function takePack(taking: PackTaking, pack: Pack): Promise<readonly Taken[]> {
  const { head, items } = pack;
  const all: Taken[] = [];
  const of = items.length + 2;
  const keep = (taken: readonly Taken[]): void => {
    for (const one of taken) {
      all.push(one);
      taking.told?.(one, Math.min(all.length, of), of);
    }
  };
  const started = await takeLanguage(taking, head);
  keep([started]);
  if (!(await taking.bench.language(head.code))) return all;
  keep([await takeGlossary(taking, head)]);
  for (const item of items) if (item.kind === 'words') keep(await takeWords(taking, head, item));
  await takeVoices(taking, pack, (taken) => {
    keep([taken]);
  });
  return all;
}

async function takeLanguage({ bench, actor }: PackTaking, head: PackHead): Promise<Taken> {
  const { code, language } = head;
  const place = `${code}: the language`;
  const now = await bench.language(code);
  if (!now) {
    const voice = language.voice && knownVoices[code] !== undefined;
    const value = { ...language, voice, draft: language.written };
    return toTaken(await bench.setLanguage(actor, code, value, ''), place);
  }
  if (now.value.written === language.written) return { kind: 'same' };
  const how = now.value.written ? 'written' : 'only spoken';
  return notTaken(place, `It is there already, as ${now.value.english} (${now.value.name}), ${how}.`);
}

/** Adds what the glossary here does not say yet. */
async function takeGlossary({ bench, actor }: PackTaking, { code, glossary }: PackHead): Promise<Taken> {
  const now = await bench.language(code);
  if (!now?.value.written) return { kind: 'empty' };
  // A word that stands for itself is one that nobody has translated.
  const known = (ways: Readonly<Record<string, readonly string[] | undefined>>): object =>
    Object.fromEntries(Object.entries(ways).filter(([word, said]) => said?.join() !== word));
  const { terms, hedges } = now.glossary;
  const value = {
    terms: { ...terms, ...glossary.terms, ...known(terms) },
    hedges: { ...hedges, ...glossary.hedges, ...known(hedges) },
  };
  return toTaken(await bench.setGlossary(actor, code, value, now.seenGlossary), `${code}: the glossary`);
}

async function takeWords(
  { bench, actor }: PackTaking,
  { code }: PackHead,
  item: Words,
): Promise<readonly Taken[]> {
  const { line, text, english, reviews } = item;
  const at = { language: code, line };
  const place = `${code}: "${line}"`;
  const now = await bench.line(at);
  if (now?.text === undefined || now.review === 'none') {
    return [notTaken(place, `There is no line "${line}" to be translated here.`)];
  }
  if (now.text !== text) {
    if (now.english !== english) return [notTaken(place, `The English is another here: "${now.english}"`)];
    const why = await whyKept(bench, at, item, now);
    if (why !== undefined) return [notTaken(place, why)];
    const words = { text, seen: now.seen, meaning: undefined };
    const taken = toTaken(await bench.write(actor, at, words), place);
    if (taken.kind === 'not taken') return [taken];
    await keepReviews();
    return [taken];
  }
  return (await keepReviews())
    ? [{ kind: 'taken', place: `${place}, its reviews elsewhere`, effect: 'draft' }]
    : [{ kind: 'same' }];

  async function keepReviews(): Promise<boolean> {
    let isNew = false;
    for (const review of reviews.filter(({ translation }) => translation === toFingerprint(text))) {
      const { kind } = await bench.vouch(actor, at, review);
      isNew ||= kind === 'done';
    }
    return isNew;
  }
}

/** The changes by which somebody says what a line is to say. */
const writing: ReadonlySet<string> = new Set(['words', 'proposal', 'accepted']);

/** Why other words than a pack's stay; undefined where nobody here has to do with them. */
async function whyKept(
  bench: Bench,
  at: LinePlace,
  { reviews }: Words,
  now: BenchLine,
): Promise<string | undefined> {
  if (now.text === now.english) return undefined;
  const stays = `Here it says "${now.text ?? ''}"`;
  if (now.review === 'reviewed') return `${stays}, and somebody has reviewed it.`;
  // Files do not tell who wrote them.
  if (!bench.can.has('history')) return `${stays}.`;
  const isWritten = (await bench.history(at)).some(({ kind }) => writing.has(kind));
  if (isWritten || now.proposal) return `${stays}: somebody here has written it.`;
  return reviews.length === 0 ? `${stays}, and nobody has reviewed the other words.` : undefined;
}
