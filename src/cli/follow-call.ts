import type { CallRecord } from '../phone/record.ts';
import { placesOf } from '../workbench/phone/saved-call.ts';

/** Where a call with these keys goes. */
type Play = (keys: string) => Promise<CallRecord>;

/** A call that goes where it went before, by these keys; or why there is none. */
type Followed = { readonly keys: string; readonly record: CallRecord } | { readonly lost: string };

/** A stay at one node. */
interface Stay {
  readonly node: string;
  /** The number among all keys of the call of the one that led on; undefined where silence did, or several keys taken together. */
  readonly left?: number | undefined;
}

/** Keys that mean something in menus first: those that mean the same everywhere are hardly ever what a menu's key has become. */
const allKeys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0', '*', '#'];

/**
 * Follows a call through the same nodes as before, whichever keys lead there now. The first key that leads elsewhere is replaced by one
 * that leads where it led, until all of them do.
 */
export async function followCall(
  keys: string,
  places: readonly string[] | undefined,
  play: Play,
): Promise<Followed> {
  let record = await play(keys);
  if (places === undefined) return record.failure ? { lost: record.failure.message } : { keys, record };
  const wanted = staysOf(places);
  let pressed = keys;
  for (;;) {
    if (record.failure) return { lost: record.failure.message };
    const now = staysOf(placesOf(record));
    const apart = firstDifference(now, wanted);
    if (apart === undefined) return { keys: pressed, record };
    const better = await replaceKey(pressed, [now[apart - 1]?.left, wanted[apart - 1]?.left], play, {
      places,
      beyond: apart,
    });
    if (better === undefined) return { lost: tellLost(now, wanted, apart) };
    ({ keys: pressed, record } = better);
  }
}

/** Replaces one of these keys by that with which the call goes on as before for longest; undefined where none brings it further than it came. */
async function replaceKey(
  keys: string,
  indexes: readonly (number | undefined)[],
  play: Play,
  { places, beyond }: { readonly places: readonly string[]; readonly beyond: number },
): Promise<{ readonly keys: string; readonly record: CallRecord } | undefined> {
  const wanted = staysOf(places);
  for (const index of new Set(indexes)) {
    if (index === undefined) continue;
    let best: { readonly keys: string; readonly record: CallRecord; readonly alike: number } | undefined;
    for (const key of allKeys) {
      const tried = withKey(keys, index, key);
      if (tried === undefined || tried === keys) continue;
      const record = await play(tried);
      const gone = placesOf(record);
      const apart = firstDifference(staysOf(gone), wanted) ?? Infinity;
      if (apart <= beyond) continue;
      const alike = firstDifference(toPlaces(gone), toPlaces(places)) ?? Infinity;
      if (best === undefined || alike > best.alike) best = { keys: tried, record, alike };
    }
    if (best) return best;
  }
  return undefined;
}

/** The keys with another one in place of one of them, counted without silences and hanging up. */
function withKey(keys: string, index: number, key: string): string | undefined {
  let count = -1;
  const items = keys.split(',').map((item) => {
    if (!/^[0-9*#]/.test(item.trim())) return item;
    count += 1;
    return count === index ? item.trim().replace(/^./, key) : item;
  });
  return count < index ? undefined : items.join(',');
}

const toPlaces = (places: readonly string[]): readonly { readonly node: string }[] =>
  places.map((place) => ({ node: place.replace(/ > .*/, '') }));

/** The nodes of a call, each as long as it stays there, and its end. */
function staysOf(places: readonly string[]): readonly Stay[] {
  const stays: Stay[] = [];
  let count = 0;
  for (const place of places) {
    const [at = '', digits = ''] = place.split(' > ');
    const node = at.replace(/ \d+$/, '');
    count += digits.length;
    const stay: Stay = { node, left: digits.length === 1 ? count - 1 : undefined };
    if (stays.at(-1)?.node === node) stays[stays.length - 1] = stay;
    else stays.push(stay);
  }
  return stays;
}

/** Where two calls part; undefined where they do not. */
function firstDifference(
  some: readonly { readonly node: string }[],
  others: readonly { readonly node: string }[],
): number | undefined {
  const longest = Math.max(some.length, others.length);
  const index = Array.from({ length: longest }).findIndex((_, at) => some[at]?.node !== others[at]?.node);
  return index === -1 ? undefined : index;
}

function tellLost(now: readonly Stay[], wanted: readonly Stay[], apart: number): string {
  const went = wanted[apart]?.node;
  const goes = now[apart]?.node ?? 'nowhere';
  const from = wanted[apart - 1];
  if (from === undefined) return `it began at "${went ?? ''}", and begins at "${goes}" now`;
  if (went === undefined) return `it ended after "${from.node}", and goes on to "${goes}" now`;
  const how = from.left === undefined ? 'silence, or what is typed there, leads' : 'no key leads';
  return `after "${from.node}" it went on to "${went}": ${how} there no more (it goes to "${goes}" now)`;
}
