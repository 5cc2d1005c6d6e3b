import { createHash } from 'node:crypto';
import type { Outcome } from '../desk/outcome.ts';
import type { Actor } from '../desk/roles.ts';
import type { MemberStore } from '../desk/members/store.ts';
import type { Language } from '../guide/ids.ts';
import type { TwilioRecordings } from '../telephony/recordings.ts';
import { nameIn } from '../workbench/languages.ts';
import { arrive } from './arrive.ts';
import { callName } from './call-name.ts';
import type { Codes } from './codes.ts';
import { newLending, type Act, type Heard, type Lending, type Note } from './lending.ts';
import { pageOf } from './page.ts';
import { renderPage } from './render.ts';
import { toRemark, toTake } from './sounds.ts';
import { step } from './step.ts';
import type { KeptCall, LendStore, PendingTake } from './store.ts';
import { look, materialOf, perform, type Looked, type WorldParts } from './world.ts';

/** Recordings at the phone company, as the desk has them fetched and deleted. */
export type DeskRecordings = Pick<TwilioRecordings, 'fetch' | 'drop'>;

/** What calls are answered with. */
interface CallsParts extends WorldParts {
  readonly store: LendStore;
  readonly members: Pick<MemberStore, 'member'>;
  readonly codes: Pick<Codes, 'check'>;
  readonly recordings: DeskRecordings;
  /** The address to which a turn is sent; the number of the document is put to it. */
  readonly address: (turn: number) => string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** A turn of a call as the phone company tells it. */
interface AskedTurn {
  readonly call: string;
  /** Which document it is an answer to. */
  readonly turn: number;
  readonly digits: string;
  /** The id of what was recorded. */
  readonly recording?: string | undefined;
}

/** What is answered: a document; or that the call is nobody's who lends a voice; or why a code opens nothing. */
export type Answer =
  { readonly kind: 'document'; readonly xml: string } | { readonly kind: 'nobody' | 'wrong' | 'too many' };

/** The calls of those who lend their voice. Each turn may be answered by another instance. */
export interface Calls {
  readonly begin: (asked: { readonly call: string; readonly code: string }) => Promise<Answer>;
  readonly turn: (asked: AskedTurn) => Promise<Answer>;
  /** The sound of a take that nobody has decided on yet, by its hash. */
  readonly pending: (sound: string) => Promise<Buffer | undefined>;
}

/** Milliseconds in which a recording is fetched; after that it is deleted whether it was or not. */
const fetchWithin = 2 * 60_000;
const nobody: Answer = { kind: 'nobody' };

/** Somebody's turn when it has been taken, before it is kept. */
interface Taken {
  readonly lending: Lending;
  readonly looked: Looked;
  readonly take: PendingTake | undefined;
}

/** Answers the calls. Rejects while the database does not answer. */
export function createCalls(parts: CallsParts): Calls {
  const { store, members, codes, recordings, now } = parts;

  const actorOf = async (id: string): Promise<Actor | undefined> => {
    const member = await members.member(id);
    return member?.name === undefined || member.role === 'viewer' ? undefined : member;
  };
  const drop = async (sid: string): Promise<void> => {
    if (await recordings.drop(sid)) await store.forgetRecording(sid);
    else await store.putOff(sid, now());
  };

  return {
    begin: async ({ call, code }) => {
      const name = callName(call);
      const checked = await codes.check(name, code);
      if (checked.kind !== 'right') return checked;
      const actor = await actorOf(checked.member);
      if (!actor) return { kind: 'wrong' };
      const elsewhere = await store.elsewhere(name, now());
      const at = newLending(actor.id);
      const arrived = await arriveAt(parts, actor, at, elsewhere);
      const kept = draw(parts, { ...arrived, take: undefined }, 1);
      await store.begin(name, kept, now());
      return { kind: 'document', xml: kept.answer };
    },
    turn: async (asked) => {
      const name = callName(asked.call);
      const { recording: sid } = asked;
      if (sid !== undefined) await store.noteRecording(sid, now() + fetchWithin);
      for (;;) {
        const kept = await store.call(name, now());
        const actor = kept && (await actorOf(kept.lending.member));
        if (!kept || !actor || asked.digits === 'hangup') {
          await store.endCall(name);
          if (sid !== undefined) void drop(sid).catch(() => undefined);
          return nobody;
        }
        // The phone company asks again where it heard no answer: what was done is not done twice.
        if (asked.turn !== kept.turn) return { kind: 'document', xml: kept.answer };
        const elsewhere = await store.elsewhere(name, now());
        const next = draw(parts, await takeTurn(parts, actor, kept, asked, elsewhere), kept.turn + 1);
        if (!(await store.goOn(name, next, now()))) continue;
        if (sid !== undefined) void drop(sid).catch(() => undefined);
        return { kind: 'document', xml: next.answer };
      }
    },
    pending: async (sound) => {
      const found = await store.pending(sound, now());
      if (!found) return undefined;
      const [language = '', line = ''] = found.place.split('/');
      const taken = await toTake(found.bytes, await secondsOf(parts, language, line));
      return typeof taken === 'string' ? undefined : taken;
    },
  };
}

async function secondsOf(parts: WorldParts, language: Language, line: string): Promise<number> {
  const here = await parts.bench.line({ language, line });
  return parts.seconds(here?.text ?? here?.english ?? '');
}

/** To the next thing that is said, with what there is of the language that is known by then. */
async function arriveAt(
  parts: WorldParts,
  actor: Actor,
  at: Lending,
  elsewhere: readonly string[],
): Promise<{ readonly lending: Lending; readonly looked: Looked }> {
  const looked = await look(parts, actor, at, elsewhere);
  const lending = arrive(at, looked.view);
  if (lending.language === at.language) return { lending, looked };
  return arriveAt(parts, actor, lending, elsewhere);
}

async function takeTurn(
  parts: CallsParts,
  actor: Actor,
  kept: KeptCall,
  asked: AskedTurn,
  elsewhere: readonly string[],
): Promise<Taken> {
  const { lending: before } = kept;
  const looked = await look(parts, actor, before, elsewhere);
  const { heard, take = kept.take, remark } = await hear(parts, before, looked, asked, kept.take);
  const { at, act } = step(before, heard, looked.view);
  const done = act && (await perform(parts, actor, before, act, act.kind === 'keep' ? take?.bytes : remark));
  const after = done ? settle(before, at, act, done) : at;
  return { ...(await arriveAt(parts, actor, after, elsewhere)), take };
}

/** What the desk has answered to what somebody did: they go on, or hear the line again. */
function settle(before: Lending, at: Lending, act: Act, outcome: Outcome): Lending {
  if (outcome.kind === 'conflict') {
    return { ...before, stage: 'line', shown: undefined, misses: 0, note: { kind: 'changed' } };
  }
  if (outcome.kind === 'done' || outcome.kind === 'same') {
    const notes: Readonly<Record<Act['kind'], Note | undefined>> = {
      consent: undefined,
      keep: { kind: 'kept' },
      right: { kind: 'right' },
      wrong: { kind: 'wrong' },
    };
    return { ...at, note: notes[act.kind] };
  }
  const passed = [...at.passed, `${before.work ?? ''}/${before.line ?? ''}`];
  const isConsent = act.kind === 'consent';
  return { ...at, passed, note: { kind: 'refused' }, ...(isConsent ? { stage: 'end' as const } : {}) };
}

interface HeardSound {
  readonly heard: Heard;
  readonly take?: PendingTake | undefined;
  readonly remark?: Buffer;
}

/** What was done: a key, silence, or something that was recorded, which is fetched and looked at. */
async function hear(
  parts: CallsParts,
  at: Lending,
  looked: Looked,
  { digits, recording }: AskedTurn,
  before: PendingTake | undefined,
): Promise<HeardSound> {
  if (recording === undefined) {
    const key = digits.charAt(0);
    return { heard: key === '' ? { kind: 'silence' } : { kind: 'key', key }, take: before };
  }
  const fetched = await parts.recordings.fetch(recording);
  if (typeof fetched === 'string') return { heard: { kind: 'lost' } };
  if (at.stage === 'remark') {
    const remark = await toRemark(fetched.wav);
    if (typeof remark === 'string') return { heard: { kind: 'unfit', fault: remark } };
    return { heard: { kind: 'said' }, remark };
  }
  const seconds = materialOf(parts, at, looked, undefined)?.material.seconds ?? 0;
  const taken = await toTake(fetched.wav, seconds);
  if (typeof taken === 'string') return { heard: { kind: 'unfit', fault: taken } };
  const sound = createHash('sha256').update(taken).digest('hex');
  return { heard: { kind: 'said' }, take: { bytes: fetched.wav, sound } };
}

/** Whether somebody hears a line that they are to record. */
function isRecording({ stage, work }: Lending): boolean {
  return stage === 'line' && work === 'record';
}

/** The document for where somebody is, and what is kept of them until they answer it. */
function draw(parts: CallsParts, { lending, looked, take: heard }: Taken, turn: number): KeptCall {
  const take = lending.stage === 'take' ? heard : undefined;
  const there = materialOf(parts, lending, looked, take?.sound);
  const name = (code: Language, lead: string): string => {
    const info = looked.all.find((one) => one.info.code === code)?.info;
    return nameIn(lead, info ?? { code, english: code });
  };
  const page = pageOf(lending, looked.view, there?.material, name);
  const voiceOf = (code: Language): ReturnType<Parameters<typeof renderPage>[2]> =>
    looked.all.find(({ info }) => info.code === code)?.info.voice;
  const answer = renderPage(page, { next: parts.address(turn) }, voiceOf);
  return {
    turn,
    lending: { ...lending, shown: there?.shown, told: lending.told || isRecording(lending) },
    answer,
    take,
  };
}
