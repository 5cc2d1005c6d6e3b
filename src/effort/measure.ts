import type { Guide } from '../guide/guide.ts';
import type { Key, Language, NodeId } from '../guide/ids.ts';
import type { Offers } from '../guide/offers.ts';
import { firstStop, newCall, nodeAt, lastStop, type At } from '../guide/place.ts';
import { pageOf, type Page } from '../guide/page.ts';
import { pathsFrom } from '../guide/paths.ts';
import { choicesOf, shapeOf, stopsOf } from '../guide/shape.ts';
import { begin, step } from '../guide/step.ts';
import { speakingLive, type Speech } from '../speech/speech.ts';
import { measureLegalHelp } from './legal-help.ts';
import { centsOf, type Cents } from './prices.ts';
import { optionEnd, timePage, type Timing } from './timing.ts';

/** What one answer costs a caller and the hotline: the fewest keys to it, and all else along the quickest way. */
export interface Effort {
  readonly answer: NodeId;
  readonly language: Language;
  /** Whether a hotline has added it. */
  readonly isAdded: boolean;
  /** The fewest keys from the main menu. */
  readonly keys: number;
  /** Seconds from the end of the language menu to the answer's first word, each key pressed once its option is said. */
  readonly firstWord: number;
  /** Seconds from the end of the language menu to the end of its last message. */
  readonly end: number;
  /** Characters that voices speak to there, from the beginning of the call. */
  readonly characters: number;
  readonly cents: {
    /** With every word spoken live; undefined for a language that no voice speaks. */
    readonly live: Cents | undefined;
    /** With every word recorded but the hotline's name. */
    readonly recorded: Cents;
  };
}

/** What a language costs beside its answers. */
export interface Frame {
  readonly language: Language;
  readonly mainMenu: number;
  /** Seconds until a caller who presses nothing hears the first essential, in whichever language is read first. */
  readonly keyless: number;
  /** The same on a number of the language's own. */
  readonly keylessOwnNumber: number;
  /** Seconds from the key for legal help until the number of the nearest office has been said. */
  readonly legalHelp: number;
}

interface Spent {
  readonly seconds: number;
  readonly characters: number;
}

/** Measures the answers of a guide in one language, by the quickest way to each. */
export function measureAnswers(
  guide: Guide,
  speech: Speech,
  offers: Offers,
  language: Language,
): readonly Effort[] {
  const isSpoken = speech.surveyed.some(({ info }) => info.code === language && info.voice);
  const live = isSpoken ? measureWays(guide, speakingLive(speech), offers, language) : [];
  const named = offers.named ? speech.text('greeting-named', language).length : 0;
  return measureWays(guide, speech, offers, language).map(({ seconds, ...way }) => {
    const spoken = live.find(({ answer }) => answer === way.answer);
    return {
      ...way,
      cents: {
        live: spoken && centsOf(spoken.seconds, spoken.characters),
        recorded: centsOf(seconds, isSpoken ? named : 0),
      },
    };
  });
}

/** One way to an answer; `seconds` are those of the whole call. */
type Way = Omit<Effort, 'cents'> & { readonly seconds: number };

function measureWays(guide: Guide, speech: Speech, offers: Offers, language: Language): readonly Way[] {
  const line = createTimer(guide, speech, offers);
  const menu = line(begin(guide, {}, offers).at);
  const greeting = line(begin(guide, { language }, offers).at);
  const atMain: Spent = {
    seconds: greeting.timing.seconds + patienceOf(greeting.page),
    characters: greeting.timing.characters,
  };
  const keys = pathsFrom(guide);
  const added = guide.topics.filter(({ untranslated }) => untranslated !== undefined);
  const isAdded = (id: NodeId): boolean => added.some(({ nodes }) => id in nodes);
  return [...quickest(guide, line, language, atMain)].flatMap(([id, spent]): readonly Way[] => {
    if (shapeOf(guide).nodes.get(id)?.kind !== 'answer') return [];
    const heard = messagesFrom(guide, line, language, id);
    const characters = menu.timing.characters + spent.characters + heard.characters;
    const seconds = menu.timing.seconds + spent.seconds + heard.seconds;
    return [
      {
        answer: id,
        language,
        isAdded: isAdded(id),
        keys: keys.get(id)?.length ?? 0,
        firstWord: spent.seconds,
        end: spent.seconds + heard.seconds,
        characters,
        seconds,
      },
    ];
  });
}

/** Measures the frame of a call in one language. */
export function measureFrame(guide: Guide, speech: Speech, offers: Offers, language: Language): Frame {
  const line = createTimer(guide, speech, offers);
  const main: At = { ...newCall(guide, language), node: guide.roles.main };
  return {
    language,
    mainMenu: line(main).timing.seconds,
    keyless: untilEssential(guide, line, begin(guide, {}, offers).at, offers),
    keylessOwnNumber: untilEssential(guide, line, begin(guide, { language }, offers).at, offers),
    legalHelp: measureLegalHelp(guide, speech, offers, language),
  };
}

type Timer = (at: At, manner?: 'plain' | 'simpler') => { readonly page: Page; readonly timing: Timing };

function createTimer(guide: Guide, speech: Speech, offers: Offers): Timer {
  return (at, manner = 'plain') => {
    const page = pageOf(guide, at, manner, offers);
    return { page, timing: timePage(speech, page) };
  };
}

function patienceOf(page: Page): number {
  return page.then.kind === 'gather' ? page.then.patience : 0;
}

/** The least time, and what is spoken in it, from the end of the language menu to each node. */
function quickest(guide: Guide, line: Timer, language: Language, atMain: Spent): ReadonlyMap<NodeId, Spent> {
  const known = new Map<NodeId, Spent>([[guide.roles.main, atMain]]);
  const open = new Set<NodeId>([guide.roles.main]);
  while (open.size > 0) {
    const [id] = [...open].sort((a, b) => (known.get(a)?.seconds ?? 0) - (known.get(b)?.seconds ?? 0));
    if (id === undefined) break;
    open.delete(id);
    const node = shapeOf(guide).nodes.get(id);
    const spent = known.get(id);
    if (!node || !spent) continue;
    for (const { key, to, when } of choicesOf(node)) {
      // What only some hotlines offer is not what every caller's way is measured by.
      if (when !== undefined) continue;
      const there = untilOption(guide, line, language, id, key);
      const total = {
        seconds: spent.seconds + there.seconds,
        characters: spent.characters + there.characters,
      };
      const before = known.get(to);
      if (before && before.seconds <= total.seconds) continue;
      known.set(to, total);
      open.add(to);
    }
  }
  return known;
}

/** From the first word of a node until one of its options has been said, in a message or at its end. */
function untilOption(guide: Guide, line: Timer, language: Language, id: NodeId, key: Key): Spent {
  let before: Spent = { seconds: 0, characters: 0 };
  for (const { page, timing } of messagesOf(guide, line, language, id)) {
    const said = optionEnd(page, timing, guide.common.press, key);
    if (said !== undefined) {
      return { seconds: before.seconds + said, characters: before.characters + timing.characters };
    }
    before = add(before, page, timing);
  }
  const node = shapeOf(guide).nodes.get(id);
  const stop = node ? lastStop(node) : 0;
  const { page, timing } = line({ ...newCall(guide, language), node: id, stop });
  const end = optionEnd(page, timing, guide.common.press, key) ?? timing.seconds;
  return { seconds: before.seconds + end, characters: before.characters + timing.characters };
}

/** All messages of a node, with the silence after each; nothing for a menu. */
function messagesFrom(guide: Guide, line: Timer, language: Language, id: NodeId): Spent {
  return messagesOf(guide, line, language, id).reduce<Spent>(
    (spent, { page, timing }) => add(spent, page, timing),
    { seconds: 0, characters: 0 },
  );
}

function add(spent: Spent, page: Page, timing: Timing): Spent {
  return {
    seconds: spent.seconds + timing.seconds + patienceOf(page),
    characters: spent.characters + timing.characters,
  };
}

/** The messages of a node as they are said one after the other; none of a menu. */
function messagesOf(
  guide: Guide,
  line: Timer,
  language: Language,
  id: NodeId,
): readonly { readonly page: Page; readonly timing: Timing }[] {
  const call: At = { ...newCall(guide, language), node: id };
  const node = nodeAt(guide, call);
  if (node?.kind !== 'answer') return [];
  const said: { readonly page: Page; readonly timing: Timing }[] = [];
  for (let stop = firstStop(node, call); stopsOf(node)[stop]?.kind === 'message';) {
    const at = { ...call, stop };
    said.push(line(at));
    const next = step(guide, at, { kind: 'silence' }, { languages: [language], named: false, reach: {} }).at;
    if (next.node !== id || next.stop <= stop) break;
    stop = next.stop;
  }
  return said;
}

function untilEssential(guide: Guide, line: Timer, from: At, offers: Offers): number {
  let seconds = 0;
  let turn: { readonly at: At; readonly manner: string } = { at: from, manner: 'plain' };
  const readings = [guide.roles.essentials, guide.roles.keylessReading];
  for (let count = 0; count < 20 && !readings.includes(turn.at.node); count += 1) {
    const { page, timing } = line(turn.at, turn.manner === 'simpler' ? 'simpler' : 'plain');
    seconds += timing.seconds + patienceOf(page);
    turn = step(guide, turn.at, { kind: 'silence' }, offers);
  }
  const { timing } = line(turn.at);
  return seconds + (timing.ends[0] ?? 0);
}
