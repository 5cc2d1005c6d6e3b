import type { Logger } from 'pino';
import type { DeskPages } from '../desk-server/serve.ts';
import { connectDesk } from '../desk/database.ts';
import type { LendAnswer, LendDoor } from '../http/lend.ts';
import { callName } from '../lend/call-name.ts';
import type { Answer } from '../lend/calls.ts';
import { lendOn, type LendDatabase } from '../lend/database.ts';
import { createLeft } from '../lend/left.ts';
import { lendPaths } from '../lend/paths.ts';
import { renderWords } from '../lend/render.ts';
import type { LendStore } from '../lend/store.ts';
import type { Reason } from '../reason.ts';
import { within } from '../telephony/within.ts';
import type { TwilioRecordings } from '../telephony/recordings.ts';
import { openOnce, type OpenedOnce } from './open-once.ts';

/** Milliseconds until somebody who waits on the phone is told something. */
const patience = 12_000;
/** Milliseconds in which the desk is asked again where it fails, and before each further try: a database that is locked is free again soon. */
const failing = { giveUp: 3000, pause: 250 };

/** What a line gives to those who lend their voice by keypad. */
interface LendSideParts {
  readonly pages: Pick<DeskPages, 'ask' | 'pass'>;
  readonly recordings: TwilioRecordings;
  readonly databaseUrl: string;
  readonly log: Logger;
  readonly now: () => number;
  /** Seconds between two looks for recordings that are to be deleted. */
  readonly everySeconds: number;
}

/** Lending a voice as the line knows it. */
export interface LendSide {
  readonly door: LendDoor;
  /** Told of each call that has ended: what it left at the phone company is deleted. */
  readonly onCallEnd: (callSid: string) => void;
  readonly amiss: () => readonly Reason[];
  readonly stop: () => Promise<void>;
}

/** Asks the desk's thread for those who lend their voice, and looks after what they leave at the phone company, whether that thread is open or not. */
export function openLendSide(parts: LendSideParts): LendSide {
  const { pages, recordings, log, now } = parts;
  const { get: store, close } = openStoreOnce(parts.databaseUrl);
  const left = createLeft({ store, recordings, now });
  const timer = setInterval(() => void left.look(), parts.everySeconds * 1000).unref();
  const ask = async <T>(path: string, body: object, otherwise: T): Promise<LendAnswer | T> => {
    try {
      const said = await askAgain(() => pages.ask(`${lendPaths.asked}${path}`, body));
      if (said === undefined) throw new Error('the desk does not answer in time');
      return toAnswer(said);
    } catch (error) {
      log.warn({ error: error instanceof Error ? error.name : 'unknown' }, 'the desk did not answer a call');
      return otherwise;
    }
  };
  const away = renderWords('away');
  const late = { kind: 'late', moment: renderWords('moment'), away } as const;
  return {
    door: {
      begin: (call, code) => ask('/begin', { call, code }, { kind: 'told', verbs: away }),
      turn: (turn) => ask('/turn', turn, late),
      sounds: pages.pass,
    },
    onCallEnd: (callSid) => {
      void endCall(callSid).catch(() => undefined);
    },
    amiss: () => {
      const count = left.stuck();
      return count === 0 ? [] : [tellStuck(count)];
    },
    stop: async () => {
      clearInterval(timer);
      await close();
    },
  };

  /** Also what was recorded while the line could not be told so. */
  async function endCall(callSid: string): Promise<void> {
    const kept = await store();
    if (!(await kept.endCall(callName(callSid)))) return;
    for (const sid of (await recordings.ofCall(callSid)) ?? []) await kept.noteRecording(sid, now());
    await left.look();
  }
}

/** What is answered in time; undefined where nothing is. What fails is tried again for a moment; rejects as the last try does. */
async function askAgain(ask: () => Promise<unknown>): Promise<unknown> {
  const begun = performance.now();
  for (;;) {
    const spent = performance.now() - begun;
    try {
      return await within(patience - spent, ask(), undefined);
    } catch (error) {
      if (performance.now() - begun > failing.giveUp) throw error;
      await new Promise((resolve) => setTimeout(resolve, failing.pause));
    }
  }
}

/** The connection on which this thread looks after what is left: opened when it is first needed, and again where that failed. */
function openStoreOnce(databaseUrl: string): OpenedOnce<LendStore> {
  return openOnce(async () => {
    // Nobody who writes at the desk keeps a caller waiting: it is tried again at the next look.
    const db = await connectDesk(databaseUrl, 0);
    const close = (): Promise<void> => db.destroy();
    try {
      return { value: await lendOn(db as unknown as LendDatabase), close };
    } catch (error) {
      await close();
      throw error;
    }
  });
}

/** What the thread has said, as the line answers it. */
function toAnswer(said: unknown): LendAnswer {
  const answer = said as Answer;
  switch (answer.kind) {
    case 'document':
      return answer;
    case 'nobody':
      return { kind: 'nobody' };
    case 'wrong':
    case 'too many':
      return { kind: 'told', verbs: renderWords(`code.${answer.kind}`) };
  }
}

function tellStuck(count: number): Reason {
  const what = count === 1 ? 'one recording still lies' : `${count} recordings still lie`;
  return {
    code: 'amiss.recordingsLeft',
    values: { left: count },
    text: `${what} at Twilio: deleting it is tried again until it is gone (TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN must be of the account of the number)`,
  };
}
