import type { Guide } from '../guide/guide.ts';
import type { LineKey, NodeId } from '../guide/ids.ts';
import type { Reach } from '../guide/offers.ts';
import { linesHeard, linesSaid, wholeNodes } from '../guide/heard.ts';
import { declaredLines } from '../guide/lines.ts';
import { languageKeys } from '../guide/place.ts';
import { shortNodes } from '../guide/reach.ts';
import { shapeOf } from '../guide/shape.ts';
import type { LanguageInfo } from './languages.ts';
import { createGuideMemo } from './memo.ts';
import { recordingState, type Recordings, type RecordingState } from './recordings.ts';
import { textIn, type Texts } from './texts.ts';

/** What is recorded of a language, measured by what its callers can hear. */
export interface Stock {
  /** What its callers are told of it, apart from what is recorded. */
  readonly reach: Reach;
  /** The lines that it needs to be offered whole, and short; for short, its key in the language menu apart. */
  readonly whole: readonly LineKey[];
  readonly short: readonly LineKey[];
  readonly stateOf: (line: LineKey) => RecordingState;
  /** The line that is recorded in a line's stead: its fixed twin, or itself. */
  readonly recordedAs: (line: LineKey) => LineKey;
  /** The nodes all of whose lines can be played, for a language of such a reach. */
  readonly played: (reach: Reach) => ReadonlySet<NodeId>;
}

/** Counts a language's recordings. `texts` are what they should say: for one that is never written, the English. */
export function countStock(
  guide: Guide,
  { code: language, voice }: LanguageInfo,
  texts: Texts,
  recordings: Recordings,
  reviewed: Reach,
): Stock {
  const declared = declaredLines(guide);
  const stateOf = (line: LineKey): RecordingState => {
    const text = textIn(texts, line);
    return text === undefined ? 'missing' : recordingState(recordings, line, text, voice !== undefined);
  };
  const isMade = (line: LineKey): boolean =>
    recordings.list[line]?.made !== undefined && canBePlayed.has(stateOf(line));
  const reach: Reach =
    !voice && [...recordings.files.keys()].some(isMade) ? { ...reviewed, made: true } : reviewed;
  const heard = (node: NodeId, as: Reach): readonly LineKey[] => linesHeard(guide, language, node, as);
  // Where nothing is recorded, a start need not look for it node by node.
  const ids = recordings.files.size === 0 ? [] : [...shapeOf(guide).nodes.keys()];
  const played = (as: Reach): ReadonlySet<NodeId> =>
    new Set(
      ids.filter((id) => {
        for (const line of linesSaid(guide, language, id, as)) if (!canPlay(stateOf(line))) return false;
        return true;
      }),
    );
  const dates = [...declared].flatMap(([line, { spare }]) => (spare === 'date' ? [line] : []));
  const heardAs = JSON.stringify([language, { ...reach, changed: [...(reach.changed ?? [])] }]);
  const whole = (): readonly LineKey[] =>
    once(guide, `whole ${heardAs}`, () =>
      unique([...menuLines(guide), ...wholeNodes(guide).flatMap((id) => heard(id, reach)), ...dates]),
    );
  const short = (): readonly LineKey[] =>
    once(guide, `short ${heardAs}`, () =>
      unique([
        guide.common.languageName,
        ...shortNodes(guide).flatMap((id) => heard(id, { ...reach, short: true })),
      ]),
    );
  return {
    reach,
    get whole() {
      return whole();
    },
    get short() {
      return short();
    },
    stateOf,
    recordedAs: (line) => declared.get(line)?.twin ?? line,
    played,
  };
}

/** The states of what callers are played now, or would be once a person has listened to it. */
const canBePlayed: ReadonlySet<RecordingState> = new Set(['current', 'older', 'unheard']);

/** Whether a recording in this state is played to callers. */
export function canPlay(state: RecordingState): boolean {
  return state === 'current' || state === 'older';
}

/** What the language menu can ask of a language: its name, its key wherever it stands, the next page; and that it is read next. */
function menuLines({ common }: Guide): readonly LineKey[] {
  const keys = [...languageKeys, '9'] as const;
  const { languageName, zeroThen, moreLanguages, follows } = common;
  return [languageName, zeroThen, ...keys.map((key) => common.press[key]), moreLanguages, follows];
}

/** Found out when it is first asked for: a start has no use for what a language by voice would need, and a desk asks after each change. */
const once = createGuideMemo<readonly LineKey[]>();

function unique(lines: readonly LineKey[]): readonly LineKey[] {
  return [...new Set(lines)];
}
