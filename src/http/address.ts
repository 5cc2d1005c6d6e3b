import { safeTimes, type CallBackWish } from '../guide/call-back.ts';
import type { Guide } from '../guide/guide.ts';
import type { Language, NodeId } from '../guide/ids.ts';
import type { Offers } from '../guide/offers.ts';
import type { Sealed } from './seal.ts';
import { languagePages, nearestStop, newCall, nodeAt, type At, type Place } from '../guide/place.ts';
import { shapeOf, stopsOf } from '../guide/shape.ts';

/** Rides on every address given out: two retries, after failures of every kind, each within 4 s. */
export const connectionOverrides = '#rc=2&rp=ct,rt,5xx&rt=4000';

/** Rides on the addresses of those who lend their voice: what they said has to be fetched and listened to, and their desk may have to be opened first. */
export const speakerOverrides = '#rc=2&rp=ct,5xx&rt=14000';

/** Stands before the state in the address of a document that takes a code, too. */
export const codeMark = 'c=1&';

/** The path of a node's address. */
export function pathOf(language: Language, node: NodeId): string {
  return `/voice/${language}/${node}`;
}

/** The path of what a called person hears before they take a call that comes from a node; `mark` tells which of several it is. */
export function whisperPath(language: Language, node: NodeId, mark?: string): string {
  return `/voice/whisper${markPath(mark)}/${language}/${node}`;
}

/** The path of the key with which a called person takes a call. */
export function acceptPath(language: Language, node: NodeId, mark?: string): string {
  return `/voice/accept${markPath(mark)}/${language}/${node}`;
}

function markPath(mark: string | undefined): string {
  return mark === undefined ? '' : `/~${mark}`;
}

/** A called person's address as that of the call that they are called for, with whom it was given to, and the ring that they can take. */
export function readCalled(url: string): {
  readonly isAnswer: boolean;
  readonly mark: string | undefined;
  readonly url: string;
  readonly ring: string;
} {
  const [, path = '', mark, rest = ''] = /^\/voice\/(whisper|accept)(?:\/~([\w-]+))?(\/.*)?$/.exec(url) ?? [];
  const ring = new URLSearchParams(url.split('?', 2)[1] ?? '').get('i') ?? '';
  return { isAnswer: path === 'accept', mark, url: `/voice${rest}`, ring };
}

/** The address that serves a recording: a whole one, for not every phone company says that <Play> takes another. */
export function recordingAddress(publicUrl: string, name: string): string {
  return `${publicUrl}/audio/${name}${connectionOverrides}`;
}

/** Turns digits of a caller's into what stands for them in the addresses of this call, or back. */
type Seal = (kind: Sealed, digits: string) => string | undefined;

/** The state of a call as an address's query: short, ASCII, in alphabetical order, never empty. What a caller has typed is in it as `seal` gives it, or not at all. `ring` names a call to the people behind the line. */
export function toQuery(at: At, seal: Seal = () => undefined, ring = ''): string {
  const back = at.back.map(({ node, stop }) => `${node}.${stop}`).join('~');
  const fields: readonly (readonly [string, string | number])[] = [
    ['b', back],
    ['e', at.readings],
    ['f', (at.callBack && seal('call back', toDigits(at.callBack))) ?? ''],
    ['h', at.stayed],
    ['i', ring],
    ['k', Number(at.keyed)],
    ['m', at.stop],
    ['n', at.turns],
    ['o', at.officeCalls],
    ['p', at.personCalls],
    ['q', at.round],
    ['r', at.silences],
    ['s', Number(at.slow)],
    ['t', Number(at.told)],
    ['u', at.uscisCalls],
    ['w', at.wrong],
    ['z', (at.zip === undefined ? undefined : seal('zip', at.zip)) ?? ''],
  ];
  return fields
    .filter(([name, value]) => name === 'n' || (value !== 0 && value !== ''))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

/**
 * The place that an address names. Total: a language or a node that there is not (any more) gives undefined,
 * and a value that cannot be is read as if it were not there.
 */
export function readAddress(
  guide: Guide,
  offers: Offers,
  url: string,
  open: Seal = () => undefined,
): At | undefined {
  const [path = '', query = ''] = url.split('?', 2);
  const [, , language, node, ...rest] = path.split('/');
  if (language === undefined || !offers.languages.includes(language)) return undefined;
  if (node === undefined || rest.length > 0) return undefined;
  const fields = new URLSearchParams(query);
  const zip = open('zip', fields.get('z') ?? '');
  const callBack = readDigits(open('call back', fields.get('f') ?? ''));
  const at: At = {
    ...newCall(guide, language),
    node,
    back: readBack(guide, fields.get('b') ?? ''),
    readings: readNumber(fields.get('e')),
    keyed: fields.get('k') === '1',
    turns: readNumber(fields.get('n')),
    stayed: readNumber(fields.get('h')),
    personCalls: readNumber(fields.get('p')),
    uscisCalls: readNumber(fields.get('u')),
    officeCalls: readNumber(fields.get('o')),
    round: readNumber(fields.get('q')),
    silences: readNumber(fields.get('r')),
    told: fields.get('t') === '1',
    slow: fields.get('s') === '1',
    wrong: readNumber(fields.get('w')),
    stop: readNumber(fields.get('m')),
    ...(zip === undefined ? {} : { zip }),
    ...(callBack === undefined ? {} : { callBack }),
  };
  const there = nodeAt(guide, at);
  if (there?.kind === 'languages') {
    const stop = Math.min(at.stop, languagePages(offers) - 1);
    return { ...at, stop: there.zeros ? Math.max(stop, 1) : stop };
  }
  return { ...at, stop: there ? nearestStop(there, at) : 0 };
}

function readNumber(text: string | null): number {
  return text !== null && /^\d{1,3}$/.test(text) ? Number(text) : 0;
}

/** The digits of a number, then when it is safe, and whether a message may be left. */
function toDigits({ digits, safe, mayLeaveMessage }: CallBackWish): string {
  return `${digits}${safeTimes.indexOf(safe)}${Number(mayLeaveMessage)}`;
}

function readDigits(text: string | undefined): CallBackWish | undefined {
  const safe = safeTimes[Number(text?.[10])];
  if (text === undefined || safe === undefined) return undefined;
  return { digits: text.slice(0, 10), safe, mayLeaveMessage: text[11] === '1' };
}

function readBack(guide: Guide, text: string): readonly Place[] {
  return text.split('~').flatMap((place): readonly Place[] => {
    const [id = '', stop = ''] = place.split('.');
    const node = shapeOf(guide).nodes.get(id);
    if (!node) return [];
    return [{ node: id, stop: Math.min(readNumber(stop), stopsOf(node).length - 1) }];
  });
}
