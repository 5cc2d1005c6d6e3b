import { onTestFinished } from 'vitest';
import { connectDesk } from '../../src/desk/database.ts';
import { membersOn } from '../../src/desk/members/database.ts';
import { createSeal } from '../../src/desk/members/secrets.ts';
import type { MemberStore } from '../../src/desk/members/store.ts';
import type { Database as MemberDatabase } from '../../src/desk/members/tables.ts';
import { deskDatabase } from '../../src/desk/place.ts';
import { createCodes, type Codes } from '../../src/lend/codes.ts';
import { lendOn, type LendDatabase } from '../../src/lend/database.ts';
import type { LendStore } from '../../src/lend/store.ts';
import type { CallOptions } from '../../src/phone/call-options.ts';
import { placeCall } from '../../src/phone/call.ts';
import { createScript, type Caller, type Step } from '../../src/phone/caller.ts';
import { createInstantClock, type Clock } from '../../src/phone/clock.ts';
import type { Microphone } from '../../src/phone/microphone.ts';
import type { CallRecord } from '../../src/phone/record.ts';
import { takeOf } from '../desk/benches.ts';
import { startDeskLine } from '../desk-server/line.ts';
import { publicUrl, type TestLine } from '../test-line.ts';
import { startRecordingsApi, type RecordingsApi } from '../twilio-recordings.ts';

/** The account at which the line's calls are. */
export const accountSid = `AC${'5'.repeat(32)}`;
const authToken = 'a-token-for-tests';

/** Lines with a desk over one database, at an account that keeps recordings. */
export interface LendLine {
  readonly lines: readonly TestLine[];
  /** One of them: the first, and round again. */
  readonly lineAt: (index: number) => TestLine;
  readonly api: RecordingsApi;
  readonly store: LendStore;
  readonly members: MemberStore;
  readonly codes: Codes;
  /** Makes a speaker, and gives their code. */
  readonly codeFor: (name: string, ...languages: readonly string[]) => Promise<string>;
}

const owner = { id: 'owner', role: 'owner', languages: [] } as const;

/** Starts so many instances. */
export async function startLendLines(
  url: string,
  count = 1,
  environment: Readonly<Record<string, string>> = {},
): Promise<LendLine> {
  const api = await startRecordingsApi(authToken);
  const settings = { TWILIO_ACCOUNT_SID: accountSid, DELETE_CALL_RECORDS: 'off', ...environment };
  const lines: TestLine[] = [];
  for (let made = 0; made < count; made += 1) {
    lines.push(await startDeskLine(url, settings, { twilioApi: api.url }));
  }
  // On a busy machine opening the desk's thread takes longer than a call waits.
  for (const line of lines) {
    await fetch(new URL('/desk', line.voiceUrl), {
      headers: { 'X-Forwarded-Proto': 'https' },
      redirect: 'manual',
    });
  }
  const db = await connectDesk(deskDatabase(url), 20_000);
  onTestFinished(() => db.destroy());
  const members = await membersOn(db as unknown as MemberDatabase);
  const store = await lendOn(db as unknown as LendDatabase);
  const seal = createSeal(await members.key());
  const codes = createCodes({
    store,
    members,
    seal,
    languages: () => Promise.resolve(['ht', 'es', 'en', 'fr']),
    now: Date.now,
  });
  return {
    lines,
    lineAt: (index) => {
      const line = lines[index % lines.length];
      if (!line) throw new Error('there is no line');
      return line;
    },
    api,
    store,
    members,
    codes,
    codeFor: async (name, ...languages) => {
      const made = await codes.makeSpeaker(owner, { name, languages });
      if (made.kind !== 'made') throw new Error(made.kind);
      return made.code;
    },
  };
}

/** Presses all of these, one after the other at once, where a code is asked for; and then one at a time, once all is said. */
export function press(...keys: readonly string[]): readonly Step[] {
  return keys.flatMap((key): readonly Step[] => {
    if (key === '-') return [{ silence: true }];
    if (key === 'h') return [{ hangUp: true }];
    if (key.length > 1) return Array.from(key, (one) => ({ press: one, when: 'at once' as const }));
    return [{ press: key }];
  });
}

/** A caller's way: through a line, saying something wherever it is recorded. */
export async function callLend(
  { api }: Pick<LendLine, 'api'>,
  line: TestLine,
  keys: readonly string[],
  options: Partial<CallOptions> & { readonly then?: 'silence' | 'hang-up' } = {},
): Promise<CallRecord> {
  const clock: Clock = createInstantClock();
  const caller: Caller = createScript(clock, press(...keys), options.then ?? 'hang-up');
  return placeCall({
    line: { voiceUrl: line.voiceUrl, statusCallback: `${line.voiceUrl}/status` },
    authToken: line.authToken,
    accountSid,
    publicUrl,
    clock,
    caller,
    microphone: speak,
    onRecording: api.keep,
    ...options,
  });
}

/** Says something as long as is asked for: the document's limit is twice that and four seconds. */
export const speak: Microphone = ({ maxLength }) => takeOf(Math.max(0.8, (maxLength - 4) / 2));

/** What was heard of a call, in one text. */
export function heard(record: CallRecord): string {
  if (record.failure)
    throw new Error(`${record.failure.code} ${record.failure.message} ${record.failure.url}`);
  return record.timeline
    .map(({ kind, text }) => (kind === 'say' || kind === 'play' ? text : `(${kind} ${text})`))
    .join('\n');
}
