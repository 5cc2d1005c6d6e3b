import { randomInt } from 'node:crypto';
import { drawId, type Seal } from '../desk/members/secrets.ts';
import type { MemberStore } from '../desk/members/store.ts';
import { may, type Actor } from '../desk/roles.ts';
import type { DeskPeople, Did } from './desk-people.ts';
import type { LinePhones } from './phones.ts';
import { forbidden, no, toRefusal } from './refusals.ts';
import type { PeopleStore } from './store.ts';

/** What members' own phones need. */
export interface OwnPhoneParts {
  readonly store: PeopleStore;
  readonly members: Pick<MemberStore, 'countTry'>;
  readonly seal: Seal;
  readonly phones: LinePhones;
  readonly now: () => number;
}

const hour = 3_600_000;
/** Milliseconds for which a code holds, its tries, and calls that a member is read codes in within an hour. */
const codeHolds = 10 * 60_000;
const mostTries = 3;
const callsAnHour = 3;

const done: Did = { kind: 'done' };

/** How members have their own phones rung. */
export function ownPhones(
  parts: OwnPhoneParts,
): Pick<DeskPeople, 'setPhone' | 'verifyPhone' | 'removePhone'> {
  const { store, members, seal, phones, now } = parts;
  const sealOf = ({ id }: Actor, code: string): string => seal.of('people code', `${id} ${code}`);
  return {
    setPhone: async (actor, given) => {
      if (!may(actor, 'answer calls')) return forbidden(actor);
      const phone = toE164(given);
      const sealed = await phones.seal(phone);
      if (typeof sealed === 'string') return toRefusal(sealed);
      const key = seal.of('people call', actor.id);
      if ((await members.countTry({ key, until: now() + hour }, now())) > callsAnHour) {
        return no('tooManyCalls', `${callsAnHour} calls an hour read codes to you: try again later.`, {
          most: callsAnHour,
        });
      }
      await store.keepPhone(actor.id, { mark: drawId(), ...sealed, lastTwo: phone.slice(-2) });
      const code = String(randomInt(1_000_000)).padStart(6, '0');
      await store.keepCode(actor.id, sealOf(actor, code), now() + codeHolds);
      const placed = await phones.readCode(sealed.sealed, code);
      return placed === 'placed' ? done : toRefusal(placed);
    },
    verifyPhone: async (actor, code) => {
      if (!may(actor, 'answer calls')) return forbidden(actor);
      const tried = await store.tryCode(
        actor.id,
        sealOf(actor, code.replaceAll(/\D/g, '')),
        mostTries,
        now(),
      );
      if (tried === 'right') return done;
      return tried === 'wrong'
        ? no('wrongCode', 'This is not the code that was read to you: listen again, and type its six digits.')
        : no('noCode', 'There is no code to be typed any more: have yourself called again.');
    },
    removePhone: async (actor) => {
      await store.removePhone(actor.id);
      return done;
    },
  };
}

/** A number as members type it, in E.164. */
function toE164(given: string): string {
  const digits = given.replaceAll(/[\s().-]/g, '');
  return /^\d{10}$/.test(digits) ? `+1${digits}` : /^1\d{10}$/.test(digits) ? `+${digits}` : digits;
}
