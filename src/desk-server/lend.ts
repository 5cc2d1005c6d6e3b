import type { RequestHandler } from 'express';
import type { Bench } from '../desk/bench.ts';
import { createSeal } from '../desk/members/secrets.ts';
import type { MemberStore } from '../desk/members/store.ts';
import type { Guide } from '../guide/guide.ts';
import { connectionOverrides, speakerOverrides } from '../http/address.ts';
import { createCalls, type DeskRecordings } from '../lend/calls.ts';
import { createCodes, type Codes } from '../lend/codes.ts';
import { lendOn, type LendDatabase } from '../lend/database.ts';
import { lendPaths, turnAddress } from '../lend/paths.ts';
import { lendRoutes, lendSounds } from '../lend/routes.ts';
import { speechSeconds } from '../phone/duration.ts';

/** What lending a voice by keypad needs of the desk. */
interface LendParts {
  readonly db: LendDatabase;
  readonly members: MemberStore;
  readonly bench: Bench;
  readonly recordings: DeskRecordings;
  /** The languages that a speaker can be of. */
  readonly languages: () => Promise<readonly string[]>;
  readonly publicUrl: string;
  readonly guide: () => Guide;
  readonly now: () => number;
}

/** The part of the desk that is reached by keypad. */
interface LendSide {
  readonly routes: RequestHandler;
  readonly sounds: RequestHandler;
  readonly codes: Codes;
  readonly tidy: () => Promise<void>;
}

/** Opens it. Rejects while the database does not answer. */
export async function openLend({
  db,
  members,
  bench,
  recordings,
  languages,
  publicUrl,
  guide,
  now,
}: LendParts): Promise<LendSide> {
  const store = await lendOn(db);
  const seal = createSeal(await members.key());
  const codes = createCodes({ store, members, seal, languages, now });
  const calls = createCalls({
    store,
    members,
    codes,
    recordings,
    bench,
    guide,
    seconds: speechSeconds,
    address: (turn) => `${turnAddress(turn)}${speakerOverrides}`,
    soundAddress: (path) => `${publicUrl}${lendPaths.sounds}${path}${connectionOverrides}`,
    now,
  });
  return {
    routes: lendRoutes(calls),
    sounds: lendSounds(calls, bench),
    codes,
    tidy: () => store.tidy(now()),
  };
}
