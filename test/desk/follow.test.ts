import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { NewChange } from '../../src/desk/changes.ts';
import { openDesk } from '../../src/desk/database.ts';
import { follow, soundFileIn, type Follower, type FollowParts } from '../../src/desk/follow.ts';
import { lineAt, type Folded } from '../../src/desk/folded.ts';
import { soundOfBlobs } from '../../src/desk/folded-recording.ts';
import type { DeskStore } from '../../src/desk/store.ts';
import { projectFolders } from '../../src/speech/folders.ts';
import type { TestDatabases } from '../usage/databases.ts';
import { engines, servers } from '../usage/engines.ts';
import { groundOf } from './ground.ts';

const stamp = { who: 'ana', when: 1_795_000_000_000, before: '', ground: '' };
const at = { language: 'es', line: 'safe' };
const words = (text: string): NewChange => ({ ...stamp, kind: 'words', ...at, value: { text } });
const silence: NewChange = { ...stamp, kind: 'silence', subject: 'W5', value: { silenced: true } };
const ground = groundOf(projectFolders);
const groundText = ground.languages.get('es')?.texts.lines.get('safe')?.value;

/** An instance: what its callers hear of a line, all that it took up, and what was amiss. */
interface Instance extends Follower {
  readonly says: () => unknown;
  readonly taken: readonly Folded[];
  readonly told: readonly (string | undefined)[];
}

function makeFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'follow-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  return folder;
}

async function startInstance(
  url: string,
  folder: string,
  more: Partial<FollowParts> = {},
): Promise<Instance> {
  const taken: Folded[] = [];
  const told: (string | undefined)[] = [];
  const follower = await follow({
    open: () => openDesk(url),
    ground: () => ground,
    folder,
    swap: (folded) => {
      taken.push(folded);
      return Promise.resolve();
    },
    told: (amiss, why) => told.push(amiss && `${amiss.text}: ${why ?? ''}`),
    // Each test looks when it wants to.
    everySeconds: 3600,
    ...more,
  });
  onTestFinished(() => follower.stop());
  await follower.look();
  const says = (): unknown => {
    const folded = taken.at(-1);
    return folded ? lineAt(folded, 'es', 'safe').text : undefined;
  };
  return { ...follower, says, taken, told };
}

async function openStoreIn(databases: TestDatabases): Promise<{ url: string; store: DeskStore }> {
  const url = await databases.fresh();
  const store = await openDesk(url);
  onTestFinished(() => store.close());
  return { url, store };
}

const publish = (store: DeskStore, upTo: number, newest: number): Promise<number | undefined> =>
  store.publish({ who: 'ana', when: stamp.when, note: '', again: undefined, upTo }, newest);

it.each(servers)(
  'an instance goes on with the last publication while $name is away, starts with it, and catches up',
  async ({ open }) => {
    const databases = await open();
    onTestFinished(() => databases.remove(), 60_000);
    const { url, store } = await openStoreIn(databases);
    const folder = makeFolder();
    const first = await startInstance(url, folder);
    await store.append(words('Uno.'), 0);
    await store.append(silence, 0);
    await publish(store, 2, 0);
    await first.look();
    await databases.stop();
    await first.look();
    expect(first.says()).toBe('Uno.');
    expect(first.told).toHaveLength(1);
    const second = await startInstance(url, folder);
    expect(second.says()).toBe('Uno.');
    expect(second.taken.at(-1)?.own.silenced).toEqual(['W5']);
    const third = await startInstance(url, makeFolder());
    expect(third.state().heard).toBeUndefined();
    await databases.start();
    await store.append(words('Dos.'), 1);
    await publish(store, 3, 1);
    for (const instance of [first, second, third]) {
      await instance.look();
      expect(instance.says()).toBe('Dos.');
      expect(instance.told.at(-1)).toBeUndefined();
    }
  },
  60_000,
);

describe.each(engines)('an instance on $name', ({ open }) => {
  let databases: TestDatabases;
  beforeAll(async () => {
    databases = await open();
  }, 60_000);
  afterAll(() => databases.remove(), 60_000);
  const openStore = (): Promise<{ url: string; store: DeskStore }> => openStoreIn(databases);

  it('says the ground until something is published, then that, and no draft', async () => {
    const { url, store } = await openStore();
    const instance = await startInstance(url, makeFolder());
    await store.append(words('Uno.'), 0);
    await instance.look();
    expect(instance.says()).toBe(groundText);
    await publish(store, 1, 0);
    await store.append(words('Dos.'), 1);
    await instance.look();
    expect(instance.says()).toBe('Uno.');
    expect(instance.state().heard).toEqual({ publication: 1, upTo: 1, urgent: 0 });
  });

  it('takes up an emergency without a publication, and with it no draft', async () => {
    const { url, store } = await openStore();
    const instance = await startInstance(url, makeFolder());
    await store.append(words('Uno.'), 0);
    await store.append(silence, 0);
    await instance.look();
    expect(instance.taken.at(-1)?.own.silenced).toEqual(['W5']);
    expect(instance.says()).toBe(groundText);
  });

  it('looks by itself, and swaps only for something newer', async () => {
    const { url, store } = await openStore();
    const instance = await startInstance(url, makeFolder(), { everySeconds: 0.01 });
    await store.append(words('Uno.'), 0);
    await publish(store, 1, 0);
    await expect.poll(() => instance.says(), { timeout: 10_000 }).toBe('Uno.');
    const swaps = instance.taken.length;
    await instance.look();
    await instance.look();
    expect(instance.taken).toHaveLength(swaps);
  });

  it('keeps what it said where a publication cannot be swapped in, and tries again', async () => {
    const { url, store } = await openStore();
    const folder = makeFolder();
    const taken: Folded[] = [];
    let isFit = true;
    const swap = (folded: Folded): Promise<void> => {
      if (!isFit) return Promise.reject(new Error('a line is missing'));
      taken.push(folded);
      return Promise.resolve();
    };
    const instance = await startInstance(url, folder, { swap });
    await store.append(words('Uno.'), 0);
    await publish(store, 1, 0);
    await instance.look();
    const before = readFileSync(path.join(folder, 'published.json'), 'utf8');
    await store.append(words('Dos.'), 1);
    await publish(store, 2, 1);
    isFit = false;
    await instance.look();
    expect(instance.told.at(-1)).toContain('a line is missing');
    expect(instance.state().heard).toMatchObject({ publication: 1 });
    expect(readFileSync(path.join(folder, 'published.json'), 'utf8')).toBe(before);
    isFit = true;
    await instance.look();
    expect(instance.state().heard).toMatchObject({ publication: 2 });
  });

  it('has its callers hear the ground once, and keeps it, for as long as nothing is published', async () => {
    const { url, store } = await openStore();
    const folder = makeFolder();
    const instance = await startInstance(url, folder);
    await store.append(words('Uno.'), 0);
    await instance.look();
    expect(readdirSync(folder)).toContain('published.json');
    expect(instance.taken).toHaveLength(1);
    expect(instance.state().heard).toBeUndefined();
  });

  it('has every sound of a publication beside it before callers hear of it, and takes up none without', async () => {
    const { url, store } = await openStore();
    const folder = makeFolder();
    const instance = await startInstance(url, folder);
    const [plain, slower] = [
      await store.putBlob(Buffer.from('plain')),
      await store.putBlob(Buffer.from('slower')),
    ];
    const value = { plain, slower, seconds: 1, text: '0'.repeat(16) };
    await store.append({ ...stamp, kind: 'recording', ...at, value }, 0);
    const sound = soundOfBlobs(at.line, value);
    await store.append(
      { ...stamp, who: 'ben', kind: 'heard', ...at, value: { sound, verdict: 'approved' } },
      1,
    );
    await publish(store, 2, 0);
    await instance.look();
    expect(readFileSync(soundFileIn(folder, plain), 'utf8')).toBe('plain');
    expect(readFileSync(soundFileIn(folder, slower), 'utf8')).toBe('slower');
    expect(readdirSync(path.join(folder, 'sounds')).filter((name) => name.endsWith('.part'))).toEqual([]);
    const missing = { ...value, plain: 'f'.repeat(64) };
    await store.append({ ...stamp, kind: 'recording', ...at, value: missing }, 2);
    await publish(store, 3, 1);
    await instance.look();
    expect(instance.state().heard).toMatchObject({ publication: 1 });
    expect(instance.told.at(-1)).toContain('f'.repeat(64));
  });

  it('that finds its file spoiled says so, and the ground, until the database answers', async () => {
    const { url, store } = await openStore();
    await store.append(words('Uno.'), 0);
    await publish(store, 1, 0);
    const folder = makeFolder();
    writeFileSync(path.join(folder, 'published.json'), '{"format":1,"publication":');
    const instance = await startInstance(url, folder);
    expect(instance.told[0]).toContain('published.json');
    expect(instance.says()).toBe('Uno.');
    const again = await startInstance('postgres://line@127.0.0.1:1/none', folder);
    expect(again.says()).toBe('Uno.');
  });
});
