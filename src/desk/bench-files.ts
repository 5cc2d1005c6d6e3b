import type { Guide } from '../guide/guide.ts';
import { markHeard, markReviewed, tellMeaning, unmarkReviewed, writeText } from '../speech/edit.ts';
import { toFingerprint } from '../speech/fingerprint.ts';
import type { SpeechFolders } from '../speech/folders.ts';
import { readLanguages } from '../speech/languages.ts';
import { addElsewhere } from '../speech/reviews.ts';
import { surveyLanguages, type Surveyed } from '../speech/survey.ts';
import { keepTake, prepareTake, reasonOf, withSlower } from '../speech/takes/take-in.ts';
import { textIn, type LinePlace } from '../speech/texts.ts';
import type { Bench } from './bench.ts';
import type { Outcome } from './outcome.ts';
import { filesLanguageActs } from './files-languages.ts';
import { filesOwnActs } from './files-own.ts';
import type { FilesParts } from './files-parts.ts';
import {
  checkWords,
  describeLine,
  faultOfVouched,
  isRecordable,
  linesOf,
  noLine,
  notTheirs,
  refuse,
  soundOf,
  stillEnglish,
} from './lines.ts';
import { forbid, may, type Actor } from './roles.ts';
import { noVoices } from './voices.ts';

const commit = refuse(
  'checkout',
  'A checkout keeps its files alone: commit them to keep, to publish and to go back.',
);

const nameless = refuse('nameless', 'Say your name first: it is kept with what you find.');

/** The bench over the files of a checkout: all that is written is said at once, and is kept by whoever commits it. */
export function createFilesBench(parts: FilesParts): Bench {
  const { folders, seconds, today } = parts;
  const survey = (guide = parts.guide()): readonly Surveyed[] =>
    surveyLanguages(guide, folders, readLanguages(folders.prompts));
  const find = (all: readonly Surveyed[], { language, line }: LinePlace): Surveyed | undefined => {
    const one = all.find(({ info }) => info.code === language);
    return one && linesOf(parts.guide(), all, one).includes(line) ? one : undefined;
  };
  const done = async (
    what: Parameters<FilesParts['written']>[0],
    files: readonly string[],
  ): Promise<Outcome> => ({ kind: 'done', effect: 'now', files: [...files, ...(await parts.written(what))] });
  const editing = (): { guide: Guide; folders: SpeechFolders; seconds: FilesParts['seconds'] } => ({
    guide: parts.guide(),
    folders,
    seconds,
  });
  const unkept = (actor: Actor, isAllowed: boolean): Promise<Outcome> =>
    Promise.resolve(isAllowed ? commit : forbid(actor));

  return {
    can: new Set(),
    survey: (guide) => Promise.resolve(survey(guide)),
    lines: (language) => {
      const all = survey();
      const one = all.find(({ info }) => info.code === language);
      const lines = one ? linesOf(parts.guide(), all, one).map((line) => describeLine(one, line)) : [];
      return Promise.resolve(lines);
    },
    line: (place) => {
      const one = find(survey(), place);
      return Promise.resolve(one && describeLine(one, place.line));
    },
    write: async (actor, place, words) => {
      if (!may(actor, 'write words', place.language)) return forbid(actor);
      const surveyed = survey();
      const one = find(surveyed, place);
      const text = one?.info.isWritten ? textIn(one.texts, place.line) : undefined;
      if (!one || text === undefined) return noLine(place);
      const now = { text, seen: toFingerprint(text) };
      const checked = checkWords({ guide: parts.guide(), surveyed, seconds }, place, now, words);
      if (checked.kind !== 'wanted') return checked;
      writeText(editing(), place, checked.text);
      if (checked.isRecorded && words.meaning !== undefined) tellMeaning(editing(), place, words.meaning);
      const topic = one.texts.lines.get(place.line)?.topic ?? '';
      return done('words', [
        `prompts/${place.language}/${topic}.json`,
        ...(checked.isRecorded ? [`audio/${place.language}/recordings.json`] : []),
      ]);
    },
    decide: (actor, place) => unkept(actor, may(actor, 'accept words', place.language)),
    review: async (actor, place, seen) => {
      if (!may(actor, 'review', place.language)) return forbid(actor);
      const one = find(survey(), place);
      if (!one?.info.isWritten) return noLine(place);
      const now = describeLine(one, place.line);
      if (now.review === 'none')
        return refuse('noTranslation', `"${place.line}" is no translation: it needs no review.`);
      if (!one.translated.includes(place.line))
        return refuse('stillEnglish', 'The line is still the English: translate it.');
      if (now.seen !== seen.seen || now.seenEnglish !== seen.seenEnglish) {
        return { kind: 'conflict', theirs: now.text ?? '' };
      }
      if (actor.id.trim() === '') return nameless;
      markReviewed(editing(), place, { by: actor.id, on: today() });
      return done('marks', [`prompts/${place.language}/review.json`]);
    },
    unreview: (actor, place) => {
      if (!may(actor, 'review', place.language)) return Promise.resolve(forbid(actor));
      const one = find(survey(), place);
      if (!one) return Promise.resolve(noLine(place));
      const { review } = one.reviews[place.line] ?? {};
      if (!review) return Promise.resolve({ kind: 'same' });
      if (review.by !== actor.id) return Promise.resolve(notTheirs);
      unmarkReviewed(folders.prompts, place);
      return done('marks', [`prompts/${place.language}/review.json`]);
    },
    vouch: async (actor, place, review) => {
      if (!may(actor, 'propose words', place.language)) return forbid(actor);
      const one = find(survey(), place);
      if (!one?.info.isWritten) return noLine(place);
      const known = one.reviews[place.line]?.elsewhere ?? [];
      const fault = faultOfVouched(textIn(one.texts, place.line), known, review);
      if (fault) return fault;
      addElsewhere(folders.prompts, place, review);
      return done('marks', [`prompts/${place.language}/review.json`]);
    },
    refuse: (actor, place) => unkept(actor, may(actor, 'review', place.language)),
    keep: async (actor, place, { bytes, seen }) => {
      if (!may(actor, 'record', place.language)) return forbid(actor);
      const one = survey().find(({ info }) => info.code === place.language);
      if (!one || !isRecordable(parts.guide(), one, place.line)) return noLine(place);
      if (one.untranslated.includes(place.line)) return stillEnglish;
      const text = textIn(one.texts, place.line) ?? '';
      const now = describeLine(one, place.line);
      if (now.seen !== seen) return { kind: 'conflict', theirs: text };
      const prepared = await prepareTake(bytes, seconds(text));
      if ('refused' in prepared) return { kind: 'refused', why: [reasonOf(prepared)] };
      keepTake(folders.audio, place, withSlower(prepared), { text: toFingerprint(text), on: today() });
      return done('sounds', [`audio/${place.language}/${place.line}.wav`]);
    },
    sound: (place, sound, pace) => Promise.resolve(soundOf(find(survey(), place), place.line, sound, pace)),
    hear: async (actor, place, { sound, verdict }) => {
      if (!may(actor, 'approve recordings', place.language)) return forbid(actor);
      if (actor.id.trim() === '') return nameless;
      try {
        markHeard({ folders }, place, { by: actor.id, on: today(), verdict, sound });
      } catch (error) {
        return refuse('heardAnew', (error as Error).message);
      }
      return done('marks', [`audio/${place.language}/recordings.json`]);
    },
    // Whoever records at their own computer keeps the files, and gives them away or not.
    voices: () => Promise.resolve({ ...noVoices, seen: '' }),
    consent: (actor, language) => unkept(actor, may(actor, 'record', language)),
    chooseVoice: (actor) => unkept(actor, may(actor, 'choose voices')),
    remark: () => Promise.resolve(undefined),
    settle: (actor, place) => unkept(actor, may(actor, 'write words', place.language)),
    comment: (actor, place) => unkept(actor, may(actor, 'comment', place.language)),
    history: () => Promise.resolve([]),
    waiting: () => Promise.resolve([]),
    ...filesLanguageActs(parts, parts.words ?? parts.guide, survey, (files) => done('words', files)),
    ...filesOwnActs(parts, survey, done),
    difference: () =>
      Promise.resolve({
        upTo: 0,
        newest: 0,
        lines: [],
        own: [],
        topics: [],
        offices: [],
        voices: [],
        languages: [],
        compared: [],
      }),
    checks: () => Promise.resolve([]),
    conflicts: () => Promise.resolve([]),
    topics: () => Promise.resolve(undefined),
    setTopic: (actor) => unkept(actor, may(actor, 'change topics')),
    publications: () => Promise.resolve([]),
    publish: (actor) => unkept(actor, may(actor, 'publish')),
    publishAgain: (actor) => unkept(actor, may(actor, 'publish')),
  };
}
