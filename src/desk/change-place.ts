import type { ChangeBody } from './changes.ts';

/** What a change is made to, by name: two changes of one place can be in each other's way. */
export type Place = string;

/** The place of a line's words, of its reviews, or of its recording. */
export function linePlace(part: 'words' | 'review' | 'vouched' | 'recording' | 'comment', at: LineOf): Place {
  return `${part}/${at.language}/${at.line}`;
}

interface LineOf {
  readonly language: string;
  readonly line: string;
}

const parts = {
  words: 'words',
  proposal: 'words',
  accepted: 'words',
  declined: 'words',
  review: 'review',
  unreview: 'review',
  vouched: 'vouched',
  refusal: 'review',
  settled: 'review',
  recording: 'recording',
  heard: 'recording',
  comment: 'comment',
} as const;

/** The place of a change. */
export function placeOf(change: ChangeBody): Place {
  switch (change.kind) {
    case 'notice':
    case 'legal help':
    case 'name':
      return change.kind;
    case 'silence':
    case 'topic':
    case 'office':
    case 'hidden office':
    case 'called office':
      return `${change.kind}/${change.subject}`;
    case 'consent':
    case 'voice':
      return `${change.kind}/${change.language}`;
    case 'compared':
      return `compared/${change.value.version}/${change.subject}`;
    case 'language':
    case 'glossary':
    case 'shown':
      return `${change.kind}/${change.language}`;
    default:
      return linePlace(parts[change.kind], change);
  }
}
