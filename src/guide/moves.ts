import type { Guide } from './guide.ts';
import type { NodeId } from './ids.ts';
import type { CallEnd, Handover, Sending, TextEnd } from './node.ts';
import type { Offers } from './offers.ts';
import {
  firstLanguage,
  firstStop,
  lastStop,
  mostBack,
  nodeAt,
  stopBefore,
  stopToReturnTo,
  wholeLanguages,
  type At,
  type Place,
} from './place.ts';
import { isShared, shapeOf } from './shape.ts';

/** Moves to the first stop of a node that this caller hears. */
export function enter(guide: Guide, at: At, id: NodeId): At {
  const node = shapeOf(guide).nodes.get(id);
  const entered = { ...at, node: id, silences: 0, slow: false, round: 0 };
  return { ...entered, stop: node ? firstStop(node, entered) : 0 };
}

/** Moves from a node that is in the guide no more to what stands in its stead; from one that never was, to the main menu. */
export function enterInstead(guide: Guide, at: At): At {
  return enter(guide, { ...at, back: [] }, guide.former?.get(at.node) ?? guide.roles.main);
}

/** Reads the essentials by themselves, then goes to where `back` says; to goodbye where it is empty. */
export function read(guide: Guide, at: At, back: readonly Place[]): At {
  return enter(guide, { ...at, back, wrong: 0, readings: at.readings + 1 }, guide.roles.essentials);
}

/** A call in which no key was heard: the essentials in the first two languages, one after the other, then where `back` says. */
export function readWithoutKeys(guide: Guide, at: At, back: NodeId, offers: Offers): At {
  const { keyless, keylessReading } = guide.roles;
  const first = { ...at, language: firstLanguage(offers), readings: at.readings + 1, wrong: 0 };
  const hasSecond = wholeLanguages(offers).length > 1;
  return enter(guide, { ...first, back: [{ node: back, stop: 0 }] }, hasSecond ? keyless : keylessReading);
}

/** Goes on by itself: to a node, or through a reading to the node after it. */
export function goOn(
  guide: Guide,
  at: At,
  { to, then }: { readonly to: NodeId; readonly then?: NodeId },
): At {
  return then === undefined
    ? enter(guide, at, to)
    : {
        ...enter(guide, { ...at, back: [{ node: then, stop: 0 }], wrong: 0 }, to),
        readings: at.readings + 1,
      };
}

/** Goes where a choice leads; a node that several lead to remembers the way back. */
export function choose(guide: Guide, at: At, to: NodeId): At {
  if (to === guide.roles.language) return enter(guide, { ...at, back: [] }, to);
  if (to === at.node || !isShared(guide, to)) return enter(guide, at, to);
  // Another ZIP code is no way further in.
  if (to === guide.roles.zip && shapeOf(guide).ledToBy.get(at.node)?.has(to)) return enter(guide, at, to);
  const back = [...at.back, { node: at.node, stop: at.stop }].slice(-mostBack);
  return enter(guide, { ...at, back }, to);
}

/** One step back: to the message before, else to where the caller came from. */
export function goBack(guide: Guide, at: At): At {
  const node = nodeAt(guide, at);
  const before = node && stopBefore(node, at);
  return before === undefined ? goBackFrom(guide, at) : { ...at, stop: before, silences: 0 };
}

/** Out of a node, to where the caller came from. */
export function goBackFrom(guide: Guide, at: At): At {
  const { roles } = guide;
  if (at.node === roles.main || at.node === roles.greeting || at.node === roles.short) {
    return enter(guide, { ...at, back: [] }, roles.language);
  }
  if (isShared(guide, at.node)) {
    const place = at.back.at(-1);
    const node = place && shapeOf(guide).nodes.get(place.node);
    if (node) {
      const stop = stopToReturnTo(node, place.stop);
      return { ...at, node: place.node, stop, back: at.back.slice(0, -1), silences: 0, slow: false };
    }
    return enter(guide, at, roles.main);
  }
  const [parent] = shapeOf(guide).ledToBy.get(at.node) ?? [];
  const node = parent === undefined ? undefined : shapeOf(guide).nodes.get(parent);
  if (parent === undefined || !node) return enter(guide, { ...at, back: [] }, roles.main);
  return { ...at, node: parent, stop: lastStop(node), silences: 0, slow: false };
}

/** Back from what the line did for the caller: to what is said of how it ended, and from there to where the caller was before. */
export function comeBack(guide: Guide, at: At, node: Handover | Sending, how: CallEnd | TextEnd): At {
  const before = goBackFrom(guide, at);
  // Between an answer and a call to USCIS, or a message, stands only the question whether to.
  const origin = node.kind === 'handover' && node.to === 'person' ? before : goBackFrom(guide, before);
  const then = (node.then as Readonly<Partial<Record<typeof how, NodeId>>>)[how];
  return then === undefined ? origin : choose(guide, origin, then);
}
