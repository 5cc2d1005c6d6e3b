import type { Guide } from '../guide/guide.ts';
import { toFingerprint } from '../speech/fingerprint.ts';
import type { Surveyed } from '../speech/survey.ts';
import { prepareTake, reasonOf, toWave, withSlower } from '../speech/takes/take-in.ts';
import { textIn } from '../speech/texts.ts';
import { changeOf, second, withRemark } from './acts.ts';
import type { Bench } from './bench.ts';
import type { Outcome } from './outcome.ts';
import type { DatabaseParts, Decide } from './database-parts.ts';
import { linePlace } from './change-place.ts';
import { fingerprintAt, isInConflict, lineAt, voicesIn, type Folded } from './folded.ts';
import { soundOfBlobs, type Blobs } from './folded-recording.ts';
import { isRecordable, noLine, refuse, soundOf, stillEnglish } from './lines.ts';
import { forbid, may, type Actor } from './roles.ts';
import { hasConsent, type VoiceLine, type VoiceLines } from './voices.ts';

/** What is recorded of single lines, and what listeners find, over the desk's database. */
export function recordingActs(
  { seconds, store }: DatabaseParts,
  act: (actor: Actor, decide: Decide) => Promise<Outcome>,
  {
    readDraft,
    wholeOf,
    surveyOf,
  }: {
    readonly readDraft: () => Promise<Folded>;
    readonly wholeOf: (folded: Folded) => Promise<Guide>;
    readonly surveyOf: (folded: Folded) => Promise<readonly Surveyed[]>;
  },
): Pick<Bench, 'keep' | 'sound' | 'hear'> {
  return {
    keep: async (actor, place, { bytes, seen }) => {
      if (!may(actor, 'record', place.language)) return forbid(actor);
      const draft = await readDraft();
      const one = (await surveyOf(draft)).find(({ info }) => info.code === place.language);
      if (!one || !isRecordable(await wholeOf(draft), one, place.line)) return noLine(place);
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
        return changeOf({ kind: 'recording', ...place, value }, 'waits');
      });
    },
    sound: async (place, sound, pace) => {
      const folded = await readDraft();
      const kind = pace ?? 'plain';
      const { voices } = lineAt(folded, place.language, place.line);
      const found = findSound(voices, sound);
      if (!found) return undefined;
      if (found.blobs) return store.blob(found.blobs[kind]);
      const one = (await surveyOf(folded)).find(({ info }) => info.code === place.language);
      return soundOf(one, place.line, sound, pace);
    },
    hear: (actor, place, { sound, verdict, why: said = '', alone, remark: spoken }) => {
      if (!may(actor, 'approve recordings', place.language)) return Promise.resolve(forbid(actor));
      return withRemark(
        { store, readDraft },
        actor,
        { place, what: 'approve recordings', spoken },
        (remark) =>
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
            return changeOf({ kind: 'heard', ...place, value });
          }),
      );
    },
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
