import type { LinePlace } from '../speech/edit.ts';
import { toFingerprint } from '../speech/fingerprint.ts';
import type { Surveyed } from '../speech/survey.ts';
import { prepareTake, reasonOf, toWave, withSlower } from '../speech/takes/take-in.ts';
import { textIn } from '../speech/texts.ts';
import type { Bench, Outcome, SpokenRemark } from './bench.ts';
import type { DatabaseParts, Decide, Standing } from './bench-database.ts';
import { linePlace, type ChangeBody } from './changes.ts';
import { fingerprintAt, hasWritten, isInConflict, lineAt, voicesIn, type Folded } from './fold.ts';
import { soundOfBlobs, type Blobs, type FoldedLine } from './fold-line.ts';
import {
  checkWords,
  faultOfVouched,
  isRecordable,
  linesOf,
  noLine,
  notTheirs,
  refuse,
  soundOf,
  stillEnglish,
} from './lines.ts';
import { forbid, may, type Action, type Actor } from './roles.ts';
import { hasConsent, type VoiceLine, type VoiceLines } from './voices.ts';

type LineActs = Pick<
  Bench,
  | 'write'
  | 'decide'
  | 'review'
  | 'unreview'
  | 'vouch'
  | 'refuse'
  | 'keep'
  | 'sound'
  | 'hear'
  | 'comment'
  | 'remark'
  | 'settle'
>;

/** A line when somebody does something to it. */
interface At {
  readonly standing: Standing;
  readonly one: Surveyed;
  readonly line: FoldedLine;
  readonly text: string | undefined;
  readonly seen: string;
}

const second = refuse('second', 'A second person who speaks the language is to agree: ask one, or an owner.');

/** What is done to single lines over the desk's database. */
export function lineActs(
  { guide, seconds, store }: DatabaseParts,
  act: (actor: Actor, decide: Decide) => Promise<Outcome>,
  readDraft: () => Promise<Folded>,
  surveyOf: (folded: Folded) => readonly Surveyed[],
): LineActs {
  /** Does something to a line that is there, where the person's role lets them. */
  const onLine = (
    actor: Actor,
    what: Action,
    place: LinePlace,
    decide: (at: At) => ReturnType<Decide>,
  ): Promise<Outcome> => {
    if (!may(actor, what, place.language)) return Promise.resolve(forbid(actor));
    return act(actor, (standing) => {
      const { folded, surveyed } = standing;
      const one = surveyed.find(({ info }) => info.code === place.language);
      if (!one || !linesOf(guide(), surveyed, one).includes(place.line)) return noLine(place);
      const line = lineAt(folded, place.language, place.line);
      const text = one.info.isWritten ? textIn(one.texts, place.line) : undefined;
      const seen = fingerprintAt(folded, linePlace('words', place));
      return decide({ standing, one, line, text, seen });
    });
  };
  const change = (body: ChangeBody, effect: 'draft' | 'waits' = 'draft'): ReturnType<Decide> => ({
    kind: 'change',
    body,
    effect,
  });

  /** Keeps what somebody said before the change that names it, and for no longer where there is none. */
  const withRemark = async (
    actor: Actor,
    place: LinePlace,
    what: Action,
    spoken: SpokenRemark | undefined,
    find: (remark: { readonly remark?: string }) => Promise<Outcome>,
  ): Promise<Outcome> => {
    if (!spoken || !may(actor, what, place.language)) return find({});
    const remark = await store.putBlob(spoken);
    const outcome = await find({ remark });
    if (outcome.kind === 'done') return outcome;
    const { remarks } = lineAt(await readDraft(), place.language, place.line);
    if (!remarks.some((one) => one.remark === remark)) await store.dropBlobs([remark]);
    return outcome;
  };

  return {
    write: (actor, place, words) =>
      onLine(actor, 'propose words', place, ({ standing, line, text, seen }) => {
        if (text === undefined) return noLine(place);
        const now = { text: line.proposal?.text ?? text, seen };
        const isKept = isInConflict(standing.folded, linePlace('words', place));
        const checked = checkWords(standing, place, now, words, isKept);
        if (checked.kind !== 'wanted') return checked;
        const { meaning } = words;
        const value = { text: checked.text, ...(checked.isRecorded && meaning && { meaning }) };
        return may(actor, 'write words', place.language)
          ? change({ kind: 'words', ...place, value })
          : change({ kind: 'proposal', ...place, value }, 'waits');
      }),
    decide: (actor, place, { proposal, alone, ...decision }) =>
      onLine(actor, 'accept words', place, ({ line, text }) => {
        if (line.proposal?.number !== proposal) {
          return { kind: 'conflict', theirs: line.proposal?.text ?? text ?? '' };
        }
        if (decision.verdict === 'declined') {
          return change({ kind: 'declined', ...place, value: { proposal, why: decision.why } });
        }
        const isAlone = alone === true && may(actor, 'accept words alone', place.language);
        if (line.proposal.who === actor.id && !isAlone) return second;
        return change({
          kind: 'accepted',
          ...place,
          value: { proposal, ...(isAlone && { alone: true as const }) },
        });
      }),
    review: (actor, place, shown) =>
      onLine(actor, 'review', place, ({ one, line, text, seen }) => {
        if (text === undefined) return noLine(place);
        if (one.untranslated.includes(place.line))
          return refuse('stillEnglish', 'The line is still the English: translate it.');
        if (!one.translated.includes(place.line)) {
          return refuse('noTranslation', `"${place.line}" is no translation: it needs no review.`);
        }
        const english = toFingerprint(textIn(one.source, place.line) ?? '');
        if (shown.seen !== seen || shown.seenEnglish !== english) return { kind: 'conflict', theirs: text };
        if (line.proposal)
          return refuse('proposed', 'Other words are proposed: accept or decline these first.');
        if (hasWritten(line, actor.id)) {
          return refuse('own', 'You wrote these words: somebody else is to review them.');
        }
        if (one.reviewOf(place.line) === 'reviewed') return { kind: 'same' };
        return change({ kind: 'review', ...place, value: { english, translation: toFingerprint(text) } });
      }),
    unreview: (actor, place) =>
      onLine(actor, 'review', place, ({ line }) => {
        const { review } = line.review ?? {};
        // A browser sends again what it heard no answer to.
        if (!review) return { kind: 'same' };
        if (review.by !== actor.id) return notTheirs;
        return change({ kind: 'unreview', ...place, value: { translation: review.translation } });
      }),
    vouch: (actor, place, value) =>
      onLine(actor, 'propose words', place, ({ line, text }) => {
        const fault = faultOfVouched(text, line.vouched, value);
        return fault ?? change({ kind: 'vouched', ...place, value });
      }),
    refuse: (actor, place, found) =>
      withRemark(actor, place, 'review', found.remark, (remark) =>
        onLine(actor, 'review', place, ({ text, seen }) => {
          if (text === undefined) return noLine(place);
          if (found.seen !== seen) return { kind: 'conflict', theirs: text };
          const value = { translation: toFingerprint(text), why: found.why.trim().slice(0, 500), ...remark };
          return change({ kind: 'refusal', ...place, value });
        }),
      ),
    keep: async (actor, place, { bytes, seen }) => {
      if (!may(actor, 'record', place.language)) return forbid(actor);
      const draft = await readDraft();
      const one = surveyOf(draft).find(({ info }) => info.code === place.language);
      if (!one || !isRecordable(guide(), one, place.line)) return noLine(place);
      if (one.untranslated.includes(place.line)) return stillEnglish;
      const mayBeHeard = (folded: Folded): boolean => hasConsent(voicesIn(folded, place.language), actor.id);
      if (!mayBeHeard(draft)) return consentFirst;
      const text = textIn(one.texts, place.line) ?? '';
      const prepared = await prepareTake(bytes, seconds(text));
      if ('refused' in prepared) return { kind: 'refused', why: [reasonOf(prepared)] };
      const take = withSlower(prepared);
      // The sounds are kept first: no change of the log names one that is not there.
      const plain = await store.putBlob(toWave(take.plain));
      const slower = await store.putBlob(toWave(take.slower));
      return act(actor, ({ folded, surveyed }) => {
        if (!mayBeHeard(folded)) return consentFirst;
        const { withdrawn } = voicesIn(folded, place.language);
        if (withdrawn.has(soundOfBlobs(place.line, { plain, slower }))) return goneForGood;
        // A browser sends again what it heard no answer to.
        const mine = lineAt(folded, place.language, place.line).voices.get(actor.id);
        if (mine && hasTake(mine, plain, text)) return { kind: 'same' };
        const now = surveyed.find(({ info }) => info.code === place.language);
        const stands = (now && textIn(now.texts, place.line)) ?? '';
        const isSeen = !one.info.isWritten || fingerprintAt(folded, linePlace('words', place)) === seen;
        if (!isSeen || stands !== text) return { kind: 'conflict', theirs: stands };
        const length = prepared.samples.length / prepared.rate;
        const value = { plain, slower, seconds: length, text: toFingerprint(text) };
        return change({ kind: 'recording', ...place, value }, 'waits');
      });
    },
    sound: async (place, sound, pace) => {
      const folded = await readDraft();
      const kind = pace ?? 'plain';
      const { voices } = lineAt(folded, place.language, place.line);
      const found = findSound(voices, sound);
      if (!found) return undefined;
      if (found.blobs) return store.blob(found.blobs[kind]);
      const one = surveyOf(folded).find(({ info }) => info.code === place.language);
      return soundOf(one, place.line, sound, pace);
    },
    hear: (actor, place, { sound, verdict, why: said = '', alone, remark: spoken }) => {
      if (!may(actor, 'approve recordings', place.language)) return Promise.resolve(forbid(actor));
      return withRemark(actor, place, 'approve recordings', spoken, (remark) =>
        act(actor, ({ folded }) => {
          const found = findSound(lineAt(folded, place.language, place.line).voices, sound);
          if (!found) {
            return refuse(
              'heardAnew',
              'It has been recorded anew since you listened to it: listen once more.',
            );
          }
          const isKept = isInConflict(folded, linePlace('recording', place));
          if (found.isApproved && verdict === 'approved' && !isKept) return { kind: 'same' };
          const isAlone = alone === true && may(actor, 'accept words alone', place.language);
          const isOwn = !found.isApproved && found.voice === actor.id;
          if (verdict === 'approved' && isOwn && !isAlone) return second;
          const why = said.trim().slice(0, 500);
          const value = {
            sound,
            verdict,
            ...(verdict === 'refused' && why !== '' && { why }),
            ...(isAlone && { alone: true as const }),
            ...remark,
          };
          return change({ kind: 'heard', ...place, value });
        }),
      );
    },
    remark: async (place, hash) => {
      const { remarks } = lineAt(await readDraft(), place.language, place.line);
      return remarks.some(({ remark }) => remark === hash) ? store.blob(hash) : undefined;
    },
    settle: (actor, place) =>
      onLine(actor, 'write words', place, ({ line }) =>
        line.remarks.length === 0 ? { kind: 'same' } : change({ kind: 'settled', ...place, value: {} }),
      ),
    comment: (actor, place, text) =>
      onLine(actor, 'comment', place, ({ line }) => {
        const said = text.trim().slice(0, 2000);
        if (said === '') return refuse('noComment', 'A comment needs some words.');
        // A browser sends again what it heard no answer to.
        const last = line.comments.at(-1);
        if (last?.who === actor.id && last.text === said) return { kind: 'same' };
        return change({ kind: 'comment', ...place, value: { text: said } });
      }),
  };
}

const consentFirst: Outcome = {
  kind: 'refused',
  why: [{ code: 'consentFirst', text: 'Callers hear your voice once you have agreed to it: do that first.' }],
  first: 'consent',
};

const goneForGood = refuse(
  'withdrawn',
  'Whoever spoke it has withdrawn their voice: it is not played again.',
);

/** Whether a voice has this sound of this text, approved or not. */
function hasTake({ take, recording }: VoiceLine, plain: string, text: string): boolean {
  const says = toFingerprint(text);
  return (
    (take?.plain === plain && take.text === says) ||
    (recording?.blobs?.plain === plain && recording.entry.text === says)
  );
}

/** A sound of a line, whichever voice it is of: one that waits before one that is approved. */
function findSound(voices: VoiceLines, sound: string): FoundSound | undefined {
  const all = [...voices];
  for (const [voice, { take }] of all) {
    if (take?.sound === sound) return { voice, blobs: take, isApproved: false };
  }
  for (const [voice, { recording }] of all) {
    if (recording?.entry.sound !== sound) continue;
    return { voice, blobs: recording.blobs, isApproved: !recording.entry.made };
  }
  return undefined;
}

interface FoundSound {
  readonly voice: string;
  /** Undefined of a file that the release ships. */
  readonly blobs: Blobs | undefined;
  readonly isApproved: boolean;
}
