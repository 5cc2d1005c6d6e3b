import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readSettings } from '../config/read.ts';
import { createFilesBench } from '../desk/bench-files.ts';
import type { Bench } from '../desk/bench.ts';
import { rehearse } from '../desk/exchange/rehearse.ts';
import type { Actor } from '../desk/roles.ts';
import { speechSeconds } from '../phone/duration.ts';
import type { SpeechFolders } from '../speech/folders.ts';
import { findActor } from './desk-import.ts';
import { benchOf, readMembers, withDesk } from './desk-open.ts';
import { allWords } from './guidance.ts';

/** Where a language stands: at the desk of the line that the settings name, or in the files of a checkout. */
interface PackPlace {
  readonly bench: Bench;
  /** What the hotline calls itself; undefined where it has no name. */
  readonly name: string | undefined;
  readonly what: 'the desk’s draft' | 'the files of this checkout';
}

/** How it is worked on. */
export interface PlaceOptions extends SpeechFolders {
  /** Whether nothing is to be kept. */
  readonly dryRun?: boolean | undefined;
}

/** Works on that place. `actorOf` gives whoever acts there, by the name that was said. */
export async function withPackPlace(
  options: PlaceOptions,
  work: (place: PackPlace, actorOf: (name: string | undefined) => Promise<Actor>) => Promise<void>,
): Promise<void> {
  const { hasDesk, hotlineName } = readSettings(process.env);
  if (!hasDesk) {
    await onFiles(options, (bench) =>
      work({ bench, name: hotlineName, what: 'the files of this checkout' }, (name = 'import') =>
        Promise.resolve({ id: name, role: 'owner', languages: [] }),
      ),
    );
    return;
  }
  await withDesk(async ({ url, store, ground }) => {
    const bench = benchOf(ground, options.dryRun ? rehearse(store) : store);
    const { words } = await bench.own();
    await work({ bench, name: words.name?.en ?? hotlineName, what: 'the desk’s draft' }, async (name) =>
      findActor(await readMembers(url), name),
    );
  });
}

/** Works on the files, or on a copy of them that is thrown away. */
async function onFiles(
  { prompts, audio, dryRun = false }: PlaceOptions,
  work: (bench: Bench) => Promise<void>,
): Promise<void> {
  if (!dryRun) {
    await work(benchOn({ prompts, audio }));
    return;
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'line-'));
  try {
    const copies = { prompts: path.join(folder, 'prompts'), audio: path.join(folder, 'audio') };
    cpSync(prompts, copies.prompts, { recursive: true });
    cpSync(audio, copies.audio, { recursive: true });
    await work(benchOn(copies));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function benchOn(folders: SpeechFolders): Bench {
  return createFilesBench({
    guide: () => allWords,
    folders,
    ownFolder: readSettings(process.env).wordsFolder,
    seconds: speechSeconds,
    today: () => new Date().toISOString().slice(0, 10),
    written: () => Promise.resolve([]),
  });
}
