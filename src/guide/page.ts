import { isFor, isOffered, isThere } from './audience.ts';
import type { Choice, Guide, Language, LineKey, Node, NodeId, Offers, Utterance } from './flow.ts';
import type { Offices } from './near.ts';
import { tell, tellAge } from './told.ts';
import {
  firstStop,
  languageKeyOf,
  languagePages,
  languagesPerPage,
  nodeAt,
  wholeLanguages,
  type At,
} from './place.ts';
import { declaredLines, toSpoken } from './lines.ts';
import { isCalledAgain, pauseBetween } from './limits.ts';
import { indexOfOffice, officeAt, officesFor } from './offices.ts';
import { isSilent, stopsOf } from './shape.ts';
import { officeChoices, tellDigits, tellOffice } from './tell-office.ts';
import type { Manner } from './step.ts';

/** One thing to be said, with nothing left to decide but the voice. */
export type Said =
  | { readonly line: LineKey; readonly language: Language; readonly slow: boolean }
  /** A name, in the language that it is said in. */
  | { readonly name: string; readonly language: Language }
  | { readonly pause: number }
  | { readonly sound: string };

/** What one document says and does: plain data, for the voice and for whoever counts or draws. */
export interface Page {
  readonly node: NodeId;
  /** The caller's language; what is said in another stands for itself. */
  readonly language: Language;
  readonly say: readonly Said[];
  /** The whole page more slowly: "again". */
  readonly slower: boolean;
  /** Takes a key, waiting so many seconds for it; reads on without one; or ends the call. */
  readonly then:
    | {
        readonly kind: 'gather';
        readonly patience: number;
        /** How many keys are taken together, unless `*` ends them; one unless set. */
        readonly keys?: number;
        /** What silence does; asks the line what next unless set. */
        readonly silence?: 'hang-up';
      }
    /** Calls somebody else, and comes back when that ends. */
    | {
        readonly kind: 'dial';
        readonly to: 'person' | 'uscis';
        /** Seconds in which a key can be pressed before it rings again. */
        readonly patience?: number;
      }
    /** The same, to an office, by its ten digits. */
    | { readonly kind: 'dial'; readonly to: 'office'; readonly digits: string }
    /** `join` ends what only the called person hears. */
    | { readonly kind: 'go-on' | 'hang-up' | 'join' };
}

const patience = {
  message: 1,
  choices: 8,
  paper: 20,
  languages: 3,
  afterZero: 5,
  zip: 6,
  toWrite: 3,
  waiting: 2,
};

const zipDigits = 5;
const phoneKeys = 10;

/** What is said at a place. Throws for a node that is not in the guide. */
export function pageOf(guide: Guide, at: At, manner: Manner, offers: Offers): Page {
  const node = nodeAt(guide, at);
  if (node === undefined) throw new Error(`[guide] there is no node "${at.node}"`);
  const utterances = utterancesAt(guide, node, at, manner, offers);
  return {
    node: at.node,
    language: at.language,
    say: sayAt(guide, utterances, at.language, offers),
    slower: manner === 'slower',
    then: thenAt(guide, node, at, offers),
  };
}

/** What is said of some lines to callers of a language, with nothing left to decide but the voice. */
export function sayAt(
  guide: Guide,
  say: readonly Utterance[],
  language: Language,
  offers: Offers,
): readonly Said[] {
  const said = say.flatMap((utterance) => resolve(guide, utterance, language, offers));
  return offers.silenced ? silence(guide, said, language, offers) : said;
}

/** Puts "ask a person about this" in place of what carries a silenced fact, once. */
function silence(guide: Guide, say: readonly Said[], language: Language, offers: Offers): readonly Said[] {
  const declared = declaredLines(guide);
  const isSilenced = (one: Said): boolean =>
    'line' in one && (declared.get(one.line)?.facts ?? []).some((fact) => offers.silenced?.has(fact));
  const first = say.findIndex(isSilenced);
  const stead: Said = {
    line: guide.common.silenced,
    language: offers.reach[language]?.untold ? 'en' : language,
    slow: false,
  };
  return say.flatMap((one, index) => (isSilenced(one) ? (index === first ? [stead] : []) : [one]));
}

function thenAt(guide: Guide, node: Node, at: At, offers: Offers): Page['then'] {
  if (node.kind === 'goodbye') return { kind: 'hang-up' };
  if (node.kind === 'handover') {
    if (node.to !== 'office')
      return { kind: 'dial', to: node.to, ...(at.round > 0 ? { patience: patience.waiting } : {}) };
    const digits = officeAt(guide, at, offers)?.digits;
    return digits === undefined ? { kind: 'go-on' } : { kind: 'dial', to: node.to, digits };
  }
  if (node.kind === 'zip') return { kind: 'gather', patience: patience.zip, keys: zipDigits };
  if (node.kind === 'phone') return { kind: 'gather', patience: patience.zip, keys: phoneKeys };
  if (node.kind === 'reading' || isSilent(node)) return { kind: 'go-on' };
  if (node.kind === 'languages')
    return { kind: 'gather', patience: node.zeros ? patience.afterZero : patience.languages };
  const stop = stopsOf(node)[at.stop];
  if (node.kind === 'offices' && stop?.kind === 'message')
    return { kind: 'gather', patience: patience.toWrite };
  if (stop?.kind === 'message')
    return { kind: 'gather', patience: stop.message.patience ?? patience.message };
  const isPaper = node.kind === 'menu' && node.paper === true;
  return { kind: 'gather', patience: isPaper ? patience.paper : patience.choices };
}

function utterancesAt(
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

function resolve(guide: Guide, utterance: Utterance, language: Language, offers: Offers): readonly Said[] {
  if (typeof utterance === 'string') return [{ line: utterance, language, slow: false }];
  if ('pause' in utterance || 'sound' in utterance) return [utterance];
  if ('name' in utterance) return [{ name: utterance.name, language: 'en' }];
  if ('ageOf' in utterance) {
    return tellAge(guide, utterance, offers, language).flatMap((one) =>
      resolve(guide, one, language, offers),
    );
  }
  if ('told' in utterance) {
    const isAlwaysTold = ['notice', 'legal help', 'lists printed'].includes(utterance.told);
    if (!isAlwaysTold && offers.reach[language]?.untold) return [];
    return tell(guide, utterance, offers, language).flatMap((one) => resolve(guide, one, language, offers));
  }
  const { line, slow, own } = utterance;
  if (!isFor(utterance, language) || !isThere(utterance.when, offers, language)) return [];
  return [
    {
      line: own ? `${line}-${language}` : line,
      language: utterance.in ?? language,
      slow: slow ?? false,
    },
  ];
}
