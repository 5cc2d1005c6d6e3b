import type { Difference, LineDifference, OfficeDifference, TopicDifference } from '../../desk/difference.ts';
import type { OwnPart } from '../../desk/changes.ts';
import type { Language, LineKey } from '../../guide/ids.ts';

/** One thing that callers would hear otherwise, with the heading that it stands under. */
export type Entry =
  /** A language that is new, or of which something else is said. */
  | { readonly kind: 'language'; readonly language: Language }
  | {
      readonly kind: 'words';
      readonly language: Language;
      readonly line: LineKey;
      readonly before: string;
      readonly after: string;
    }
  | { readonly kind: 'recording'; readonly language: Language; readonly line: LineKey }
  | { readonly kind: 'reviews'; readonly language: Language; readonly lines: readonly LineKey[] }
  | {
      readonly kind: 'own';
      readonly language: Language;
      readonly part: OwnPart;
      readonly before: string;
      readonly after: string;
    }
  | {
      readonly kind: 'voices';
      readonly language: Language;
      /** `all`, or a topic. */
      readonly place: string;
      /** Members by their ids. */
      readonly before: string | undefined;
      readonly after: string | undefined;
    }
  | { readonly kind: 'topics'; readonly topic: TopicDifference }
  | { readonly kind: 'offices'; readonly office: OfficeDifference }
  | { readonly kind: 'compared'; readonly facts: readonly string[] };

/** Entries that stand under one heading. */
interface EntryGroup {
  readonly kind: Entry['kind'];
  readonly entries: readonly Entry[];
}

/** A difference as a list: topics, languages, words in calling order, who speaks, recordings, reviews, the hotline's own words, offices, facts that were compared. */
export function entriesOf({
  lines,
  own,
  topics,
  offices,
  voices,
  languages,
  compared,
}: Difference): readonly Entry[] {
  return [
    ...topics.map((topic): Entry => ({ kind: 'topics', topic })),
    ...languages.map((language) => ({ kind: 'language' as const, language })),
    ...lines.flatMap(({ language, line, words }): readonly Entry[] =>
      words ? [{ kind: 'words', language, line, before: words.before ?? '', after: words.after ?? '' }] : [],
    ),
    ...voices.map((one): Entry => ({ kind: 'voices', ...one })),
    ...lines.flatMap(({ language, line, isRecordingChanged }): readonly Entry[] =>
      isRecordingChanged ? [{ kind: 'recording', language, line }] : [],
    ),
    ...reviewsOf(lines),
    ...own.flatMap(({ part, before, after }) =>
      [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((language): readonly Entry[] => {
        const [was = '', is = ''] = [before[language], after[language]];
        return was === is ? [] : [{ kind: 'own', language, part, before: was, after: is }];
      }),
    ),
    ...offices.map((office): Entry => ({ kind: 'offices', office })),
    ...(compared.length > 0 ? [{ kind: 'compared' as const, facts: compared.map(factOf) }] : []),
  ];
}

/** Of many lines that were reviewed, callers hear one thing: that a person has looked. */
function reviewsOf(lines: readonly LineDifference[]): readonly Entry[] {
  const reviewed = lines.filter(({ isReviewChanged, words }) => isReviewChanged && !words);
  return [...new Set(reviewed.map(({ language }) => language))].map((language) => ({
    kind: 'reviews',
    language,
    lines: reviewed.flatMap((one) => (one.language === language ? [one.line] : [])),
  }));
}

const factOf = (key: string): string => key.slice(key.indexOf('/') + 1);

/** One page of entries, under their headings. */
export function groupsOf(entries: readonly Entry[], page: number, perPage: number): readonly EntryGroup[] {
  const shown = entries.slice((page - 1) * perPage, page * perPage);
  const kinds = [...new Set(shown.map(({ kind }) => kind))];
  return kinds.map((kind) => ({ kind, entries: shown.filter((entry) => entry.kind === kind) }));
}
