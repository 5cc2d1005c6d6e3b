import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { openDesk } from '../../src/desk/database.ts';
import { deskDatabase } from '../../src/desk/place.ts';
import type { NewChange } from '../../src/desk/changes.ts';
import type { DeskStore } from '../../src/desk/store.ts';
import type { LineParts } from '../../src/line/running-line.ts';
import { placeCall } from '../../src/phone/call.ts';
import { createScript } from '../../src/phone/caller.ts';
import { createInstantClock } from '../../src/phone/clock.ts';
import { readKeys } from '../../src/phone/keys.ts';
import type { TestDatabases } from '../usage/databases.ts';
import { publicUrl, startTestLine, type TestLine } from '../test-line.ts';

/** A line with a desk, that looks often. */
export function startDeskLine(
  databaseUrl: string,
  environment: Readonly<Record<string, string>> = {},
  parts: LineParts = {},
): Promise<TestLine> {
  const settings = { DESK: 'on', DATABASE_URL: databaseUrl, WORDS_FOLDER: makeFolder(), ...environment };
  return startTestLine(settings, { watchEvery: 0.05, deskFolder: makeFolder(), ...parts });
}

/** A folder that is gone with its test. */
export function makeFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'desk-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** A fresh database for the counters; where it is a file, in a folder of its own. */
export async function freshOf(databases: TestDatabases): Promise<string> {
  const url = await databases.fresh();
  return url.startsWith('file:') ? `file:${path.join(makeFolder(), 'usage.db')}` : url;
}

/** The desk's store beside the counters, closed with its test. */
export async function openStoreOf(countersUrl: string): Promise<DeskStore> {
  const store = await openDesk(deskDatabase(countersUrl));
  onTestFinished(() => store.close());
  return store;
}

/** All that a caller hears who presses these keys. */
export async function hear(line: TestLine, keys = '1'): Promise<string> {
  const clock = createInstantClock();
  const record = await placeCall({
    line: { voiceUrl: line.voiceUrl, statusCallback: `${line.voiceUrl}/status` },
    authToken: line.authToken,
    publicUrl,
    clock,
    caller: createScript(clock, readKeys(keys)),
    strict: false,
  });
  if (record.failure) throw new Error(`${record.failure.code} ${record.failure.message}`);
  return record.timeline.map(({ text }) => text).join('\n');
}

const stamp = { who: 'ana', when: 1_795_000_000_000, before: '', ground: '' };

/** New words of a line. */
export const words = (language: string, line: string, text: string): NewChange => ({
  ...stamp,
  kind: 'words',
  language,
  line,
  value: { text },
});

/** A fact or an answer that is silenced. */
export const silence = (subject: string): NewChange => ({
  ...stamp,
  kind: 'silence',
  subject,
  value: { silenced: true },
});

/** Publishes all up to a change. */
export async function publish(store: DeskStore, upTo: number): Promise<number | undefined> {
  const { publication } = await store.newest();
  return store.publish({ who: 'ana', when: stamp.when, note: '', again: undefined, upTo }, publication);
}

/** What /readyz says of the desk. */
export async function readyOf(line: TestLine): Promise<{
  readonly amiss: readonly string[];
  readonly desk: { readonly publication: number; readonly databaseAwaySince?: string };
}> {
  const response = await fetch(new URL('/readyz', line.voiceUrl));
  return response.json() as never;
}
