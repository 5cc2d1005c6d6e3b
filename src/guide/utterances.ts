import { isOffered } from './offered.ts';
import type { Choice } from './choice.ts';
import type { Guide } from './guide.ts';
import type { Node } from './node.ts';
import type { Offers } from './offers.ts';
import type { Utterance } from './utterance.ts';
import { isCalledAgain, pauseBetween } from './limits.ts';
import { toSpoken } from './lines.ts';
import type { Offices } from './near.ts';
import { indexOfOffice, officesFor } from './offices.ts';
import {
  firstStop,
  languageKeyOf,
  languagePages,
  languagesPerPage,
  wholeLanguages,
  type At,
} from './place.ts';
import { isSilent, stopsOf } from './shape.ts';
import type { Manner } from './turn.ts';
import { officeChoices, tellDigits, tellOffice } from './tell-office.ts';

/** The words of a place, in order, still in the form in which the guide has them. */
export function utterancesAt(
  guide: Guide,
  node: Node,
  at: At,
  manner: Manner,
  offers: Offers,
): readonly Utterance[] {
  const { common } = guide;
  if (node.kind === 'goodbye' && node.twice) return inFirstTwo(node.say, offers);
  if (node.kind === 'goodbye') return node.say;
  if (node.kind === 'handover' && at.round > 0) return node.waiting ?? [];
  if (node.kind === 'handover')
    return isCalledAgain(node, at) ? [...node.say, { pause: pauseBetween }] : node.say;
  if (isSilent(node)) return [];
  if (node.kind === 'languages')
    return node.zeros ? [{ sound: 'chime' }] : languageUtterances(guide, at, offers);
  if (node.kind === 'zip' || node.kind === 'phone')
    return manner === 'simpler' || manner === 'wrong' ? node.again : node.ask;
  if (node.kind === 'offices') return officeUtterances(guide, node, at, manner, offers);
  const stop = stopsOf(node)[at.stop];
  if (stop?.kind === 'message') {
    const isFirst = isFirstAnswer(node, at) && manner !== 'slower';
    // A language of which there is little has no word for it.
    const isUnsaid = manner === 'changed' && offers.reach[at.language]?.short === true;
    return [
      ...(isUnsaid ? [] : introductionOf(guide, manner)),
      ...(isFirst ? [common.keysAnyTime] : []),
      ...stop.message.say,
    ];
  }
  if (stop?.kind !== 'choices' || node.kind === 'reading') return [];
  const opening = offers.reach[at.language]?.short ? [] : openingOf(guide, manner);
  const choices = node.choices
    .filter((choice) => isOffered(choice, offers, at.language))
    .flatMap((choice) => choiceUtterances(guide, choice, manner));
  const keys = stop.keys === 'in full' ? common.keys : common.keysBriefly;
  if (node.kind === 'answer') return [...opening, ...choices, ...keys];
  const isFirst = manner === 'plain' || manner === 'slower' || manner === 'introduced';
  const before = isFirst ? (node.say ?? []).flatMap((one) => tellNumber(guide, at, one)) : [];
  const paper = node.paper ? [common.takeYourTime] : [];
  return [...opening, ...before, ...node.ask, ...choices, ...paper];
}

/** The number that a caller leaves stands in no file. */
function tellNumber(guide: Guide, { callBack }: At, one: Utterance): readonly Utterance[] {
  const isNumber = typeof one === 'object' && 'told' in one && one.told === 'left number';
  return isNumber ? tellDigits(guide, callBack?.digits ?? '') : [one];
}

function officeUtterances(
  guide: Guide,
  node: Offices,
  at: At,
  manner: Manner,
  offers: Offers,
): readonly Utterance[] {
  const opening = openingOf(guide, manner);
  const index = indexOfOffice(guide, at);
  if (index === undefined) return [...opening, ...node.say];
  const offices = officesFor(guide, at, offers);
  const office = offices[index];
  const isTold = office && manner !== 'simpler' && manner !== 'wrong';
  const choices = officeChoices(node, index, offices.length)
    .filter((choice) => isOffered(choice, offers, at.language))
    .flatMap((choice) => choiceUtterances(guide, choice, manner));
  return [
    ...opening,
    ...(isTold ? tellOffice(guide, node, office, offers, at.language) : []),
    ...choices,
    ...guide.common.keysBriefly,
  ];
}

function openingOf(guide: Guide, manner: Manner): readonly Utterance[] {
  const { common } = guide;
  if (manner === 'wrong') return [common.wrongKey];
  return manner === 'sorry' ? [common.sorry] : introductionOf(guide, manner);
}

/** Whether an answer begins before any was heard to its end: then it says first that a key works at any time. */
function isFirstAnswer(node: Node, at: At): boolean {
  return node.kind === 'answer' && node.silence === 'ask' && !at.told && at.stop === firstStop(node, at);
}

function introductionOf({ common }: Guide, manner: Manner): readonly Utterance[] {
  if (manner === 'changed') return [common.justChanged];
  return manner === 'introduced' ? [common.whoSpeaks] : [];
}

/** The same words in the first two languages, one after the other. */
function inFirstTwo(say: readonly Utterance[], offers: Offers): readonly Utterance[] {
  return wholeLanguages(offers)
    .slice(0, 2)
    .flatMap((language) =>
      say.map((utterance): Utterance => {
        const spoken = toSpoken(utterance);
        return spoken ? { ...spoken, in: language } : utterance;
      }),
    );
}

function choiceUtterances({ common }: Guide, choice: Choice, manner: Manner): readonly Utterance[] {
  const words = (manner === 'simpler' ? choice.simply : undefined) ?? choice.for;
  return [...(typeof words === 'string' ? [words] : words), common.press[choice.key]];
}

function languageUtterances({ common }: Guide, at: At, offers: Offers): readonly Utterance[] {
  const page = offers.languages.slice(at.stop * languagesPerPage, (at.stop + 1) * languagesPerPage);
  const names = page.flatMap((language, index): readonly Utterance[] => {
    const { zeros, key } = languageKeyOf(at.stop * languagesPerPage + index);
    return [
      { line: common.languageName, in: language },
      ...Array.from({ length: zeros }, () => ({ line: common.zeroThen, in: language })),
      { line: common.press[key], in: language },
    ];
  });
  if (languagePages(offers) === 1) return names;
  const more = wholeLanguages(offers)
    .slice(0, 2)
    .flatMap((language): readonly Utterance[] => [
      { line: common.moreLanguages, in: language },
      { line: common.press['9'], in: language },
    ]);
  return [...names, ...more];
}
