import type { Guide } from './guide.ts';
import type { Language } from './ids.ts';
import type { Answer, Handover, Menu } from './node.ts';
import type { Offers } from './offers.ts';
import { keepToOffers, personNode } from './handover.ts';
import { everywhere, onKey } from './keys.ts';
import { afterReading, chooseAfterZero, chooseLanguage, nextLanguagePage } from './language-menu.ts';
import { afterLeaving, onPhone, withOwnPhone } from './leave-number.ts';
import { keepToLimits } from './limits.ts';
import { choose, comeBack, enter, enterInstead, goBack, goOn, read, readWithoutKeys } from './moves.ts';
import { nextOffice, onOfficeSilence, onZip } from './offices.ts';
import {
  firstLanguage,
  languagePages,
  lastStop,
  newCall,
  nodeAt,
  stopAfter,
  stopToRepeat,
  type At,
} from './place.ts';
import { stopsOf } from './shape.ts';
import { roundsFor } from './team.ts';
import { plain, type Beginning, type Heard, type Left, type Move, type Next, type Turn } from './turn.ts';

/** A call that has made this many turns is said goodbye to. */
export const mostTurns = 200;

/** The first place of a new call. */
export function begin(guide: Guide, beginning: Beginning, offers: Offers): Turn {
  const language = offers.languages.find((code) => code === beginning.language);
  const call = { ...newCall(guide, language ?? firstLanguage(offers)), turns: 1 };
  return keepToOffers(guide, plain(beginAt(guide, call, beginning, language, offers)), offers);
}

/** A phone whose keys are blocked is read the essentials, and no menu of keys. */
function beginAt(
  guide: Guide,
  call: At,
  { essentialsFirst }: Beginning,
  language: Language | undefined,
  offers: Offers,
): At {
  const { greeting, goodbye, keylessEnd } = guide.roles;
  if (essentialsFirst && language !== undefined) return read(guide, call, [{ node: goodbye, stop: 0 }]);
  if (essentialsFirst) return readWithoutKeys(guide, call, keylessEnd, offers);
  return enter(guide, call, language === undefined ? guide.roles.language : greeting);
}

/** The main menu with an apology: where a call goes on after a fault of ours. Total: never throws. */
export function apologize(guide: Guide, language: Language, at: At | undefined, offers: Offers): Turn {
  const call = at ?? newCall(guide, language);
  if (call.turns + 1 >= mostTurns) return plain(enter(guide, call, guide.roles.goodbye));
  const main = { ...enter(guide, call, guide.roles.main), back: [], turns: call.turns + 1 };
  return keepToOffers(guide, { at: main, manner: 'sorry' }, offers);
}

/**
 * The only place that decides where a call goes. Total and pure: every place, key and silence has an answer,
 * and the same request asked twice has the same one.
 */
export function step(guide: Guide, before: At, heard: Heard, offers: Offers): Next {
  const next: Next = { left: leftBy(heard), ...move(guide, before, heard, offers) };
  return { ...next, ...keepToLimits(guide, before, keepToOffers(guide, next, offers)) };
}

function move(guide: Guide, before: At, heard: Heard, offers: Offers): Move {
  const at = { ...before, turns: before.turns + 1 };
  const node = nodeAt(guide, at);
  if (at.turns >= mostTurns) return plain(enter(guide, at, guide.roles.goodbye));
  if (node === undefined)
    return { at: enterInstead(guide, at), manner: guide.former?.has(at.node) ? 'changed' : 'plain' };
  switch (node.kind) {
    case 'goodbye':
      return plain(at);
    case 'reading': {
      const next = stopAfter(node, at);
      const then = next === undefined ? afterReading(guide, at, offers) : { ...at, stop: next };
      return { ...plain(then), left: 'onward' };
    }
    case 'languages':
      return heard.kind === 'key'
        ? onLanguageKey(guide, { ...at, keyed: true, silences: 0 }, heard.key, offers)
        : onLanguageSilence(guide, at, node.zeros ?? false, offers);
    case 'zip': {
      const typing = heard.kind === 'key' ? { ...at, keyed: true, silences: 0 } : at;
      return heard.kind === 'key' && everywhere.includes(heard.key)
        ? onKey(guide, typing, heard.key, offers)
        : onZip(guide, node, typing, heard, offers);
    }
    case 'offices':
      if (heard.kind !== 'key') return onOfficeSilence(guide, node, at, offers);
      return heard.key === '1'
        ? nextOffice(guide, node, { ...at, keyed: true, silences: 0 }, offers)
        : onKey(guide, { ...at, keyed: true, silences: 0 }, heard.key, offers);
    case 'handover':
      return onHandover(guide, node, at, heard, offers);
    case 'phone': {
      const typing = heard.kind === 'key' ? { ...at, keyed: true, silences: 0 } : at;
      return heard.kind === 'key' && everywhere.includes(heard.key)
        ? onKey(guide, typing, heard.key, offers)
        : onPhone(guide, node, typing, heard);
    }
    case 'own phone':
      return plain(withOwnPhone(guide, node, at, heard.kind === 'own phone' ? heard.digits : undefined));
    case 'leaving':
      return plain(afterLeaving(guide, node, at, heard.kind === 'left number' ? heard.how : 'failed'));
    case 'sending':
      return plain(comeBack(guide, at, node, heard.kind === 'text' ? heard.how : 'failed'));
    case 'menu':
    case 'answer':
      return heard.kind === 'key'
        ? onKey(guide, { ...at, keyed: true, silences: 0 }, heard.key, offers)
        : onSilence(guide, node, at);
  }
}

/** Between two rings any key ends the wait; where nobody of the first has answered, the next ring. */
function onHandover(guide: Guide, node: Handover, at: At, heard: Heard, offers: Offers): Move {
  const isPerson = node.to === 'person';
  if (isPerson && heard.kind === 'key') {
    return { ...plain(comeBack(guide, { ...at, keyed: true }, node, 'no-answer')), left: 'key' };
  }
  const how = heard.kind === 'call' ? heard.how : 'failed';
  const hasNext = at.round + 1 < roundsFor(offers, at.language);
  if (isPerson && how !== 'completed' && hasNext) return plain({ ...at, round: at.round + 1 });
  return plain(comeBack(guide, at, node, how));
}

/** How a place was left by what was heard there. */
function leftBy({ kind }: Heard): Left {
  return kind === 'own phone' || kind === 'left number' ? 'onward' : kind;
}

/** In the language menu 0 by itself is a person, where there is one, in the language that is offered first. */
function onLanguageKey(guide: Guide, at: At, key: string, offers: Offers): Move {
  if (at.node === guide.roles.languageZero) {
    const isZeroTooMany = key === '0' && at.stop + 1 >= languagePages(offers);
    if (isZeroTooMany && offers.person) return toPerson(guide, at, offers);
    return { ...chooseAfterZero(guide, at, key, offers), manner: 'plain' };
  }
  if (key === '0' && offers.person && languagePages(offers) === 1) return toPerson(guide, at, offers);
  return { ...chooseLanguage(guide, at, key, offers), manner: 'plain' };
}

function toPerson(guide: Guide, at: At, offers: Offers): Move {
  const menu = enter(guide, { ...at, back: [] }, guide.roles.language);
  return plain(choose(guide, menu, personNode(guide, offers, at.language)));
}

function onLanguageSilence(guide: Guide, at: At, isAfterZero: boolean, offers: Offers): Move {
  if (isAfterZero) {
    return offers.person ? toPerson(guide, at, offers) : plain(enter(guide, at, guide.roles.language));
  }
  const next = nextLanguagePage(guide, at, offers);
  const isNextPage = next.node === at.node && next.stop > at.stop;
  return { ...plain(next), left: isNextPage ? 'onward' : 'silence' };
}

function onSilence(guide: Guide, node: Menu | Answer, at: At): Move {
  const stops = stopsOf(node);
  const next = stops[at.stop]?.kind === 'message' ? stopAfter(node, at) : undefined;
  if (next !== undefined) {
    const stop = stops[next];
    const told = at.told || (stop?.kind === 'choices' && stop.keys === 'in full');
    const isSlow = at.slow && stop?.kind === 'message';
    return { at: { ...at, stop: next, told }, manner: isSlow ? 'slower' : 'plain', left: 'onward' };
  }
  if (node.silence === 'back') return { ...plain(goBack(guide, at)), left: 'onward' };
  if (node.silence !== 'ask') return { ...plain(goOn(guide, at, node.silence)), left: 'onward' };
  const silences = at.silences + 1;
  if (node.kind === 'answer' && node.repeats && silences === 1) {
    return plain({ ...at, stop: stopToRepeat(node, at), silences });
  }
  const patient = at.keyed ? 2 : 1;
  if (silences <= patient) return { at: { ...at, stop: lastStop(node), silences }, manner: 'simpler' };
  // Whoever has heard no answer yet must not be left without what matters most.
  if (at.told || at.readings > 0) return plain(enter(guide, { ...at, back: [] }, guide.roles.goodbye));
  return plain(read(guide, at, []));
}
