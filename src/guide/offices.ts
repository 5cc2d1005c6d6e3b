import type { Guide } from './guide.ts';
import type { NodeId } from './ids.ts';
import type { Offers } from './offers.ts';
import { enter, goBack, goBackFrom } from './moves.ts';
import { mostOffices, type Branch, type NearOffice, type Offices, type ZipQuestion } from './near.ts';
import { forget, mostWrong, nodeAt, type At, type Place } from './place.ts';
import { shapeOf, stopsOf } from './shape.ts';
import { plain, type Heard, type Move, type Turn } from './turn.ts';

/** Where the case of a caller is, by where they last came from; undefined where nothing tells. */
function branchOf({ topics }: Guide, { node, back }: At): Branch | undefined {
  const branchOfNode = (id: NodeId): Branch | undefined =>
    topics.find(({ nodes }) => Object.hasOwn(nodes, id))?.branch;
  return [...back.map((place) => place.node), node].map(branchOfNode).findLast((one) => one !== undefined);
}

/** The offices for the ZIP code of a call, the best first; none where it has none. */
export function officesFor(guide: Guide, at: At, offers: Offers): readonly NearOffice[] {
  const { zip, language } = at;
  if (zip === undefined) return [];
  const found = offers.legalHelp?.officesFor(zip, { branch: branchOf(guide, at), language }) ?? [];
  return found.slice(0, mostOffices);
}

/** The office that is told at a place, or from which the caller came there; undefined where none is. */
export function officeAt(guide: Guide, at: At, offers: Offers): NearOffice | undefined {
  const place = nodeAt(guide, at)?.kind === 'offices' ? at : at.back.at(-1);
  const index = place && indexOfOffice(guide, place);
  return index === undefined ? undefined : officesFor(guide, at, offers)[index];
}

/** Which office a stop of offices tells, from 0; undefined where it tells none. */
export function indexOfOffice(guide: Guide, { node, stop }: Place): number | undefined {
  const there = shapeOf(guide).nodes.get(node);
  const told = there && stopsOf(there)[stop];
  return told?.kind === 'office' ? told.index : undefined;
}

/** What was typed where a ZIP code is asked for, or silence. */
export function onZip(guide: Guide, node: ZipQuestion, at: At, heard: Heard, offers: Offers): Move {
  if (heard.kind !== 'key') {
    const silences = at.silences + 1;
    return silences < 2
      ? { at: { ...at, silences }, manner: 'simpler' }
      : plain(enter(guide, at, node.without));
  }
  const { key } = heard;
  if (key.includes('*')) return plain(goBack(guide, { ...at, wrong: 0 }));
  if (/^\d{5}$/.test(key)) {
    const typed = { ...at, zip: key, wrong: 0 };
    const isThere = officesFor(guide, typed, offers).length > 0;
    return plain(enter(guide, typed, isThere ? node.offices : node.nobody));
  }
  const wrong = at.wrong + 1;
  if (wrong < mostWrong) return { at: { ...at, wrong }, manner: 'wrong', left: 'wrong key' };
  return { ...plain(enter(guide, { ...at, wrong: 0 }, node.without)), left: 'wrong key' };
}

/** Key 1 where offices are told: the next one, or after the last the first. */
export function nextOffice(guide: Guide, node: Offices, at: At, offers: Offers): Move {
  const last = Math.min(officesFor(guide, at, offers).length, mostOffices) - 1;
  const index = (indexOfOffice(guide, at) ?? -1) + 1;
  const stop = stopsOf(node).findIndex((one) => one.kind === 'office' && one.index === index % (last + 1));
  return { at: { ...at, stop, wrong: 0 }, manner: at.slow ? 'slower' : 'plain' };
}

/** Silence where offices are told: on to the first; once more, as somebody may be writing; the choices alone; goodbye. */
export function onOfficeSilence(guide: Guide, node: Offices, at: At, offers: Offers): Move {
  if (stopsOf(node)[at.stop]?.kind === 'message') {
    return { ...nextOffice(guide, node, at, offers), left: 'onward' };
  }
  const silences = at.silences + 1;
  if (silences <= 2) return { at: { ...at, silences }, manner: silences === 1 ? 'plain' : 'simpler' };
  return plain(enter(guide, { ...at, back: [] }, guide.roles.goodbye));
}

/** Holds a turn to what a ZIP code is for: it stays with a call only while offices are told, and these are told by it alone. */
export function keepToZip(guide: Guide, turn: Turn, offers: Offers): Turn {
  const without = forget(turn.at, 'zip');
  const kind = nodeAt(guide, turn.at)?.kind;
  if (kind === 'zip') {
    const at = offers.legalHelp ? without : goBackFrom(guide, without);
    return { ...turn, at };
  }
  if (kind !== 'offices') {
    const { nodes } = shapeOf(guide);
    const isLedFrom = turn.at.back.some(({ node }) => nodes.get(node)?.kind === 'offices');
    return isLedFrom ? turn : { ...turn, at: without };
  }
  const count = officesFor(guide, turn.at, offers).length;
  if (count === 0) return keepToZip(guide, plain(enter(guide, without, guide.roles.zip)), offers);
  const index = indexOfOffice(guide, turn.at);
  if (index === undefined || index < count) return turn;
  return { ...turn, at: { ...turn.at, stop: turn.at.stop - (index - count + 1) } };
}
