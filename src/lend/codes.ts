import { createHash, randomInt, scrypt } from 'node:crypto';
import type { MemberStore } from '../desk/members/store.ts';
import { invitingTo, may, type Actor } from '../desk/roles.ts';
import { drawId, type Seal } from '../desk/members/secrets.ts';
import type { LendStore, OpenCode } from './store.ts';

/** Milliseconds for which a code holds. */
const codeHolds = 7 * 24 * 3_600_000;
/** Wrong codes of one call, and of all calls together. */
const triesPerCall = 3;
const triesOfAll = 20;
/** Milliseconds for which they count. */
const counted = { call: 2 * 3_600_000, all: 3_600_000 };
/** About 32 MB and a tenth of a second: whoever steals the database looks for long. */
const cost = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 2 ** 20 };

/** Why a code is not made or ended. */
export type CodeFault = 'forbidden' | 'no member' | 'no such role' | 'name taken';

/** A code that was made: told here alone. */
export interface MadeCode extends OpenCode {
  readonly kind: 'made';
  readonly code: string;
  readonly name: string;
}

/** What a code opens. */
type Checked =
  { readonly kind: 'right'; readonly member: string } | { readonly kind: 'wrong' | 'too many' | 'nobody' };

/** The codes with which members lend their voice by keypad. Whoever acts is named first; each method checks whether their role lets them. */
export interface Codes {
  /** A new code of a member's ends the old one. */
  readonly make: (actor: Actor, member: string) => Promise<MadeCode | { readonly kind: CodeFault }>;
  /** Makes a speaker who has no browser, and their code. */
  readonly makeSpeaker: (
    actor: Actor,
    speaker: { readonly name: string; readonly languages: readonly string[] },
  ) => Promise<MadeCode | { readonly kind: CodeFault }>;
  readonly end: (actor: Actor, member: string) => Promise<'done' | CodeFault>;
  readonly open: () => Promise<readonly OpenCode[]>;
  /** Whose code it is, tried in a call; every try is wrong until it is found right. 'nobody' where the call has had its tries. */
  readonly check: (call: string, code: string) => Promise<Checked>;
}

/** What codes are made of. */
interface CodesParts {
  readonly store: Pick<LendStore, 'keepCode' | 'memberOf' | 'codes' | 'endCode'>;
  readonly members: Pick<MemberStore, 'key' | 'member' | 'add' | 'countTry' | 'forgiveTry'>;
  readonly seal: Seal;
  /** The languages that a speaker can be of. */
  readonly languages: () => Promise<readonly string[]>;
  readonly now: () => number;
}

/** Makes the codes' desk. */
export function createCodes({ store, members, seal, languages: knownNow, now }: CodesParts): Codes {
  const hashOf = async (code: string): Promise<string> => {
    const salt = createHash('sha256')
      .update(`lend ${await members.key()}`)
      .digest();
    return (await derive(code, salt)).toString('base64url');
  };
  const draw = async (member: string, name: string): Promise<MadeCode> => {
    const until = now() + codeHolds;
    for (;;) {
      const code = String(randomInt(100_000_000)).padStart(8, '0');
      if (await store.keepCode(await hashOf(code), { member, until }))
        return { kind: 'made', code, member, until, name };
    }
  };
  return {
    make: async (actor, id) => {
      const member = await members.member(id);
      if (member?.name === undefined) return { kind: 'no member' };
      if (!may(actor, invitingTo(member.role))) return { kind: 'forbidden' };
      return member.role === 'viewer' ? { kind: 'no such role' } : draw(id, member.name);
    },
    makeSpeaker: async (actor, { name, languages }) => {
      if (!may(actor, invitingTo('speaker'))) return { kind: 'forbidden' };
      const known = await knownNow();
      if (languages.length === 0 || !languages.every((code) => known.includes(code)))
        return { kind: 'no such role' };
      const id = drawId();
      const added = await members.add({ id, name, role: 'speaker', languages: [...new Set(languages)] });
      return added === 'done' ? draw(id, name) : { kind: added };
    },
    end: async (actor, id) => {
      const member = await members.member(id);
      if (member === undefined) return 'no member';
      if (!may(actor, invitingTo(member.role))) return 'forbidden';
      await store.endCode(id);
      return 'done';
    },
    open: () => store.codes(now()),
    check: async (call, code) => {
      // Counted before it is looked at, so that many at once are no way around.
      const [ofCall, ofAll] = [seal.of('lend try', call), seal.of('lend try', 'all')];
      const tried = await members.countTry({ key: ofCall, until: now() + counted.call }, now());
      if (tried > triesPerCall) return { kind: 'nobody' };
      const all = await members.countTry({ key: ofAll, until: now() + counted.all }, now());
      if (all > triesOfAll) return { kind: 'too many' };
      const member = await store.memberOf(await hashOf(code), now());
      if (member === undefined) return { kind: 'wrong' };
      await Promise.all([members.forgiveTry(ofCall), members.forgiveTry(ofAll)]);
      return { kind: 'right', member };
    },
  };
}

function derive(code: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(code, salt, 32, cost, (error, derived) => {
      if (error) reject(error);
      else resolve(derived);
    });
  });
}
