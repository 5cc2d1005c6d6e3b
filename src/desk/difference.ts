import type { Guide } from '../guide/guide.ts';
import type { Language, LineKey } from '../guide/ids.ts';
import { noOffices, type OfficesFile, type OwnOfficeFile } from '../legal-help/own-offices.ts';
import { linesToWrite } from '../speech/texts.ts';
import type { OwnPart } from './changes.ts';
import type { OwnTopic, OwnTopics } from '../topics/own-document.ts';
import { textsOf } from './own.ts';
import { fingerprintAt, lineAt, voicesIn, type Folded } from './folded.ts';
import type { LanguageVoices } from './voices.ts';

/** A line that callers would hear otherwise. */
export interface LineDifference {
  readonly language: Language;
  readonly line: LineKey;
  /** The words, where they differ. */
  readonly words: { readonly before: string | undefined; readonly after: string | undefined } | undefined;
  /** Whether a review or a refusal, or the recording, differs. */
  readonly isReviewChanged: boolean;
  readonly isRecordingChanged: boolean;
}

/** A part of the hotline's own words that callers would hear otherwise, by the languages that have a text of it. */
interface OwnDifference {
  readonly part: OwnPart;
  readonly before: Readonly<Record<Language, string>>;
  readonly after: Readonly<Record<Language, string>>;
}

/** A language, or a topic of it, that another voice would speak, by the members' ids. */
interface VoiceDifference {
  readonly language: Language;
  /** `all`, or a topic. */
  readonly place: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** An office of which callers would be told otherwise: one of the hotline's own, or one whose number somebody has called. */
export interface OfficeDifference {
  readonly id: string;
  readonly before: OfficeHeard;
  readonly after: OfficeHeard;
}

/** What is said of an office in the hotline's name; it is undefined that is not there, or was not called. */
interface OfficeHeard {
  readonly own: OwnOfficeFile | undefined;
  /** A day. */
  readonly called: string | undefined;
}

/** A topic of the hotline's own that callers would hear otherwise; it is undefined that is not there. */
export interface TopicDifference {
  readonly name: string;
  readonly before: OwnTopic | undefined;
  readonly after: OwnTopic | undefined;
}

/** What publishing would change for callers. */
export interface Difference {
  /** The last change that would be published. */
  readonly upTo: number;
  /** The newest publication, with which it was compared. */
  readonly newest: number;
  /** Language by language, in calling order. */
  readonly lines: readonly LineDifference[];
  readonly own: readonly OwnDifference[];
  readonly topics: readonly TopicDifference[];
  readonly offices: readonly OfficeDifference[];
  readonly voices: readonly VoiceDifference[];
  /** Languages that are new, or of which something else is said. */
  readonly languages: readonly Language[];
  /** Facts that were compared with their source, as `version/fact`. */
  readonly compared: readonly string[];
}

/** Tells a draft from what callers hear. `guide` gives the calling order. */
export function differenceOf(guide: Guide, spoken: Folded, draft: Folded, newest: number): Difference {
  const languages = [...draft.languages.keys()];
  const order = new Map(
    languages.map((code) => [code, linesToWrite(guide, code, languages).map(({ line }) => line)]),
  );
  const rank = ({ language, line }: LineDifference): number => {
    const at = order.get(language)?.indexOf(line) ?? -1;
    return at === -1 ? Number.MAX_SAFE_INTEGER : at;
  };
  const keys = [...new Set([...draft.lines.keys(), ...spoken.lines.keys()])];
  const lines = keys.flatMap((key): readonly LineDifference[] => {
    const [language = '', line = ''] = key.split('/');
    const [before, after] = [lineAt(spoken, language, line), lineAt(draft, language, line)];
    const words = before.text === after.text ? undefined : { before: before.text, after: after.text };
    const isReviewChanged = !isSame(
      [before.review, before.refusal?.translation],
      [after.review, after.refusal?.translation],
    );
    const isRecordingChanged = !isSame(before.recording, after.recording);
    if (!words && !isReviewChanged && !isRecordingChanged) return [];
    return [{ language, line, words, isReviewChanged, isRecordingChanged }];
  });
  const own = (['notice', 'legal help', 'name'] as const).flatMap((part) =>
    fingerprintAt(spoken, part) === fingerprintAt(draft, part)
      ? []
      : [{ part, before: textsOf(spoken.own, part), after: textsOf(draft.own, part) }],
  );
  return {
    upTo: draft.upTo,
    newest,
    lines: lines.toSorted(
      (a, b) => languages.indexOf(a.language) - languages.indexOf(b.language) || rank(a) - rank(b),
    ),
    own,
    topics: topicDifferences(spoken.topics.own, draft.topics.own),
    offices: officeDifferences(spoken.own.offices, draft.own.offices),
    voices: languages.flatMap((code) =>
      voiceDifferences(code, voicesIn(spoken, code), voicesIn(draft, code)),
    ),
    languages: languages.filter((code) =>
      ['language', 'glossary'].some(
        (part) => fingerprintAt(spoken, `${part}/${code}`) !== fingerprintAt(draft, `${part}/${code}`),
      ),
    ),
    compared: [...draft.compared].flatMap(([key, month]) =>
      spoken.compared.get(key) === month ? [] : [key],
    ),
  };
}

function voiceDifferences(
  language: Language,
  before: LanguageVoices,
  after: LanguageVoices,
): readonly VoiceDifference[] {
  const places = new Set(['all', ...before.chosen.keys(), ...after.chosen.keys()]);
  return [...places].flatMap((place) => {
    const [was, is] = [voiceAt(before, place), voiceAt(after, place)];
    return was === is ? [] : [{ language, place, before: was, after: is }];
  });
}

function officeDifferences(before = noOffices, after = noOffices): readonly OfficeDifference[] {
  const ids = new Set([before, after].flatMap(({ own, called }) => Object.keys({ ...own, ...called })));
  const heardIn = ({ own, called }: OfficesFile, id: string): OfficeHeard => ({
    own: own[id],
    called: called[id],
  });
  return [...ids].flatMap((id) => {
    const [was, is] = [heardIn(before, id), heardIn(after, id)];
    return isSame(was, is) ? [] : [{ id, before: was, after: is }];
  });
}

function topicDifferences(before: OwnTopics, after: OwnTopics): readonly TopicDifference[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((name) => {
    const [was, is] = [before.get(name), after.get(name)];
    return isSame(was, is) ? [] : [{ name, before: was, after: is }];
  });
}

function voiceAt({ chosen, approved }: LanguageVoices, place: string): string | undefined {
  return chosen.get(place) ?? (place === 'all' ? approved[0] : undefined);
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
