import sodium from 'libsodium-wrappers-sumo';
import { onTestFinished } from 'vitest';
import { connectDesk } from '../../src/desk/database.ts';
import { membersOn } from '../../src/desk/members/database.ts';
import { createSeal, drawSecret } from '../../src/desk/members/secrets.ts';
import type { MemberStore } from '../../src/desk/members/store.ts';
import type { Database as MemberDatabase } from '../../src/desk/members/tables.ts';
import type { Actor } from '../../src/desk/roles.ts';
import { openPeopleStore } from '../../src/desk-server/people.ts';
import { openPeopleSide, type PeopleSide } from '../../src/line/people.ts';
import { createDeskPeople } from '../../src/people/desk.ts';
import type { DeskPeople } from '../../src/people/desk-people.ts';
import type { LeftNumber } from '../../src/people/people.ts';
import type { PeopleStore } from '../../src/people/store.ts';
import type { PeopleDatabase } from '../../src/people/tables.ts';
import { exactly } from '../../src/usage/shown.ts';
import { startTwilioApi } from '../twilio-api.ts';
import { pino } from 'pino';

export const hotline = '+12025550188';
const publicUrl = 'https://line.example.org';
export const hour = 3_600_000;
/** A Monday at 10:00 in New York. */
export const monday = Date.parse('2026-11-23T10:00:00-05:00');
const account = { accountSid: `AC${'5'.repeat(32)}`, authToken: 'a-token-for-tests' };

/** A member's pair of keys, as their browser has it. */
export interface Pair {
  readonly publicKey: string;
  readonly open: (sealed: string) => string;
}

/** A desk with people, and instances of the line behind it. */
export interface PeopleDesk {
  readonly desk: DeskPeople;
  readonly store: PeopleStore;
  readonly members: MemberStore;
  readonly db: PeopleDatabase;
  readonly key: string;
  /** Calls that the phone company was asked for. */
  readonly calls: () => readonly Readonly<Record<string, string>>[];
  readonly pass: (milliseconds: number) => void;
  readonly now: () => number;
  readonly add: (actor: Actor) => Promise<Actor>;
  /** Gives a member a phone that has been verified, and hours. */
  readonly reach: (
    actor: Actor,
    phone: string,
    languages: readonly string[],
    hours?: string,
  ) => Promise<void>;
  readonly giveKey: (actor: Actor) => Promise<Pair>;
  readonly side: (keys?: readonly string[]) => Promise<PeopleSide>;
}

export const allWeek = 'Mon-Sun 00:00-24:00';
const wish = { safe: 'morning', mayLeaveMessage: false, topic: undefined } as const;
/** A number that somebody leaves. */
export const leaving = (digits: string, language = 'ht'): LeftNumber => ({ ...wish, digits, language });

/** Opens it over a database. */
export async function openPeopleDesk(url: string, { start = monday } = {}): Promise<PeopleDesk> {
  let time = start;
  const now = (): number => time;
  const api = await startTwilioApi(() => ({ status: 201, body: { sid: `CA${'1'.repeat(32)}` } }));
  const connected = await connectDesk(url, 5000);
  onTestFinished(() => connected.destroy());
  const db = connected as unknown as PeopleDatabase;
  const { store, members } = await openPeopleStore(
    db,
    await membersOn(connected as unknown as MemberDatabase),
    'America/New_York',
  );
  const key = drawSecret();
  const side = async (keys: readonly string[] = [key]): Promise<PeopleSide> => {
    const opened = await openPeopleSide({
      ...{ databaseUrl: url, keys, phoneNumber: hotline, publicUrl, zone: 'America/New_York', now },
      account: { ...account, apiUrl: api.url },
      languages: () => ['en', 'es', 'ht'],
      log: pino({ level: 'silent' }),
      everySeconds: 0.02,
    });
    onTestFinished(() => opened.stop());
    return opened;
  };
  const { phones } = await side();
  const desk = createDeskPeople({
    ...{ store, members, phones, now, hasKey: true, zone: 'America/New_York' },
    seal: createSeal(await members.key()),
    round: () => Promise.resolve(exactly),
  });
  const calls = (): readonly Readonly<Record<string, string>>[] =>
    api.requests.filter(({ path }) => path.endsWith('/Calls.json')).map(({ form }) => form);
  return {
    ...{ desk, store, members, db, key, calls, now, side },
    pass: (milliseconds) => (time += milliseconds),
    add: async (actor) => {
      await members.add({ ...actor, name: actor.id });
      return actor;
    },
    reach: async (actor, phone, languages, hours = allWeek) => {
      await done(desk.setPhone(actor, phone));
      await done(desk.verifyPhone(actor, codeIn(calls().at(-1))));
      await done(desk.setShift(actor, { isOn: true, languages, hours, zone: 'America/New_York' }));
    },
    giveKey: async (actor) => {
      const pair = await drawPair();
      await done(desk.setKey(actor, { publicKey: pair.publicKey, sealedSecret: 'sealed', salt: 'salt' }));
      return pair;
    },
  };
}

/** What a browser makes. */
async function drawPair(): Promise<Pair> {
  await sodium.ready;
  const { publicKey, privateKey } = sodium.crypto_box_keypair();
  return {
    publicKey: sodium.to_base64(publicKey),
    open: (sealed) =>
      sodium.to_string(sodium.crypto_box_seal_open(sodium.from_base64(sealed), publicKey, privateKey)),
  };
}

/** The code that a call reads. */
export function codeIn(call: Readonly<Record<string, string>> | undefined): string {
  const [, read = ''] = /<prosody[^>]*>([\d, ]+)</.exec(call?.Twiml ?? '') ?? [];
  return read.replaceAll(/\D/g, '');
}

/** Rejects for what is refused. */
export async function done(did: ReturnType<DeskPeople['act']>): Promise<void> {
  const what = await did;
  if (what.kind !== 'done') throw new Error(what.why.text);
}

/** Why something was refused. */
export async function whyNot(did: ReturnType<DeskPeople['act']>): Promise<string | undefined> {
  const what = await did;
  return what.kind === 'refused' ? what.why.code : undefined;
}

/** Tries again until something holds. */
export const until = { timeout: 5000, interval: 10 };

/** The one that must be there. */
export function first<T>([one]: readonly T[]): T {
  if (one === undefined) throw new Error('there is none');
  return one;
}
