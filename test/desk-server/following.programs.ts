import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeOwnWords } from '../../src/speech/own-words.ts';
import { engines, servers } from '../usage/engines.ts';
import { post, type TestLine } from '../test-line.ts';
import type { TestDatabases, TestServer } from '../usage/databases.ts';
import {
  freshOf,
  hear,
  makeFolder,
  openStoreOf,
  publish,
  readyOf,
  silence,
  startDeskLine,
  words,
} from './line.ts';

/** Within how many milliseconds every instance says what is new. */
const soon = { timeout: 5000, interval: 50 };

describe.each(engines)('a line with a desk on $name', ({ open }) => {
  let databases: TestDatabases;
  beforeAll(async () => {
    databases = await open();
  }, 60_000);
  afterAll(() => databases.remove(), 60_000);

  it('says what is published within five seconds, and no draft', async () => {
    const url = await freshOf(databases);
    const line = await startDeskLine(url, { LANGUAGES: 'en' }, { watchEvery: 2 });
    const store = await openStoreOf(url);
    const before = await hear(line);
    await store.append(words('en', 'greeting', 'One fine word.'), 0);
    await publish(store, 1);
    await store.append(words('en', 'greeting', 'A draft.'), 1);
    await expect.poll(() => hear(line), soon).toContain('One fine word.');
    expect(before).not.toContain('One fine word.');
    expect(await hear(line)).not.toContain('A draft.');
    expect((await readyOf(line)).desk).toEqual({ publication: 1 });
  }, 30_000);

  it('is silent about a fact at once, without a publication', async () => {
    const url = await freshOf(databases);
    const line = await startDeskLine(url);
    const store = await openStoreOf(url);
    await store.append(words('en', 'greeting', 'A draft.'), 0);
    await store.append(silence('W5'), 0);
    await expect.poll(() => [...(line.offers().silenced ?? [])], soon).toContain('W5');
    expect(line.speech().text('greeting', 'en')).not.toBe('A draft.');
  }, 30_000);

  it('tells of an office of the hotline’s own on every instance once it is published, and hides it at once', async () => {
    const url = await freshOf(databases);
    const lines = [await startDeskLine(url), await startDeskLine(url)];
    const store = await openStoreOf(url);
    const near = (line: TestLine): readonly string[] =>
      (line.offers().legalHelp?.officesFor('79901', { branch: undefined, language: 'es' }) ?? []).map(
        ({ name }) => name,
      );
    const id = '0123456789abcdef';
    const value = {
      name: 'Border Clinic',
      city: 'El Paso',
      zip: '79901',
      phone: '9155440062',
      languages: [],
    };
    const stamp = { who: 'ana', when: 1_795_000_000_000, before: '', ground: '', subject: id };
    await store.append({ ...stamp, kind: 'office', value }, 0);
    await store.append(silence('W5'), 0);
    for (const line of lines)
      await expect.poll(() => [...(line.offers().silenced ?? [])], soon).toContain('W5');
    expect(lines.flatMap(near)).not.toContain('Border Clinic');
    await publish(store, 1);
    for (const line of lines) await expect.poll(() => near(line)[0], soon).toBe('Border Clinic');
    await store.append({ ...stamp, kind: 'hidden office', value: { hidden: true } }, 0);
    for (const line of lines) await expect.poll(() => near(line), soon).not.toContain('Border Clinic');
  }, 30_000);

  it('has every instance say the same, and none ever half of a publication', async () => {
    const url = await freshOf(databases);
    const lines = [await startDeskLine(url), await startDeskLine(url)];
    const store = await openStoreOf(url);
    const pair = ['safe', 'greeting'];
    const heard = new Set<string>();
    const look = (): void => {
      for (const line of lines) {
        heard.add(pair.map((key) => mark(line.speech().text(key, 'es'))).join(' '));
      }
    };
    const looking = setInterval(look, 1);
    let last = [0, 0];
    for (const round of ['1', '2', '3']) {
      const next: number[] = [];
      for (const [index, key] of pair.entries()) {
        next.push((await store.append(words('es', key, `Frase ${round}.`), last[index] ?? 0)) ?? 0);
      }
      last = next;
      await publish(store, Math.max(...next));
      for (const line of lines) {
        await expect.poll(() => line.speech().text('safe', 'es'), soon).toBe(`Frase ${round}.`);
      }
    }
    clearInterval(looking);
    const wholes = ['- -', 'Frase 1. Frase 1.', 'Frase 2. Frase 2.', 'Frase 3. Frase 3.'];
    expect([...heard].filter((one) => !wholes.includes(one))).toEqual([]);
    expect(heard.size).toBe(4);
  }, 60_000);

  it('keeps what it says where a publication cannot be spoken, and tells so', async () => {
    const url = await freshOf(databases);
    const line = await startDeskLine(url);
    const store = await openStoreOf(url);
    await store.append(words('es', 'safe', 'Uno.'), 0);
    await publish(store, 1);
    await expect.poll(() => line.speech().text('safe', 'es'), soon).toBe('Uno.');
    await store.append(words('es', 'safe', 'Con {{nada}}.'), 1);
    await publish(store, 2);
    await expect.poll(async () => (await readyOf(line)).amiss.join('\n'), soon).toContain('publication 2');
    expect(line.speech().text('safe', 'es')).toBe('Uno.');
    expect((await readyOf(line)).desk).toEqual({ publication: 1 });
    expect(
      line.logged().some(({ level, msg }) => level === 40 && String(msg).includes('publication 2')),
    ).toBe(true);
    await store.append(words('es', 'safe', 'Tres.'), 2);
    await publish(store, 3);
    await expect.poll(() => line.speech().text('safe', 'es'), soon).toBe('Tres.');
    expect((await readyOf(line)).amiss.join('\n')).not.toContain('publication');
  }, 60_000);

  it('goes on with calls under way, also from an address that is gone', async () => {
    const url = await freshOf(databases);
    const line = await startDeskLine(url, { LANGUAGES: 'es,en' });
    const store = await openStoreOf(url);
    await store.append(words('es', 'safe', 'Uno.'), 0);
    await publish(store, 1);
    await expect.poll(() => line.speech().text('safe', 'es'), soon).toBe('Uno.');
    expect((await post(line, '/voice/es/main?n=3')).status).toBe(200);
    const { status, body } = await post(line, '/voice/es/no-such-node?n=3');
    expect([status, /action="[^"]*\/voice\/es\/main\?/.test(body)]).toEqual([200, true]);
  }, 30_000);

  it('says the hotline’s own files under what is published, and what changes in them', async () => {
    const url = await freshOf(databases);
    const folder = makeFolder();
    writeOwnWords(folder, { name: { es: 'Casa Uno' }, silenced: [] });
    const line = await startDeskLine(url, { WORDS_FOLDER: folder, HOTLINE_NAME: 'House' });
    const store = await openStoreOf(url);
    await store.append(silence('W5'), 0);
    await expect.poll(() => [...(line.offers().silenced ?? [])], soon).toContain('W5');
    expect(line.speech().own.name).toEqual({ es: 'Casa Uno' });
    writeOwnWords(folder, { name: { es: 'Casa Dos' }, silenced: [] });
    await expect.poll(() => line.speech().own.name, soon).toEqual({ es: 'Casa Dos' });
    expect(line.offers().silenced).toContain('W5');
  }, 30_000);

  it('tells the age of a fact by the month of its last comparison at the desk', async () => {
    const url = await freshOf(databases);
    const line = await startDeskLine(url);
    const store = await openStoreOf(url);
    const { version } = line.guide().facts.W5 ?? {};
    await store.append(
      {
        ...{ who: 'ana', when: 1, before: '', ground: '' },
        kind: 'compared',
        subject: 'W5',
        value: { version: String(version), month: '2026-11' },
      },
      0,
    );
    await publish(store, 1);
    await expect.poll(() => line.guide().facts.W5?.compared, soon).toEqual({ year: 2026, month: 11 });
  }, 30_000);
});

const mark = (text: string): string => (text.startsWith('Frase') ? text : '-');

describe.each(servers)('a line whose desk’s $name is away', ({ open }) => {
  let databases: TestServer;
  beforeAll(async () => {
    databases = await open();
  }, 60_000);
  afterAll(() => databases.remove(), 60_000);

  it('starts and goes on with the last publication, tells since when, and catches up', async () => {
    const url = await freshOf(databases);
    const folder = makeFolder();
    const first = await startDeskLine(url, {}, { deskFolder: folder });
    const store = await openStoreOf(url);
    await store.append(words('es', 'safe', 'Uno.'), 0);
    await publish(store, 1);
    await expect.poll(() => first.speech().text('safe', 'es'), soon).toBe('Uno.');
    await expect.poll(async () => (await readyOf(first)).desk.publication, soon).toBe(1);
    await databases.stop();
    const since = async (): Promise<string | undefined> => (await readyOf(first)).desk.databaseAwaySince;
    await expect.poll(since, { timeout: 15_000 }).toMatch(/^\d{4}-/);
    const second = await startDeskLine(url, {}, { deskFolder: folder });
    expect(second.speech().text('safe', 'es')).toBe('Uno.');
    for (const line of [first, second]) expect(await hear(line, '')).not.toBe('');
    await databases.start();
    await expect
      .poll(async () => store.append(words('es', 'safe', 'Dos.'), 1).catch(() => undefined), {
        timeout: 15_000,
      })
      .toBe(2);
    await publish(store, 2);
    for (const line of [first, second]) {
      await expect.poll(() => line.speech().text('safe', 'es'), { timeout: 15_000 }).toBe('Dos.');
      expect((await readyOf(line)).desk.databaseAwaySince).toBeUndefined();
    }
  }, 90_000);
});
