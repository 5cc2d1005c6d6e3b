import { randomUUID } from 'node:crypto';
import { createHandheld, createScript, type Caller, type Handheld } from '../../phone/caller.ts';
import { createRealClock, type Clock } from '../../phone/clock.ts';
import { readKeys } from '../../phone/keys.ts';
import type { Moment } from '../../phone/record.ts';
import type { Site } from '../site.ts';
import { hasEngine } from '../sound.ts';
import { toPlayedCaption, toSpokenCaptions } from './captions.ts';
import type { CallEvent } from './events.ts';
import { createGloss, type Gloss } from './gloss.ts';
import { toSavedCall } from './saved-call.ts';

/** What is called, and who presses the keys. */
export interface CallWish {
  readonly title: string;
  /** The number's own address after /voice. */
  readonly number: string;
  /** Keys to press by themselves; the caller's own hand unless given. */
  readonly keys?: string | undefined;
}

/** A call that a page follows. */
interface FollowedCall {
  readonly id: string;
  readonly press: (key: string) => void;
  readonly hangUp: () => void;
  readonly isOver: () => boolean;
  /** Tells what has happened from the event `after` on, and what happens; gives how to stop. */
  readonly follow: (after: number, tell: (event: CallEvent, number: number) => void) => () => void;
}

/** The calls that pages make; one whose page is gone is hung up. */
export interface Calls {
  /** `busy`: as many calls go on as may. */
  readonly place: (wish: CallWish) => FollowedCall | 'busy';
  readonly find: (id: string) => FollowedCall | undefined;
  readonly hangUpAll: () => void;
}

/** Calls that go on at once, over all pages. */
export const mostCalls = 8;
/** Seconds that a call waits for its page to come back, and that it can be read after its end. */
const patience = 15;

/** Places calls with the simulated phone, at a voice's own pace. */
export function createCalls(site: Site): Calls {
  const calls = new Map<string, FollowedCall>();
  return {
    find: (id) => calls.get(id),
    hangUpAll: () => {
      for (const call of calls.values()) call.hangUp();
    },
    place: (wish) => {
      if ([...calls.values()].filter((call) => !call.isOver()).length >= mostCalls) return 'busy';
      const call = start(site, wish, (id) => calls.delete(id));
      calls.set(call.id, call);
      return call;
    },
  };
}

function start(site: Site, wish: CallWish, forget: (id: string) => void): FollowedCall {
  const id = randomUUID();
  const events: CallEvent[] = [];
  const followers = new Set<(event: CallEvent, number: number) => void>();
  let timer: NodeJS.Timeout | undefined;
  const isOver = (): boolean => events.at(-1)?.kind === 'ended';
  const tell = (event: CallEvent): void => {
    events.push(event);
    for (const follower of followers) follower(event, events.length);
  };
  const clock = createRealClock();
  const { caller, handheld } = holdPhone(clock, wish.keys);
  const waitForPage = (): void => {
    timer = setTimeout(() => {
      handheld.hangUp();
      if (isOver()) forget(id);
    }, patience * 1000);
  };
  waitForPage();
  void follow(site, wish, { clock, caller, tell }).finally(() => {
    clearTimeout(timer);
    timer = setTimeout(forget, patience * 1000, id);
    timer.unref();
  });
  return {
    id,
    press: handheld.press,
    hangUp: handheld.hangUp,
    isOver,
    follow: (after, follower) => {
      if (!isOver()) clearTimeout(timer);
      events.slice(after).forEach((event, index) => {
        follower(event, after + index + 1);
      });
      followers.add(follower);
      return () => {
        followers.delete(follower);
        if (followers.size === 0 && !isOver()) waitForPage();
      };
    },
  };
}

/** By hand; or by a list of keys, in which only hanging up is left to the hand. */
function holdPhone(
  clock: Clock,
  keys: string | undefined,
): { readonly caller: Caller; readonly handheld: Handheld } {
  const handheld = createHandheld(clock);
  if (keys === undefined) return { caller: handheld, handheld };
  const { gone } = handheld;
  const untilGone: Clock = {
    ...clock,
    sleep: (seconds, signal) =>
      clock.sleep(seconds, AbortSignal.any([signal, gone].filter((one) => one !== undefined))),
  };
  const script = createScript(untilGone, readKeys(keys));
  const pass: Caller['pass'] = async (seconds, situation) => {
    const passed = await script.pass(seconds, situation);
    return gone?.aborted ? { kind: 'hang-up' } : passed;
  };
  return { caller: { pass, gone }, handheld };
}

interface Following {
  readonly clock: Clock;
  readonly caller: Caller;
  readonly tell: (event: CallEvent) => void;
}

async function follow(site: Site, wish: CallWish, { clock, caller, tell }: Following): Promise<void> {
  const { line, authToken, hotlineName } = site;
  const gloss = createGloss(
    line.speech().surveyed,
    hotlineName === undefined ? {} : { hotline: hotlineName },
  );
  const { placeCall } = await import('../../phone/call.ts');
  const record = await placeCall({
    line: { voiceUrl: `${line.voiceUrl}${wish.number}`, statusCallback: `${line.voiceUrl}/status` },
    authToken,
    publicUrl: line.publicUrl,
    clock,
    caller,
    strict: false,
    onDocument: ({ url, xml }) => {
      tell({ kind: 'document', at: clock.now(), url, xml });
    },
    onMoment: (moment) => {
      const event = toEvent(site, gloss, moment);
      if (event) tell(event);
    },
    onMomentEnd: ({ cut, until }) => {
      if (cut) tell({ kind: 'cut', at: until });
    },
  });
  const { ended, failure, seconds } = record;
  const why = failure ? `${failure.code}, ${failure.message}` : '';
  tell({ kind: 'ended', at: seconds, by: ended, why, call: toSavedCall(record, wish.title, wish.number) });
}

function toEvent(site: Site, gloss: Gloss, moment: Moment): CallEvent | undefined {
  const { at, until, text } = moment;
  const speech = site.line.speech();
  switch (moment.kind) {
    case 'say':
      return { kind: 'said', at, until, captions: toSpokenCaptions(speech, gloss, moment, hasEngine(site)) };
    case 'play':
      return { kind: 'played', at, until, captions: [toPlayedCaption(speech, moment)] };
    case 'pause':
    case 'gather':
      return { kind: 'silence', at, until };
    case 'key':
    case 'lost key':
      return { kind: 'key', at, key: text, isHeard: moment.kind === 'key' };
    case 'warning':
    case 'dial':
    case 'joined':
    case 'reject':
      return { kind: 'warning', at, text: moment.kind === 'warning' ? text : `${moment.kind} ${text}` };
    default:
      return undefined;
  }
}
