import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readOffices } from '../src/legal-help/files.ts';
import { idOfOffice, type OfficesFile } from '../src/legal-help/own-offices.ts';
import { heardTexts } from './phone/heard.ts';
import { startTestLine, type TestLine } from './test-line.ts';
import { callIn, keysToZip } from './zip-call.ts';

const id = '0123456789abcdef';
const clinic = {
  name: 'Border Clinic',
  street: '500 West Overland Avenue',
  city: 'El Paso',
  zip: '79936',
  phone: '9155440062',
  languages: ['es'],
  hours: 'Mon-Fri 09:00-17:00',
};

/** Offices of the list by which callers of El Paso are told, by their names. */
const inElPaso = readOffices()
  .lists.flatMap(({ offices }) => offices)
  .filter(({ place }) => place?.city === 'El Paso');

/** A line whose hotline says this of offices, at noon of a day. */
function lineWith(offices: Partial<OfficesFile>, day: string, environment = {}): Promise<TestLine> {
  const folder = mkdtempSync(path.join(tmpdir(), 'offices-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  writeFileSync(path.join(folder, 'words.json'), JSON.stringify({ offices }));
  return startTestLine(
    { WORDS_FOLDER: folder, TIME_ZONE: 'America/Denver', ...environment },
    { now: () => Date.parse(`${day}T18:00:00Z`) },
  );
}

/** What is heard, office by office, from the ZIP code to the end of the sixth. */
async function hear(line: TestLine, zip = '79936'): Promise<readonly string[]> {
  const record = await callIn('en', line, `${keysToZip},${Array.from(zip).join(',')},-,1,1,1,1,1,h`);
  expect(record.failure).toBeUndefined();
  return heardTexts(record);
}

const firstIndex = (heard: readonly string[], what: string): number =>
  heard.findIndex((text) => text.includes(what));

describe('the hotline’s own offices', () => {
  it.each(['faq', '2026'])(
    'come first in a call of guidance %s, with what is known of them',
    async (GUIDANCE) => {
      const line = await lineWith({ own: { [id]: clinic }, called: { [id]: '2025-10-02' } }, '2025-11-17', {
        GUIDANCE,
      });
      const heard = await hear(line);
      const others = inElPaso.map(({ name }) => firstIndex(heard, name)).filter((index) => index >= 0);
      expect(firstIndex(heard, 'Border Clinic')).toBeGreaterThan(0);
      expect(others.length).toBeGreaterThan(0);
      expect(Math.min(...others)).toBeGreaterThan(firstIndex(heard, 'Border Clinic'));
      const text = heard.join(' ');
      expect(text).toContain('October');
      expect(line.amiss().filter(({ text: one }) => one.includes('words.json'))).toEqual([]);
    },
  );

  it('are told when every list is too old, to whoever is near them, and nothing to others', async () => {
    const line = await lineWith({ own: { [id]: clinic } }, '2026-11-28');
    const near = (await hear(line)).join(' ');
    expect(near).toContain('Border Clinic');
    for (const { name } of inElPaso) expect(near).not.toContain(name);
    expect((await hear(line, '10001')).join(' ')).not.toContain('Border Clinic');
  });

  it('are said once, where a list has the same number', async () => {
    const [listed] = inElPaso;
    if (!listed) throw new Error('there is no office in El Paso');
    const own = { [id]: { ...clinic, phone: listed.numbers[0]?.digits ?? '' } };
    const text = (await hear(await lineWith({ own }, '2025-11-17'))).join(' ');
    expect(text).toContain('Border Clinic');
    expect(text).not.toContain(listed.name);
  });

  it('are never said while they are hidden, and no office of a list is that is', async () => {
    const all = inElPaso.map(idOfOffice);
    const shown = (await hear(await lineWith({}, '2025-11-17'))).join(' ');
    expect(inElPaso.some(({ name }) => shown.includes(name))).toBe(true);
    const line = await lineWith({ own: { [id]: clinic }, hidden: [id, ...all] }, '2025-11-17');
    const heard = (await hear(line)).join(' ');
    for (const name of ['Border Clinic', ...inElPaso.map((one) => one.name)])
      expect(heard).not.toContain(name);
  });
});

describe('an office of a list whose number somebody has called', () => {
  const last = inElPaso.at(-1);
  if (!last) throw new Error('there is no office in El Paso');

  it('comes before the others of the list, with the month of the call', async () => {
    const line = await lineWith({ called: { [idOfOffice(last)]: '2025-10-02' } }, '2025-11-17');
    const heard = await hear(line);
    const others = inElPaso
      .filter(({ name }) => name !== last.name)
      .map(({ name }) => firstIndex(heard, name));
    expect(firstIndex(heard, last.name)).toBeGreaterThan(0);
    expect(others.every((index) => index < 0 || index > firstIndex(heard, last.name))).toBe(true);
    expect(heard.join(' ')).toContain('October');
  });

  it('is told however old its list is, until the call is as long ago as a list may be', async () => {
    const called = { [idOfOffice(last)]: '2026-10-02' };
    expect((await hear(await lineWith({ called }, '2026-11-28'))).join(' ')).toContain(last.name);
    expect((await hear(await lineWith({ called }, '2027-12-28'))).join(' ')).not.toContain(last.name);
    const off = await lineWith({ called }, '2026-11-28', { LEGAL_HELP: 'off' });
    expect((await hear(off)).join(' ')).not.toContain(last.name);
  });
});
