import { existsSync } from 'node:fs';
import { readSettings } from '../config/read.ts';
import type { Bench } from '../desk/bench.ts';
import { createDatabaseBench } from '../desk/bench-database.ts';
import type { Change } from '../desk/changes.ts';
import { openDesk } from '../desk/database.ts';
import { readGround, type Ground } from '../desk/ground.ts';
import { mergeGuides } from '../guide/merge.ts';
import { openMembers } from '../desk/members/database.ts';
import type { Member } from '../desk/members/store.ts';
import { nameElsewhere } from '../desk/pack/voice-elsewhere.ts';
import { createGuideOf } from '../desk/own-guides.ts';
import { deskDatabase } from '../desk/place.ts';
import type { DeskStore } from '../desk/store.ts';
import { speechSeconds } from '../phone/duration.ts';
import { projectFolders } from '../speech/folders.ts';
import { isFile } from '../usage/dialect.ts';
import { allWords, guides } from './guidance.ts';

/** The desk of a line, as commands work on it. */
export interface OpenDesk {
  readonly url: string;
  readonly store: DeskStore;
  readonly ground: Ground;
  /** Where the hotline's own files are. */
  readonly ownFolder: string;
}

/** Works on the desk that the settings name, and closes it. Rejects where there is none. */
export async function withDesk(work: (desk: OpenDesk) => Promise<void>): Promise<void> {
  const { databaseUrl, wordsFolder: ownFolder } = readSettings(process.env);
  if (databaseUrl === undefined) throw new Error('DATABASE_URL is off: there is no desk');
  const url = deskDatabase(databaseUrl);
  // Whoever mistypes an address is not to get an empty desk.
  if (!isDeskThere(url)) {
    throw new Error(
      `There is no desk at ${url}: set DATABASE_URL to what the line has, and run this where the line runs.`,
    );
  }
  const ground = readGround({ guides: Object.values(guides), words: allWords }, projectFolders, ownFolder);
  const store = await openDesk(url);
  try {
    await work({ url, store, ground, ownFolder });
  } finally {
    await store.close();
  }
}

/** Whether there may be a desk at a database's address: of a file it can be told. */
export function isDeskThere(url: string): boolean {
  return !isFile(url) || existsSync(url.slice('file:'.length).replace(/^\/\/(?=\/)/, ''));
}

/** A bench over a desk, for all that any version of the guidance says. */
export function benchOf(ground: Ground, store: DeskStore): Bench {
  return createDatabaseBench({
    store,
    ground,
    guideOf: createGuideOf({ guides: () => guides, choose: mergeGuides, reviewedOnly: false }),
    seconds: speechSeconds,
    now: Date.now,
    soundFile: (hash) => `${hash}.wav`,
  });
}

/** The members of a desk. */
export async function readMembers(url: string): Promise<readonly Member[]> {
  const members = await openMembers(url);
  try {
    return await members.members();
  } finally {
    await members.close();
  }
}

/** Names whoever made the changes of a log; of a former member no name is kept. */
export async function readNames(url: string, changes: readonly Change[]): Promise<(id: string) => string> {
  const here = changes.length > 0 ? await readMembers(url) : [];
  const names = new Map(here.map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? nameElsewhere(id) ?? 'a former member';
}
