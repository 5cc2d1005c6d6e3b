import type { Actor } from '../desk/roles.ts';
import type { Language } from '../guide/ids.ts';
import type { CallBack, DeskPeople, Did } from './desk-people.ts';
import type { LinePhones } from './phones.ts';
import { readsIn } from './reach.ts';
import { no, noPhone, toRefusal } from './refusals.ts';
import type { Behind, KeptCallBack, PeopleStore } from './store.ts';

const done: Did = { kind: 'done' };
const gone = no(
  'gone',
  'This number is not there any more: it has been called back, or its seven days are over.',
);
const taken = no('taken', 'Somebody else has taken this number.');
const notTaken = no('notTaken', 'Take this number first, so that nobody else calls it too.');

/** What members do with numbers that wait; whoever does not speak a language finds none of it. */
export function callBackActs(
  store: PeopleStore,
  phones: LinePhones,
  behindOf: (actor: Actor) => Promise<Behind | undefined>,
  now: () => number,
): Pick<DeskPeople, 'callBacks' | 'act' | 'call'> {
  const find = async (actor: Actor): Promise<readonly KeptCallBack[]> => {
    const one = await behindOf(actor);
    const languages: readonly Language[] = one ? readsIn(one.member, one.shift.languages) : [];
    return store.callBacks(actor.id, languages, now());
  };
  return {
    callBacks: async (actor) => (await find(actor)).map(({ callBack }): CallBack => callBack),
    act: async (actor, id, act) => {
      const found = (await find(actor)).find(({ callBack }) => callBack.id === id);
      if (!found) return gone;
      if (act === 'take') return (await store.takeCallBack(actor.id, id, now())) ? done : taken;
      if (found.callBack.takenBy !== actor.id) return found.callBack.takenBy === undefined ? notTaken : taken;
      const isDone =
        act === 'done' || act === 'gave up'
          ? await store.endCallBack(actor.id, id)
          : await store.giveBack(actor.id, id, act === 'try later' ? 1 : 0);
      return isDone ? done : taken;
    },
    call: async (actor, id, digits) => {
      const found = (await find(actor)).find(({ callBack }) => callBack.id === id);
      if (!found) return gone;
      if (found.callBack.takenBy !== actor.id) return found.callBack.takenBy === undefined ? notTaken : taken;
      const phone = (await behindOf(actor))?.phone;
      if (!phone?.isVerified) return noPhone;
      const placed = await phones.callBack({ sealed: phone.sealed, digits, mark: found.mark });
      return placed === 'placed' ? done : toRefusal(placed);
    },
  };
}
