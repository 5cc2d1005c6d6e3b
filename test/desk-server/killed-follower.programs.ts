import { createHash } from 'node:crypto';
import { cpSync, existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { openDesk } from '../../src/desk/database.ts';
import { follow, soundFileIn } from '../../src/desk/follow.ts';
import { lineAt } from '../../src/desk/folded.ts';
import { soundOfBlobs } from '../../src/desk/folded-recording.ts';
import { projectFolders } from '../../src/speech/folders.ts';
import { groundOf } from '../desk/ground.ts';
import { createFiles } from '../usage/databases.ts';
import { runUntil } from './killed-process.ts';
import { freshOf, makeFolder, openStoreOf, publish, words } from './line.ts';
import { deskDatabase } from '../../src/desk/place.ts';

const ground = groundOf(projectFolders);
const at = { language: 'es', line: 'safe' };
const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** What an instance that starts has callers hear: the number of the publication, its words, and how many of its two sounds are there, whole. */
async function start(url: string, folder: string, isAway: boolean): Promise<readonly unknown[]> {
  let heard: readonly unknown[] = [];
  const follower = await follow({
    open: () => (isAway ? Promise.reject(new Error('away')) : openDesk(url)),
    ground: () => ground,
    folder,
    swap: (folded, { publication }) => {
      const { text, recording } = lineAt(folded, at.language, at.line);
      const hashes = recording?.blobs ? [recording.blobs.plain, recording.blobs.slower] : [];
      const whole = hashes.filter((hash) => {
        const file = soundFileIn(folder, hash);
        return existsSync(file) && hashOf(readFileSync(file)) === hash;
      });
      heard = [publication, text, whole.length];
      return Promise.resolve();
    },
    told: () => undefined,
  });
  await follower.look();
  await follower.stop();
  return heard;
}

it('an instance that is killed while it takes up a publication starts with that one or the one before, whole, and then has the newest', async () => {
  const counters = await freshOf(createFiles());
  const url = deskDatabase(counters);
  const store = await openStoreOf(counters);
  await store.append(words(at.language, at.line, 'Uno.'), 0);
  await publish(store, 1);
  const before = makeFolder();
  expect(await start(url, before, false)).toEqual([1, 'Uno.', 0]);

  const stamp = { who: 'ana', when: 1_795_000_000_000, before: '', ground: '' };
  await store.append(words(at.language, at.line, 'Dos.'), 1);
  const [plain, slower] = [
    await store.putBlob(Buffer.from('plain')),
    await store.putBlob(Buffer.from('slower')),
  ];
  const value = { plain, slower, seconds: 1, text: '0'.repeat(16) };
  await store.append({ ...stamp, kind: 'recording', ...at, value }, 0);
  const found = { sound: soundOfBlobs(at.line, value), verdict: 'approved' } as const;
  await store.append({ ...stamp, who: 'ben', kind: 'heard', ...at, value: found }, 3);
  await publish(store, 4);

  const first = [1, 'Uno.', 0];
  const second = [2, 'Dos.', 2];
  const endings: string[] = [];
  const starts: (readonly unknown[])[] = [];
  for (let step = 0; endings.at(-1) !== 'taken up'; step += 1) {
    const folder = makeFolder();
    cpSync(before, folder, { recursive: true });
    endings.push(await runUntil('take-up-until.ts', url, folder, String(step)));
    starts.push(await start(url, folder, true));
    expect([step, await start(url, folder, false)]).toEqual([step, second]);
  }
  expect(endings.slice(0, -1)).toEqual(endings.slice(1).map(() => 'SIGKILL'));
  // Two sounds and the file are written aside, half, and renamed, and between them callers hear something else.
  expect(starts).toEqual([...Array.from({ length: 11 }, () => first), second]);
}, 180_000);
