import { isOffered } from './offered.ts';
import type { Choice } from './choice.ts';
import type { Guide } from './guide.ts';
import type { Offers } from './offers.ts';
import { personNode } from './handover.ts';
import { settle } from './leave-number.ts';
import { choose, enter, goBack, goBackFrom, read } from './moves.ts';
import { mostWrong, nodeAt, stopToAsk, stopToRepeat, type At } from './place.ts';
import { choicesOf, stopsOf } from './shape.ts';
import { plain, type Move } from './turn.ts';

const mostReadings = 2;

/** The keys that mean the same everywhere. */
export const everywhere = ['0', '9', '*', '#'];

/** Where a key leads at a place that asks, and in what manner that is said. */
export function onKey(guide: Guide, at: At, key: string, offers: Offers): Move {
  const { roles } = guide;
  if (at.node === roles.keyless) return plain(enter(guide, { ...at, back: [] }, roles.language));
  const good = { ...at, wrong: 0 };
  if (key === '#') return { at: { ...sayAgain(guide, good), slow: true }, manner: 'slower', left: 'again' };
  if (at.node === roles.greeting) return introduced(guide, onMeaning(guide, at, key, offers));
  return onMeaning(guide, at, key, offers);
}

/** What a key that cut the greeting off leads to, with what the line is. */
function introduced(guide: Guide, move: Move): Move {
  const node = nodeAt(guide, move.at);
  const isSaid = (node?.kind === 'menu' || node?.kind === 'answer') && move.at.node !== guide.roles.greeting;
  return isSaid ? { ...move, manner: 'introduced' } : move;
}

/** After the choices of an answer, "again" is the answer. */
function sayAgain(guide: Guide, at: At): At {
  const node = nodeAt(guide, at);
  if (node?.kind !== 'answer' || stopsOf(node)[at.stop]?.kind === 'message') return at;
  return { ...at, stop: stopToRepeat(node, at) };
}

function onMeaning(guide: Guide, at: At, key: string, offers: Offers): Move {
  const { roles } = guide;
  const good = { ...at, wrong: 0 };
  if (key === '*') return plain(goBack(guide, good));
  if (key === '9') return plain(enter(guide, { ...good, back: [] }, roles.main));
  if (key === '0') return plain(choose(guide, good, personNode(guide, offers, at.language)));
  const asked = whereAsked(guide, at);
  const choice = choicesAt(guide, asked).find(
    (one) => one.key === key && isOffered(one, offers, at.language),
  );
  if (choice) return plain(choose(guide, { ...settle(asked, choice.sets), wrong: 0 }, choice.to));
  return { ...onWrongKey(guide, asked), left: 'wrong key' };
}

function onWrongKey(guide: Guide, at: At): Move {
  const { roles } = guide;
  const wrong = at.wrong + 1;
  const node = nodeAt(guide, at);
  if (wrong < mostWrong && node) return { at: { ...at, stop: stopToAsk(node, at), wrong }, manner: 'wrong' };
  if (at.readings < mostReadings) return plain(read(guide, at, [{ node: roles.main, stop: 0 }]));
  return plain(enter(guide, { ...at, back: [] }, roles.goodbye));
}

function choicesAt(guide: Guide, at: At): readonly Choice[] {
  const node = nodeAt(guide, at);
  return node ? choicesOf(node) : [];
}

/** A node that leads on by itself takes the keys of the node that follows. */
function whereAsked(guide: Guide, at: At): At {
  const node = nodeAt(guide, at);
  if (node?.kind !== 'answer' || node.silence === 'ask') return at;
  const { silence } = node;
  const following = silence === 'back' ? goBackFrom(guide, at) : enter(guide, at, silence.then ?? silence.to);
  return { ...following, wrong: at.wrong };
}
