import type { Guide } from '../guide/guide.ts';
import type { LineKey, NodeId } from '../guide/ids.ts';
import type { Reach } from '../guide/offers.ts';
import { wholeNodes } from '../guide/heard.ts';
import { declaredLines } from '../guide/lines.ts';
import { languageKeyOf } from '../guide/place.ts';
import type { LanguageInfo } from './languages.ts';
import { canPlay, type Stock } from './stock.ts';

/** How a language is offered: by its voice; by recordings, all of it or only the essentials; or not, for want of them. */
export type How = 'by voice' | 'whole' | 'short' | 'not';

/** A language, and what can be said in it. */
export interface Reached {
  readonly info: LanguageInfo;
  readonly stock: Stock;
  readonly how: How;
  readonly reach: Reach;
  /** The nodes that are played; all others are spoken by its voice. */
  readonly played: ReadonlySet<NodeId>;
  /** Whether the language menu plays its name and key. */
  readonly isMenuPlayed: boolean;
  /** The lines that have to be recorded, or approved where a computer speaks them, for the next better way to offer it. */
  readonly lacks: () => readonly LineKey[];
}

/** Finds how each language can be offered, in the order of the language menu: a place has a key, and the key a recording. */
export function reachLanguages(
  guide: Guide,
  wanted: readonly { readonly info: LanguageInfo; readonly stock: Stock }[],
): readonly Reached[] {
  return [...reachOneByOne(guide, wanted)];
}

/** The same, one language at each step. */
export function* reachOneByOne(
  guide: Guide,
  wanted: readonly { readonly info: LanguageInfo; readonly stock: Stock }[],
): Generator<Reached> {
  let place = 0;
  for (const { info, stock } of wanted) {
    const reached = reachLanguage(guide, info, stock, place);
    if (reached.how !== 'not') place += 1;
    yield reached;
  }
}

function reachLanguage(guide: Guide, info: LanguageInfo, stock: Stock, place: number): Reached {
  const { common } = guide;
  const isPlayed = (line: LineKey): boolean => canPlay(stock.stateOf(line));
  const { zeros, key } = languageKeyOf(place);
  const menu = [common.languageName, ...(zeros > 0 ? [common.zeroThen] : []), common.press[key]];
  const isMenuPlayed = [...menu, common.moreLanguages, common.press['9']].every(isPlayed);
  // Where only its meaning has changed, an answer is replaced by the essentials; nothing stands in for what is not there.
  const missing = (): readonly LineKey[] =>
    stock.whole.filter((line) => !isPlayed(line) && stock.stateOf(line) !== 'changed');
  const played = stock.played(stock.reach);
  const whole = { info, stock, played, isMenuPlayed, lacks: missing };
  const told = [...declaredLines(guide)].flatMap(([line, { spare }]) => (spare === 'told' ? [line] : []));
  const isUntold = (!info.voice || toldNodes(guide).some((id) => played.has(id))) && !told.every(isPlayed);
  const full: Reach = isUntold ? { ...stock.reach, untold: true } : stock.reach;
  if (info.voice) return { ...whole, how: 'by voice', reach: full };
  if (isMenuPlayed && missing().length === 0 && frameOf(guide).every((id) => played.has(id))) {
    const changed = new Set(wholeNodes(guide).filter((id) => !played.has(id)));
    return { ...whole, how: 'whole', reach: changed.size > 0 ? { ...full, changed } : full };
  }
  const reach: Reach = { ...full, short: true };
  const short = { ...whole, played: stock.played(reach), reach, isMenuPlayed: menu.every(isPlayed) };
  const lacks = [...new Set([...menu, ...stock.short])].filter((line) => !isPlayed(line));
  return lacks.length === 0 ? { ...short, how: 'short' } : { ...short, how: 'not', lacks: () => lacks };
}

/** The nodes without which a language cannot be offered whole. */
function frameOf({ roles }: Guide): readonly NodeId[] {
  return [roles.greeting, roles.main, roles.essentials, roles.noPerson, roles.changed, roles.goodbye];
}

/** The nodes that tell of the hotline just now. */
function toldNodes({ roles }: Guide): readonly NodeId[] {
  return [roles.person, roles.personClosed, roles.uscisClosed];
}
