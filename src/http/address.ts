import type { Guide, Language, NodeId, Offers } from '../guide/flow.ts';
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

/** The path of what a called person hears before they take a call that comes from a node. */
export function whisperPath(language: Language, node: NodeId): string {
  return `/voice/whisper/${language}/${node}`;
}

/** The path of the key with which a called person takes a call. */
export function acceptPath(language: Language, node: NodeId): string {
  return `/voice/accept/${language}/${node}`;
}

/** The address that serves a recording: a whole one, for not every phone company says that <Play> takes another. */
export function recordingAddress(publicUrl: string, name: string): string {
  return `${publicUrl}/audio/${name}${connectionOverrides}`;
}

/** Turns a ZIP code into what stands for it in the addresses of this call, or back. */
export type SealZip = (zip: string) => string | undefined;

/** The state of a call as an address's query: short, ASCII, in alphabetical order, never empty. A ZIP code is in it as `seal` gives it, or not at all. */
export function toQuery(at: At, seal: SealZip = () => undefined): string {
  const back = at.back.map(({ node, stop }) => `${node}.${stop}`).join('~');
  const fields: readonly (readonly [string, string | number])[] = [
    ['b', back],
    ['e', at.readings],
    ['h', at.stayed],
    ['k', Number(at.keyed)],
    ['m', at.stop],
    ['n', at.turns],
    ['o', at.officeCalls],
    ['p', at.personCalls],
    ['r', at.silences],
    ['s', Number(at.slow)],
    ['t', Number(at.told)],
    ['u', at.uscisCalls],
    ['w', at.wrong],
    ['z', (at.zip === undefined ? undefined : seal(at.zip)) ?? ''],
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
  open: SealZip = () => undefined,
): At | undefined {
  const [path = '', query = ''] = url.split('?', 2);
  const [, , language, node, ...rest] = path.split('/');
  if (language === undefined || !offers.languages.includes(language)) return undefined;
  if (node === undefined || rest.length > 0) return undefined;
  const fields = new URLSearchParams(query);
  const zip = open(fields.get('z') ?? '');
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
    silences: readNumber(fields.get('r')),
    told: fields.get('t') === '1',
    slow: fields.get('s') === '1',
    wrong: readNumber(fields.get('w')),
    stop: readNumber(fields.get('m')),
    ...(zip === undefined ? {} : { zip }),
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

function readBack(guide: Guide, text: string): readonly Place[] {
  return text.split('~').flatMap((place): readonly Place[] => {
    const [id = '', stop = ''] = place.split('.');
    const node = shapeOf(guide).nodes.get(id);
    if (!node) return [];
    return [{ node: id, stop: Math.min(readNumber(stop), stopsOf(node).length - 1) }];
  });
}
