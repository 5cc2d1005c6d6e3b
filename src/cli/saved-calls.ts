import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pino } from 'pino';
import * as z from 'zod';
import { readSettings } from '../config/read.ts';
import { versionIds } from '../guide/facts.ts';
import { startLine } from '../line.ts';
import type { RunningLine } from '../line/running-line.ts';
import { placeCall } from '../phone/call.ts';
import { createScript } from '../phone/caller.ts';
import { createInstantClock } from '../phone/clock.ts';
import { readKeys } from '../phone/keys.ts';
import type { CallRecord } from '../phone/record.ts';
import { projectFolders } from '../speech/folders.ts';
import { readJson, toJsonText } from '../speech/json-file.ts';
import { readLanguages } from '../speech/languages.ts';
import { numberSchema, placesOf } from '../workbench/phone/saved-call.ts';

const schema = z.strictObject({
  title: z.string(),
  number: numberSchema,
  keys: z.string(),
  guidance: z.enum(versionIds).optional(),
  places: z.array(z.string()).optional(),
  ended: z.string().optional(),
});

/** A whole call as a file of test/calls has it: what is called and pressed and, once it has been played, where it goes. */
export type WholeCall = z.infer<typeof schema>;

/** The names of the saved calls in a folder. */
export function savedCallNames(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .toSorted();
}

/** Reads a saved call. Throws an Error that names the file and what is wrong with it. */
export function readWholeCall(folder: string, name: string): WholeCall {
  const file = path.join(folder, name);
  const read = schema.safeParse(readJson(file));
  if (!read.success) throw new Error(`${file} is no saved call: ${z.prettifyError(read.error)}`);
  try {
    readKeys(read.data.keys);
  } catch (cause) {
    throw new Error(`${file}: ${(cause as Error).message}`, { cause });
  }
  return read.data;
}

/** The file of a call that was played. */
export function toCallText({ title, number, keys, guidance }: WholeCall, record: CallRecord): string {
  const asked = { title, number, keys, ...(guidance === undefined ? {} : { guidance }) };
  return toJsonText({ ...asked, places: placesOf(record), ended: record.ended });
}

/** Plays a call on a line; `publicUrl` is the origin that the line is signed for, where it is another. */
export function playWholeCall(
  line: Pick<RunningLine, 'voiceUrl'> & { readonly authToken: string },
  { number, keys }: Pick<WholeCall, 'number' | 'keys'>,
  { publicUrl, typeAhead = false }: { readonly publicUrl?: string; readonly typeAhead?: boolean } = {},
): Promise<CallRecord> {
  const clock = createInstantClock();
  const caller = createScript(clock, readKeys(keys));
  const { voiceUrl, authToken } = line;
  return placeCall({
    line: { voiceUrl: voiceUrl + number },
    authToken,
    publicUrl,
    clock,
    caller,
    typeAhead,
  });
}

/** A line that saved calls are played on, whatever is set in the environment. */
export interface SavedCallsLine {
  readonly play: (call: Pick<WholeCall, 'number' | 'keys'>) => Promise<CallRecord>;
  readonly stop: () => Promise<void>;
}

/** Starts a line on this computer that speaks a version of the guidance, and tells of legal help as the saved calls have it. */
export async function startSavedCallsLine(guidance: WholeCall['guidance'] = 'faq'): Promise<SavedCallsLine> {
  const known = readLanguages(projectFolders.prompts).map(({ code }) => code);
  const asked = { GUIDANCE: guidance, LEGAL_HELP: 'old', DATABASE_URL: 'off' };
  const settings = { ...readSettings(asked, known), port: 0 };
  const line = await startLine(settings, pino({ level: 'silent' }));
  const called = { voiceUrl: line.voiceUrl, authToken: settings.authToken };
  return { play: (call) => playWholeCall(called, call), stop: () => line.stop(1) };
}
