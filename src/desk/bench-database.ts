import type { Guide } from '../guide/guide.ts';
import type { Surveyed } from '../speech/survey.ts';
import type { Bench } from './bench.ts';
import type { Outcome } from './outcome.ts';
import { placeOf } from './change-place.ts';
import { isBody, type ChangeBody } from './changes.ts';
import { compareConflicts } from './conflicts.ts';
import { languageActs } from './database-languages.ts';
import { lineActs } from './database-lines.ts';
import type { DatabaseParts, Decide } from './database-parts.ts';
import { recordingActs } from './database-recordings.ts';
import { voiceActs } from './database-voices.ts';
import { createDescriptions } from './described.ts';
import { createDraft } from './draft.ts';
import { fingerprintAt, isInConflict, lineAt, type Folded } from './folded.ts';
import { groundAt } from './ground.ts';
import { linesOf, refuse } from './lines.ts';
import { officeActs } from './offices.ts';
import { faultOfOwn, faultOfSilence, isMonth, noMonth, seenOf } from './own.ts';
import { readProposed } from './proposed.ts';
import { dropSettledRemarks } from './remarks.ts';
import { forbid, may, type Actor } from './roles.ts';
import { createSurveys } from './surveyed.ts';
import { topicActs } from './topic-acts.ts';
import { waitingIn } from './waiting.ts';

/** How often somebody who is overtaken by others on one place is looked at anew before they are told. */
const tries = 5;

/** The bench over the desk's database: a draft lies over the ground, and callers hear what has been published of it. */
export function createDatabaseBench(parts: DatabaseParts): Bench {
  const { store, ground, seconds, draft = createDraft(store, ground) } = parts;
  const { changes: readLog, folded: readDraft } = draft;
  const survey = createSurveys(parts.soundFile);
  const describe = createDescriptions();
  const wholeOf = async (folded: Folded): Promise<Guide> => (await parts.guideOf(folded)).whole;
  const surveyOf = async (folded: Folded, guide?: Guide): Promise<readonly Surveyed[]> =>
    survey(guide ?? (await wholeOf(folded)), folded);

  const act = async (actor: Actor, decide: Decide): Promise<Outcome> => {
    for (let tried = 0; tried < tries; tried += 1) {
      const folded = await readDraft();
      const guide = await wholeOf(folded);
      const decided = decide({ folded, guide, surveyed: survey(guide, folded), seconds });
      if (decided.kind !== 'change') return decided;
      const { body, effect } = decided;
      if (!isBody(body))
        return refuse('notKept', 'It is longer than the desk keeps, or not in its form: say it shorter.');
      const place = placeOf(body);
      const stamp = { who: actor.id, when: parts.now(), before: fingerprintAt(folded, place) };
      const change = { ...stamp, ground: groundAt(ground, place), ...body };
      const number = await store.append(change, folded.last.get(place) ?? 0);
      if (number !== undefined) {
        await dropIfSettled(folded, body);
        return { kind: 'done', effect, number };
      }
    }
    return refuse('crowded', 'Others are writing in this place just now: try once more.');
  };

  /** What a change has settled is deleted with it, and by the next one where that fails. */
  const dropIfSettled = async (before: Folded, body: ChangeBody): Promise<void> => {
    if (!('line' in body) || lineAt(before, body.language, body.line).remarks.length === 0) return;
    const folded = await readDraft();
    await dropSettledRemarks(store, await readLog(), folded).catch(() => undefined);
  };

  const proposed = readProposed(parts, readLog);

  return {
    can: new Set([
      'proposals',
      'refusals',
      'comments',
      'history',
      'publications',
      'voices',
      'shown languages',
      'topics',
    ]),
    survey: async (guide) => surveyOf(await readDraft(), guide),
    lines: async (language) => {
      const folded = await readDraft();
      const guide = await wholeOf(folded);
      const all = survey(guide, folded);
      const one = all.find(({ info }) => info.code === language);
      return one ? linesOf(guide, all, one).map((line) => describe(guide, folded, one, line)) : [];
    },
    line: async ({ language, line }) => {
      const folded = await readDraft();
      const guide = await wholeOf(folded);
      const all = survey(guide, folded);
      const one = all.find(({ info }) => info.code === language);
      return one && linesOf(guide, all, one).includes(line) ? describe(guide, folded, one, line) : undefined;
    },
    ...lineActs(parts, act, readDraft),
    ...recordingActs(parts, act, { readDraft, wholeOf, surveyOf }),
    ...voiceActs(act, readDraft),
    ...languageActs(act, readDraft),
    ...topicActs(parts, act, draft),
    history: ({ language, line }) => store.history(language, line),
    waiting: async () => waitingIn(await readDraft()),
    own: async () => {
      const { own } = await readDraft();
      return { words: own, seen: seenOf(own) };
    },
    setOwn: (actor, body, seen) =>
      act(actor, (standing) => {
        if (!may(actor, 'change notices')) return forbid(actor);
        const { folded } = standing;
        const fault = faultOfOwn(standing, folded.own, body, seen, isInConflict(folded, body.kind));
        return fault ?? { kind: 'change', body, effect: body.kind === 'notice' ? 'now' : 'draft' };
      }),
    silence: (actor, subject, silenced) =>
      act(actor, ({ folded, guide }) => {
        if (!may(actor, 'silence')) return forbid(actor);
        const body = { kind: 'silence', subject, value: { silenced } } as const;
        return (
          faultOfSilence(guide, folded.own, subject, silenced) ?? { kind: 'change', body, effect: 'now' }
        );
      }),
    ...officeActs((actor, decide) => act(actor, ({ folded }) => decide(folded.own.offices))),
    compare: (actor, id, month) =>
      act(actor, ({ folded, guide }) => {
        if (!may(actor, 'compare facts')) return forbid(actor);
        const fact = guide.facts[id];
        if (!fact)
          return refuse('noFact', `There is no fact ${id} in guidance ${guide.version}.`, { fact: id });
        if (!isMonth(month)) return noMonth;
        const { version } = fact;
        const at = `${version}/${id}`;
        const isKept = isInConflict(folded, `compared/${at}`);
        if (folded.compared.get(at) === month && !isKept) return { kind: 'same' };
        const body = { kind: 'compared', subject: id, value: { version, month } } as const;
        return { kind: 'change', body, effect: 'draft' };
      }),
    compared: async () => (await readDraft()).compared,
    difference: proposed.difference,
    checks: proposed.faults,
    conflicts: async () => compareConflicts(await readDraft()),
    publications: () => store.publications(),
    publish: async (actor, { upTo, newest, note }) => {
      if (!may(actor, 'publish')) return forbid(actor);
      const faults = await proposed.faults(upTo);
      if (faults.length > 0) return { kind: 'refused', why: faults };
      return published(await publish(actor, { upTo, note, again: undefined }, newest));
    },
    publishAgain: async (actor, { number, newest }) => {
      if (!may(actor, 'publish')) return forbid(actor);
      const earlier = (await store.publications()).find((one) => one.number === number);
      if (!earlier) return refuse('noPublication', `There is no publication ${number}.`, { number });
      const { upTo, note } = earlier;
      return published(await publish(actor, { upTo, note, again: number }, newest));
    },
  };

  function publish(
    { id: who }: Actor,
    what: { readonly upTo: number; readonly note: string; readonly again: number | undefined },
    newest: number,
  ): Promise<number | undefined> {
    return store.publish({ ...what, who, when: parts.now() }, newest);
  }

  async function published(number: number | undefined): Promise<Outcome> {
    if (number !== undefined) return { kind: 'done', effect: 'now', number };
    return { kind: 'conflict', theirs: `publication ${(await store.newest()).publication}` };
  }
}
