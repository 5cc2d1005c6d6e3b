import type { CallBackAnswer, LeaveEnd, Leaving, OwnPhone, PhoneQuestion } from './call-back.ts';
import type { Guide } from './guide.ts';
import type { NodeId } from './ids.ts';
import type { Offers } from './offers.ts';
import { choose, enter, goBack, goBackFrom } from './moves.ts';
import { forget, lastStop, mostBack, mostWrong, nodeAt, type At } from './place.ts';
import { shapeOf, targetsOf } from './shape.ts';
import { plain, type Heard, type Move, type Turn } from './turn.ts';
import { canLeaveNumber } from './team.ts';

/** The ten digits of a number in the United States; undefined for what is none. Source: https://nationalnanpa.com/area_codes */
export function phoneDigits(typed: string): string | undefined {
  return /^(?:\+?1)?([2-9]\d{2}[2-9]\d{6})$/.exec(typed)?.[1];
}

/** What was typed where a telephone number is asked for, or silence. */
export function onPhone(guide: Guide, node: PhoneQuestion, at: At, heard: Heard): Move {
  if (heard.kind !== 'key') {
    const silences = at.silences + 1;
    return silences < 2
      ? { at: { ...at, silences }, manner: 'simpler' }
      : plain(leaveOff(guide, at, node.without));
  }
  const { key } = heard;
  if (key.includes('*')) return plain(goBack(guide, { ...at, wrong: 0 }));
  const digits = phoneDigits(key);
  if (digits !== undefined) return plain(choose(guide, { ...wish(at, digits), wrong: 0 }, node.then));
  const wrong = at.wrong + 1;
  if (wrong < mostWrong) return { at: { ...at, wrong }, manner: 'wrong', left: 'wrong key' };
  return { ...plain(leaveOff(guide, { ...at, wrong: 0 }, node.without)), left: 'wrong key' };
}

/** A call whose caller wants to be called at a number. */
function wish(at: At, digits: string): At {
  return { ...at, callBack: { safe: 'any', mayLeaveMessage: false, ...at.callBack, digits } };
}

/** A call with what a choice settles. */
export function settle(at: At, answer: CallBackAnswer | undefined): At {
  const { callBack } = at;
  if (answer === undefined || callBack === undefined) return at;
  return answer === 'message' || answer === 'no message'
    ? { ...at, callBack: { ...callBack, mayLeaveMessage: answer === 'message' } }
    : { ...at, callBack: { ...callBack, safe: answer } };
}

/** Goes on with the number of the phone that calls; undefined where it shows none that can be called. */
export function withOwnPhone(guide: Guide, node: OwnPhone, at: At, digits: string | undefined): At {
  const before = goBackFrom(guide, at);
  return digits === undefined
    ? choose(guide, before, node.without)
    : choose(guide, wish(before, digits), node.then);
}

/** Tells how leaving a number ended, and from there comes back to where the caller was before. */
export function afterLeaving(guide: Guide, node: Leaving, at: At, how: LeaveEnd): At {
  return leaveOff(guide, at, node.then[how]);
}

/** Ends leaving a number at a node that tells so: the ways back into it are gone. */
function leaveOff(guide: Guide, at: At, to: NodeId): At {
  const own = nodesAbout(guide);
  return enter(
    guide,
    { ...forget(at, 'callBack'), back: at.back.filter(({ node }) => !Object.hasOwn(own, node)) },
    to,
  );
}

/**
 * Holds a turn to what a number is for: it stays with a call only while it is being left, and nobody is asked about one that there is not. Whoever
 * hears that nobody answers is asked next whether they want to be called, where that can be done.
 */
export function keepToCallBack(guide: Guide, turn: Turn, offers: Offers): Turn {
  const { at } = turn;
  const node = nodeAt(guide, at);
  const isAbout = Object.hasOwn(nodesAbout(guide), at.node);
  if (!isAbout || node?.kind === 'answer') {
    const without = forget(at, 'callBack');
    return { ...turn, at: isUnanswered(guide, at) ? askNext(guide, without, offers) : without };
  }
  const { callBack } = guide.roles;
  if (!canLeaveNumber(offers, at.language))
    return { ...turn, at: goBackFrom(guide, leaveOff(guide, at, callBack)) };
  const isAsked = at.callBack === undefined && needsNumber(guide, at.node);
  return isAsked ? { ...turn, at: leaveOff(guide, at, callBack) } : turn;
}

/** The nodes by which a number is left. */
function nodesAbout({ topics, roles }: Guide): Readonly<Record<NodeId, unknown>> {
  return topics.find(({ nodes }) => Object.hasOwn(nodes, roles.callBack))?.nodes ?? {};
}

/** Whether a node comes after the number. */
function needsNumber(guide: Guide, id: NodeId): boolean {
  const { nodes } = shapeOf(guide);
  const question = [...nodes.values()].find((one) => one.kind === 'phone');
  const after = new Set(question ? [question.then] : []);
  for (const one of after) {
    const node = nodes.get(one);
    if (node?.kind === 'menu') for (const to of targetsOf(node)) after.add(to);
  }
  return after.has(id) && nodes.get(id)?.kind !== 'phone';
}

/** Whether a node tells that no person answers. */
function isUnanswered(guide: Guide, { node }: At): boolean {
  const { person, personClosed } = guide.roles;
  const handover = shapeOf(guide).nodes.get(person);
  const ends = handover?.kind === 'handover' ? Object.entries(handover.then) : [];
  return node === personClosed || ends.some(([how, to]) => how !== 'completed' && to === node);
}

/** Has whoever goes back from here asked first whether they want to be called. */
function askNext(guide: Guide, at: At, offers: Offers): At {
  const { callBack } = guide.roles;
  const menu = shapeOf(guide).nodes.get(callBack);
  if (!menu || !canLeaveNumber(offers, at.language) || at.back.at(-1)?.node === callBack) return at;
  return { ...at, back: [...at.back, { node: callBack, stop: lastStop(menu) }].slice(-mostBack) };
}
