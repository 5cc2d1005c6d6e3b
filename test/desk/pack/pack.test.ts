import { describe, expect, it, onTestFinished } from 'vitest';
import type { BenchLine } from '../../../src/desk/bench-line.ts';
import type { Bench } from '../../../src/desk/bench.ts';
import { openDesk } from '../../../src/desk/database.ts';
import { rehearse } from '../../../src/desk/exchange/rehearse.ts';
import type { Taken } from '../../../src/desk/exchange/take-entries.ts';
import { createPack } from '../../../src/desk/pack/create-pack.ts';
import { toPackText, type Pack } from '../../../src/desk/pack/format.ts';
import { packHash, readPack } from '../../../src/desk/pack/read-pack.ts';
import { takePack } from '../../../src/desk/pack/take-pack.ts';
import type { Actor } from '../../../src/desk/roles.ts';
import { agree, ana, ben, benchOver, filesDriver, prepareDatabases, takeFor, takeOf } from '../benches.ts';
import { engines } from '../../usage/engines.ts';

const somali = {
  name: 'Soomaali',
  english: 'Somali',
  written: true,
  scripts: ['Latin'],
  voice: false,
  draft: true,
};
const sara: Actor = { id: 'sara', role: 'speaker', languages: ['so'] };
const thanks = { language: 'so', line: 'goodbye-thanks' };
const safe = { language: 'so', line: 'safe' };

async function lineOf(bench: Bench, place: typeof safe): Promise<BenchLine> {
  const line = await bench.line(place);
  if (!line) throw new Error(`there is no ${place.line}`);
  return line;
}

async function write(bench: Bench, place: typeof safe, text: string): Promise<void> {
  const { seen } = await lineOf(bench, place);
  expect(await bench.write(ana, place, { text, seen, meaning: undefined })).toMatchObject({ kind: 'done' });
}

/** What a hotline has of a language that it has started: two lines, one of them reviewed, and its recording. */
async function prepare(bench: Bench): Promise<void> {
  await bench.setLanguage(ana, 'so', somali, '');
  const { seenGlossary = '' } = (await bench.language('so')) ?? {};
  await bench.setGlossary(ana, 'so', { terms: {}, hedges: { can: ['karaa'] } }, seenGlossary);
  await write(bench, thanks, 'Mahadsanid.');
  await write(bench, safe, 'Waa ammaan.');
  await bench.review(sara, thanks, await lineOf(bench, thanks));
  await record(bench, sara, thanks);
}

async function record(bench: Bench, actor: Actor, place: typeof safe): Promise<void> {
  await agree(bench, actor, 'so');
  const { text = '', seen } = await lineOf(bench, place);
  const bytes = takeFor(text);
  expect(await bench.keep(actor, place, { bytes, seen })).toMatchObject({ kind: 'done' });
  if (!bench.can.has('voices')) return;
  const { take } = await lineOf(bench, place);
  await bench.hear(ana, place, { sound: take?.sound ?? '', verdict: 'approved' });
}

async function packOf(bench: Bench): Promise<Pack> {
  const pack = await createPack({ bench, from: 'Open Door', on: '2026-11-28' }, 'so');
  return readPack('so.jsonl', Buffer.from(toPackText(pack)));
}

function take(bench: Bench, pack: Pack, agreed?: number): Promise<readonly Taken[]> {
  return takePack({ bench, actor: ben, agreed }, pack);
}

const reasons = (all: readonly Taken[]): string =>
  all
    .flatMap((taken) => (taken.kind === 'not taken' ? [`${taken.place} ${taken.why.join(' ')}`] : []))
    .join('\n');

describe.each(engines)('a language that goes from one hotline to another, in $name', ({ open }) => {
  const databases = prepareDatabases(open);
  const hotline = async (): Promise<Bench> => {
    const store = await openDesk(await databases.fresh());
    onTestFinished(() => store.close());
    return benchOver(store);
  };

  it('names no person, and is there as a draft that waits for people there', async () => {
    const [one, other] = [await hotline(), await hotline()];
    await prepare(one);
    const pack = await packOf(one);
    expect(JSON.stringify(pack)).not.toMatch(/ana|sara/);
    expect(reasons(await take(other, pack))).toBe('');
    expect(await other.language('so')).toMatchObject({
      value: somali,
      glossary: { hedges: { can: ['karaa'] } },
    });
    expect(await lineOf(other, safe)).toMatchObject({ text: 'Waa ammaan.', elsewhere: [] });
    expect(await lineOf(other, thanks)).toMatchObject({
      text: 'Mahadsanid.',
      review: 'unreviewed',
      elsewhere: [{ from: 'Open Door', on: '2026-11-28' }],
      sound: undefined,
    });
    expect((await other.waiting()).map(({ kind }) => kind)).toEqual(['take']);
    expect((await other.publications()).length).toBe(0);
    const { take: waiting } = await lineOf(other, thanks);
    // Whoever imported it did not speak it, and may be the second person.
    const heard = { sound: waiting?.sound ?? '', verdict: 'approved' } as const;
    expect(await other.hear(ben, thanks, heard)).toMatchObject({ kind: 'done' });
    expect((await lineOf(other, thanks)).recording).toBe('current');
  });

  it('is taken once: what is there already is the same the second time', async () => {
    const [one, other] = [await hotline(), await hotline()];
    await prepare(one);
    const pack = await packOf(one);
    await take(other, pack);
    const again = await take(other, pack);
    expect(again.filter(({ kind }) => kind !== 'same')).toEqual([]);
    const { take: waiting } = await lineOf(other, thanks);
    await other.hear(ana, thanks, { sound: waiting?.sound ?? '', verdict: 'approved' });
    expect((await take(other, pack)).filter(({ kind }) => kind !== 'same')).toEqual([]);
  });

  it('writes over nothing that a person there has written, recorded, or withdrawn', async () => {
    const [one, other] = [await hotline(), await hotline()];
    await prepare(one);
    const pack = await packOf(one);
    await other.setLanguage(ana, 'so', somali, '');
    await write(other, thanks, 'Aad baad u mahadsantahay.');
    expect(reasons(await take(other, pack))).toContain('goodbye-thanks');
    expect((await lineOf(other, thanks)).text).toBe('Aad baad u mahadsantahay.');
    expect((await lineOf(other, safe)).text).toBe('Waa ammaan.');

    const third = await hotline();
    await third.setLanguage(ana, 'so', somali, '');
    await write(third, thanks, 'Mahadsanid.');
    await record(third, sara, thanks);
    const { sound } = await lineOf(third, thanks);
    expect(reasons(await take(third, pack))).toContain('recording of "goodbye-thanks"');
    expect(await lineOf(third, thanks)).toMatchObject({ sound, take: undefined });

    const fourth = await hotline();
    await take(fourth, pack);
    const [voice = ''] = [...(await fourth.voices('so')).consents.keys()];
    await fourth.consent(ana, 'so', { given: false, text: 1, voice });
    expect(reasons(await take(fourth, pack))).toContain('withdrawn');
    expect((await lineOf(fourth, thanks)).take).toBeUndefined();
  });

  it('brings no recording without a consent, unless somebody says that whoever speaks agrees', async () => {
    const [one, other] = [await hotline(), await hotline()];
    await prepare(one);
    const { head, items } = await packOf(one);
    const pack = { head, items: items.filter(({ kind }) => kind !== 'consent') };
    expect(reasons(await take(other, pack))).toContain('recording');
    expect((await lineOf(other, thanks)).take).toBeUndefined();
    expect(reasons(await take(other, pack, 1))).toBe('');
    expect((await lineOf(other, thanks)).take).toBeDefined();
  });

  it('is held to the checks of every take, and to the English that is said there', async () => {
    const [one, other] = [await hotline(), await hotline()];
    await prepare(one);
    const { head, items } = await packOf(one);
    const silent = takeOf(0).toString('base64');
    const changed = items.map((item) =>
      item.kind === 'recording'
        ? { ...item, sound: silent }
        : item.kind === 'words' && item.line === 'safe'
          ? { ...item, english: 'Go.' }
          : item,
    );
    const told = reasons(await take(other, { head, items: changed }));
    expect(told).toContain('"safe"');
    expect(told).toContain('recording of "goodbye-thanks"');
    expect((await lineOf(other, safe)).text).toBe((await lineOf(other, safe)).english);
  });

  it('keeps nothing of a rehearsal', async () => {
    const one = await hotline();
    await prepare(one);
    const store = await openDesk(await databases.fresh());
    onTestFinished(() => store.close());
    expect(reasons(await take(benchOver(rehearse(store)), await packOf(one)))).toBe('');
    expect(await store.changes()).toEqual([]);
  });
});

it('a language goes from a checkout into another, and back over nothing', async () => {
  const { fresh } = filesDriver.prepare();
  const [one, other] = [await fresh(), await fresh()];
  await prepare(one);
  const pack = await packOf(one);
  expect(reasons(await take(other, pack))).toContain('--agreed');
  expect(reasons(await take(other, pack, 1))).toBe('');
  expect(await lineOf(other, thanks)).toMatchObject({
    text: 'Mahadsanid.',
    review: 'unreviewed',
    elsewhere: [{ from: 'Open Door' }],
    recording: 'current',
  });
  await write(other, safe, 'Waa nabad.');
  expect(reasons(await take(other, pack, 1))).toContain('"safe"');
  expect((await lineOf(other, safe)).text).toBe('Waa nabad.');
});

describe('a pack that is not whole', () => {
  it.each([
    ['cut short', (text: string) => text.slice(0, -40)],
    ['without a line', (text: string) => text.replace(/\n\{"kind":"words"[^\n]*/, '')],
    ['with another sound', (text: string) => text.replace(/("sound":"[^"]{40})../, '$1AB')],
    ['of another form', (text: string) => text.replace('"kind":"words"', '"kind":"verse"')],
    ['of a later release', (text: string) => text.replace('"format":1', '"format":2')],
    ['no pack at all', () => 'hello'],
    ['empty', () => ''],
  ])('is not read: %s', (_what, spoil) => {
    const sound = Buffer.from('as long as a sound is, and as good as one to whoever counts bytes');
    const whole = toPackText({
      head: {
        pack: 'biometrics-line language',
        format: 1,
        from: 'Open Door',
        on: '2026-11-28',
        code: 'so',
        language: somali,
        glossary: { terms: {}, hedges: {} },
      },
      items: [
        { kind: 'words', line: 'safe', english: 'It is safe.', text: 'Waa ammaan.', reviews: [] },
        {
          kind: 'recording',
          line: 'safe',
          voice: 0,
          text: '0'.repeat(16),
          hash: packHash(sound),
          sound: sound.toString('base64'),
        },
      ],
    });
    expect(readPack('so.jsonl', Buffer.from(whole)).items.length).toBe(2);
    expect(() => readPack('so.jsonl', Buffer.from(spoil(whole)))).toThrow('so.jsonl');
  });
});
