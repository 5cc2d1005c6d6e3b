import type { BenchLine } from '../desk/bench-line.ts';
import type { Bench } from '../desk/bench.ts';
import type { Outcome } from '../desk/outcome.ts';
import { may, type Actor } from '../desk/roles.ts';
import type { Guide } from '../guide/guide.ts';
import type { LineKey } from '../guide/ids.ts';
import { reviewOrder } from '../speech/review-order.ts';
import { englishToRecord } from '../speech/sheet.ts';
import { canPlay } from '../speech/stock.ts';
import type { Surveyed } from '../speech/survey.ts';
import { textIn } from '../speech/texts.ts';
import { goalOf, hasSaid, recordingOrder, toListen } from '../workbench/studio/order.ts';
import type { LanguageVoices } from '../desk/voices.ts';
import { consent, hasConsented, wordingIn } from './consents.ts';
import type { Act, Lending, Shown, View } from './lending.ts';
import type { Material } from './page.ts';

/** What a speaker works on: the same desk as the pages, in their name. */
export interface WorldParts {
  readonly bench: Bench;
  readonly guide: () => Guide;
  /** Seconds that a voice takes for a text. */
  readonly seconds: (text: string) => number;
  /** The whole address at which a sound is played, by its path. */
  readonly soundAddress: (path: string) => string;
}

/** A language as a speaker finds it; nothing of it where they have chosen none. */
interface Found {
  readonly one: Surveyed;
  readonly all: readonly Surveyed[];
  readonly lines: readonly BenchLine[];
  readonly voices: LanguageVoices;
}

/** All that a turn needs to know of the desk. */
export interface Looked {
  readonly all: readonly Surveyed[];
  readonly view: View;
  readonly found: Found | undefined;
}

/** The languages that fit on the keys. */
const mostLanguages = 8;

/** Looks what there is to do for a speaker. `elsewhere` are the places at which others are: those come last. */
export async function look(
  parts: WorldParts,
  actor: Actor,
  { language, lead = 'en' }: Pick<Lending, 'language' | 'lead'>,
  elsewhere: readonly string[],
): Promise<Looked> {
  const { bench, guide } = parts;
  const all = await bench.survey();
  const spoken = all.map(({ info }) => info.code).filter((code) => may(actor, 'record', code));
  const own = spoken.filter((code) => actor.languages.includes(code));
  const languages = (own.length > 0 ? own : spoken).slice(0, mostLanguages);
  const code =
    language !== undefined && languages.includes(language)
      ? language
      : languages.length === 1
        ? languages[0]
        : undefined;
  const one = all.find(({ info }) => info.code === code);
  const none: View = {
    languages,
    hasConsented: false,
    wording: [],
    lines: { record: [], listen: [], review: [] },
  };
  if (!one || code === undefined) return { all, view: none, found: undefined };
  const found = { one, all, lines: await bench.lines(code), voices: await bench.voices(code) };
  const here = guide();
  const isElsewhere = (line: LineKey): boolean => elsewhere.includes(`${code}/${line}`);
  const byOthers = (lines: readonly LineKey[]): readonly LineKey[] =>
    lines.toSorted((a, b) => Number(isElsewhere(a)) - Number(isElsewhere(b)));
  const view = {
    languages,
    hasConsented: await hasConsented(bench, actor, code),
    // A language that no voice speaks is explained in one that leads.
    wording: wordingIn(one.info.voice ? code : lead),
    lines: {
      record: byOthers(toRecord(here, found, actor.id)),
      listen: byOthers(toHear(here, found, actor.id)),
      review: byOthers(toReview(here, found, actor.id)),
    },
  };
  return { all, view, found };
}

/** Those that callers lack, the essentials first, without what waits for a second person and what this voice has said. */
function toRecord(guide: Guide, { one, lines }: Found, who: string): readonly LineKey[] {
  const said = lines.filter((line) => line.take !== undefined || hasSaid(one, line, who));
  const isSaid = new Set(said.map(({ line }) => line));
  return recordingOrder(guide, one).filter(
    (line) => one.stock.stateOf(line) !== 'current' && !isSaid.has(line),
  );
}

/** What waits for a second person, and what a computer speaks. */
function toHear(guide: Guide, { one, lines }: Found, who: string): readonly LineKey[] {
  const open = toListen(guide, one, lines).filter((line) => soundToHear(line, who) !== undefined);
  return [...new Set(open.map(({ line }) => line))];
}

/** What somebody can listen to who did not record it themselves: the take that has waited longest, or what a computer speaks. */
function soundToHear({ takes, sound }: BenchLine, who: string): string | undefined {
  const take = takes.find((one) => one.who !== who);
  return take ? take.sound : takes.length === 0 ? sound : undefined;
}

/** Words that somebody else wrote, and that a caller can be played or told. */
function toReview(guide: Guide, { one, lines }: Found, who: string): readonly LineKey[] {
  const open = lines.filter(
    ({ line, review, proposal, writers }) =>
      (review === 'unreviewed' || review === 'stale') &&
      !proposal &&
      !writers.includes(who) &&
      one.translated.includes(line) &&
      (one.info.voice !== undefined || canPlay(one.stock.stateOf(line))),
  );
  return reviewOrder(
    guide,
    open.map(({ line }) => line),
  );
}

/** What stands at the line where somebody is; undefined where there is none, or no more. */
export function materialOf(
  parts: WorldParts,
  at: Lending,
  { found }: Looked,
  take: string | undefined,
): { readonly material: Material; readonly shown: Shown } | undefined {
  if (!found || at.line === undefined) return undefined;
  const { one, all, lines, voices } = found;
  const here = lines.find(({ line }) => line === at.line);
  const { code, isWritten, voice } = one.info;
  const english = englishToRecord(parts.guide(), one, at.line);
  const led = all.find(({ info }) => info.code === at.lead && info.code !== 'en');
  const text = isWritten ? textIn(one.texts, at.line) : undefined;
  const heard = at.work === 'listen' ? here && soundToHear(here, at.member) : heardByCallers(at, one, here);
  const remark = here?.remarks.findLast(({ of }) => of === 'recording')?.remark;
  const { how, toRecord } = goalOf(parts.guide(), all, one, lines, voices);
  return {
    material: {
      english,
      led: led && textIn(led.texts, at.line),
      own: voice && text,
      sound:
        at.work === 'record'
          ? take && parts.soundAddress(`/take/${take}.wav`)
          : heard && parts.soundAddress(`/line/${code}/${at.line}/${heard}.wav`),
      sentBack: here?.voices.get(at.member)?.sentBack && {
        why: remark && parts.soundAddress(`/remark/${code}/${at.line}/${remark}.wav`),
      },
      seconds: parts.seconds(text ?? english),
      progress: { how, toRecord },
    },
    shown: { seen: here?.seen ?? '', seenEnglish: here?.seenEnglish ?? '', sound: heard },
  };
}

function heardByCallers(at: Lending, { stock }: Surveyed, here: BenchLine | undefined): string | undefined {
  return at.line !== undefined && canPlay(stock.stateOf(at.line)) ? here?.sound : undefined;
}

/** What is done in a speaker's name, with what they said where that belongs to it. */
export function perform(
  { bench }: WorldParts,
  actor: Actor,
  at: Lending,
  act: Act,
  said: Buffer | undefined,
): Promise<Outcome> {
  const { language = '', line = '', work, shown } = at;
  const place = { language, line };
  const { seen = '', seenEnglish = '', sound = '' } = shown ?? {};
  switch (act.kind) {
    case 'consent':
      return consent(bench, actor, language);
    case 'keep':
      return bench.keep(actor, place, { bytes: said ?? Buffer.alloc(0), seen });
    case 'right':
      return work === 'listen'
        ? bench.hear(actor, place, { sound, verdict: 'approved' })
        : bench.review(actor, place, { seen, seenEnglish });
    case 'wrong': {
      const remark = act.hasRemark ? said : undefined;
      return work === 'listen'
        ? bench.hear(actor, place, { sound, verdict: 'refused', remark })
        : bench.refuse(actor, place, { seen, why: '', remark });
    }
  }
}
