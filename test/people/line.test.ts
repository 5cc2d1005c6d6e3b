import { expect, it, onTestFinished, vi } from 'vitest';
import { examinePeople } from '../../src/cli/doctor-people.ts';
import { readSettings } from '../../src/config/read.ts';
import { SettingsError } from '../../src/config/settings-error.ts';
import { deskDatabase } from '../../src/desk/place.ts';
import type { Actor } from '../../src/desk/roles.ts';
import { drawSecret } from '../../src/desk/members/secrets.ts';
import { freshOf, startDeskLine } from '../desk-server/line.ts';
import { post } from '../test-line.ts';
import { createFiles } from '../usage/databases.ts';
import { done, first, hotline, leaving, openPeopleDesk, until } from './people-desk.ts';

const owner: Actor = { id: 'owner', role: 'owner', languages: [] };
const marie: Actor = { id: 'marie', role: 'speaker', languages: ['ht'] };
const phone = '+12125550123';

const production = {
  PUBLIC_URL: 'https://line.example.org',
  TWILIO_AUTH_TOKEN: 'a-token-for-tests',
  GUIDANCE: 'faq',
  REVIEWED_ONLY: 'off',
  DESK: 'on',
};

async function freshUrl(): Promise<string> {
  const files = createFiles();
  onTestFinished(() => files.remove());
  return freshOf(files);
}

it('takes what "desk key" prints for PEOPLE_KEY, two of them while it is changed, and nothing else', () => {
  const [older, newer] = [drawSecret(), drawSecret()];
  const keysOf = (PEOPLE_KEY: string, DESK = 'on'): readonly string[] | undefined =>
    readSettings({ ...production, DESK, PEOPLE_KEY }).peopleKeys;
  expect(keysOf(newer)).toEqual([newer]);
  expect(keysOf(`${older}, ${newer}`)).toEqual([older, newer]);
  expect(keysOf('')).toBeUndefined();
  for (const wrong of [newer.slice(1), `${newer}A`, 'secret', `${older},${newer},${older}`, `${newer},`])
    expect(() => keysOf(wrong), wrong).toThrow(SettingsError);
  expect(() => keysOf(newer, 'off')).toThrow(SettingsError);
});

it('offers callers whoever is on shift, and joins a member who presses 1 to the number that they call back', async () => {
  const url = await freshUrl();
  const opened = await openPeopleDesk(deskDatabase(url), { start: Date.now() });
  const { desk, add, reach, giveKey, side, calls, key } = opened;
  const line = await startDeskLine(url, {
    PEOPLE_KEY: key,
    TWILIO_PHONE_NUMBER: hotline,
    TWILIO_ACCOUNT_SID: `AC${'5'.repeat(32)}`,
    DELETE_CALL_RECORDS: 'off',
  });
  expect(line.offers().person?.team).toBeUndefined();
  await add(owner);
  await add(marie);
  await reach(marie, phone, ['ht']);
  await giveKey(marie);
  await done(desk.setSettings(owner, { callBacks: true, alsoEnglish: false }));
  await vi.waitFor(() => {
    expect(line.offers().person?.team).toMatchObject({
      groups: { ht: [[{ phone }]], en: [] },
      callBacks: { ht: true },
    });
  }, until);
  const { people } = await side();
  expect(await people.leave(leaving('2125550177'))).toBe('kept');
  const { id } = first(await desk.callBacks(marie));
  await done(desk.act(marie, id, 'take'));
  await done(desk.call(marie, id, '2125550177'));
  const path = /\/voice\/bridge\?t=[\w-]+/.exec(calls().at(-1)?.Twiml ?? '')?.[0] ?? '';
  // Another instance, which has the key, is asked.
  const answer = await post(line, path, { Digits: '1' });
  expect(answer.body).toContain('+12125550177');
  expect((await post(line, path, { Digits: '2' })).body).not.toContain('+12125550177');
  expect((await post(line, path, { Digits: '1' }, { signature: 'forged' })).status).toBe(403);
  expect((await post(line, '/voice/bridge', { CallStatus: 'completed' })).status).toBe(204);
}, 60_000);

it('tells the operator whether members ring, and when nobody does', async () => {
  const { db, key, add, reach } = await openPeopleDesk(deskDatabase(await freshUrl()));
  const environment = {
    ...production,
    TWILIO_ACCOUNT_SID: `AC${'5'.repeat(32)}`,
    TWILIO_PHONE_NUMBER: hotline,
  };
  const kinds = async (PEOPLE_KEY: string): Promise<readonly string[]> => {
    const found: string[] = [];
    for await (const { kind } of examinePeople(readSettings({ ...environment, PEOPLE_KEY }), db))
      found.push(kind);
    return found;
  };
  expect(await kinds('')).toEqual(['note']);
  expect(await kinds(key)).toEqual(['fault']);
  await add(marie);
  await reach(marie, phone, ['ht'], 'Mon 09:00-12:00');
  expect(await kinds(key)).toEqual(['ok', 'note']);
  expect(await kinds(drawSecret())).toEqual(['fault', 'fault']);
});
