import { toFingerprint } from '../speech/fingerprint.ts';
import type { Surveyed } from '../speech/survey.ts';
import { textIn, type LinePlace } from '../speech/texts.ts';
import type { Bench } from './bench.ts';
import type { Outcome } from './outcome.ts';
import { changeOf, second, withRemark } from './acts.ts';
import type { DatabaseParts, Decide, Standing } from './database-parts.ts';
import { linePlace } from './change-place.ts';
import { fingerprintAt, hasWritten, isInConflict, lineAt, type Folded } from './folded.ts';
import type { FoldedLine } from './folded-line.ts';
import { checkWords, faultOfVouched, linesOf, noLine, notTheirs, refuse } from './lines.ts';
import { forbid, may, type Action, type Actor } from './roles.ts';

type LineActs = Pick<
  Bench,
  'write' | 'decide' | 'review' | 'unreview' | 'vouch' | 'refuse' | 'comment' | 'remark' | 'settle'
>;

/** A line when somebody does something to it. */
interface At {
  readonly standing: Standing;
  readonly one: Surveyed;
  readonly line: FoldedLine;
  readonly text: string | undefined;
  readonly seen: string;
}

/** What is done to single lines over the desk's database. */
export function lineActs(
  { store }: DatabaseParts,
  act: (actor: Actor, decide: Decide) => Promise<Outcome>,
  readDraft: () => Promise<Folded>,
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
      const { folded, guide, surveyed } = standing;
      const one = surveyed.find(({ info }) => info.code === place.language);
      if (!one || !linesOf(guide, surveyed, one).includes(place.line)) return noLine(place);
      const line = lineAt(folded, place.language, place.line);
      const text = one.info.isWritten ? textIn(one.texts, place.line) : undefined;
      const seen = fingerprintAt(folded, linePlace('words', place));
      return decide({ standing, one, line, text, seen });
    });
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
          ? changeOf({ kind: 'words', ...place, value })
          : changeOf({ kind: 'proposal', ...place, value }, 'waits');
      }),
    decide: (actor, place, { proposal, alone, ...decision }) =>
      onLine(actor, 'accept words', place, ({ line, text }) => {
        if (line.proposal?.number !== proposal) {
          return { kind: 'conflict', theirs: line.proposal?.text ?? text ?? '' };
        }
        if (decision.verdict === 'declined') {
          return changeOf({ kind: 'declined', ...place, value: { proposal, why: decision.why } });
        }
        const isAlone = alone === true && may(actor, 'accept words alone', place.language);
        if (line.proposal.who === actor.id && !isAlone) return second;
        return changeOf({
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
        return changeOf({ kind: 'review', ...place, value: { english, translation: toFingerprint(text) } });
      }),
    unreview: (actor, place) =>
      onLine(actor, 'review', place, ({ line }) => {
        const { review } = line.review ?? {};
        // A browser sends again what it heard no answer to.
        if (!review) return { kind: 'same' };
        if (review.by !== actor.id) return notTheirs;
        return changeOf({ kind: 'unreview', ...place, value: { translation: review.translation } });
      }),
    vouch: (actor, place, value) =>
      onLine(actor, 'propose words', place, ({ line, text }) => {
        const fault = faultOfVouched(text, line.vouched, value);
        return fault ?? changeOf({ kind: 'vouched', ...place, value });
      }),
    refuse: (actor, place, found) =>
      withRemark({ store, readDraft }, actor, { place, what: 'review', spoken: found.remark }, (remark) =>
        onLine(actor, 'review', place, ({ text, seen }) => {
          if (text === undefined) return noLine(place);
          if (found.seen !== seen) return { kind: 'conflict', theirs: text };
          const value = { translation: toFingerprint(text), why: found.why.trim().slice(0, 500), ...remark };
          return changeOf({ kind: 'refusal', ...place, value });
        }),
      ),
    remark: async (place, hash) => {
      const { remarks } = lineAt(await readDraft(), place.language, place.line);
      return remarks.some(({ remark }) => remark === hash) ? store.blob(hash) : undefined;
    },
    settle: (actor, place) =>
      onLine(actor, 'write words', place, ({ line }) =>
        line.remarks.length === 0 ? { kind: 'same' } : changeOf({ kind: 'settled', ...place, value: {} }),
      ),
    comment: (actor, place, text) =>
      onLine(actor, 'comment', place, ({ line }) => {
        const said = text.trim().slice(0, 2000);
        if (said === '') return refuse('noComment', 'A comment needs some words.');
        // A browser sends again what it heard no answer to.
        const last = line.comments.at(-1);
        if (last?.who === actor.id && last.text === said) return { kind: 'same' };
        return changeOf({ kind: 'comment', ...place, value: { text: said } });
      }),
  };
}
