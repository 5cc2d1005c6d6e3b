import type { Change } from './changes.ts';
import type { FoldedRecording, WaitingTake } from './folded-recording.ts';

/** The name under which recordings stand that the release ships: whose voice it is, no log tells. */
export const shippedVoice = 'release';

/** A recording that somebody found wrong, and that goes back to whoever spoke it. */
interface SentBack {
  readonly who: string;
  readonly when: number;
  readonly why: string;
}

/** What one voice has said of a line. */
export interface VoiceLine {
  /** The fingerprints of all takes that it has ever made of it. */
  readonly said: readonly string[];
  /** What nobody else has approved yet. */
  readonly take?: WaitingTake | undefined;
  readonly recording?: FoldedRecording | undefined;
  readonly sentBack?: SentBack | undefined;
}

/** A voice that has said nothing of a line. */
export const unsaid: VoiceLine = { said: [] };

/** What each voice has said of a line, by the member's id. */
export type VoiceLines = ReadonlyMap<string, VoiceLine>;

/** What a member has said of their voice in a language. */
export interface Consent {
  readonly given: boolean;
  /** The number of the wording that they were shown. */
  readonly text: number;
  readonly when: number;
}

/** Whose voices a language has, and which of them callers hear. */
export interface LanguageVoices {
  /** By the member's id. */
  readonly consents: ReadonlyMap<string, Consent>;
  /** What an owner has chosen, by place: `all`, or a topic. */
  readonly chosen: ReadonlyMap<string, string>;
  /** All voices of which something has been approved, in the order of their first. */
  readonly approved: readonly string[];
  /** The fingerprints of sounds whose voice was withdrawn: none of them is played any more, wherever it comes from. */
  readonly withdrawn: ReadonlySet<string>;
}

/** A language that nobody has recorded at the desk. */
export const noVoices: LanguageVoices = {
  consents: new Map(),
  chosen: new Map(),
  approved: [],
  withdrawn: new Set(),
};

/** The voice that callers hear in a topic: the one that was chosen for it, else for all, else the first that was approved. */
export function speakerOf({ chosen, approved }: LanguageVoices, topic: string | undefined): string {
  return chosen.get(topic ?? 'all') ?? chosen.get('all') ?? approved[0] ?? shippedVoice;
}

/** Whether a member has agreed that callers hear their voice. */
export function hasConsent({ consents }: LanguageVoices, voice: string): boolean {
  return consents.get(voice)?.given ?? false;
}

type VoiceChange = Extract<Change, { readonly kind: 'consent' | 'voice' }>;

/** Whose voice a consent is of: their own, unless an owner withdraws it for them. */
export function voiceOf({ who, value }: Extract<Change, { readonly kind: 'consent' }>): string {
  return value.voice ?? who;
}

/** The voices after one more change. Whoever chooses one for all sets aside what was chosen for single topics. */
export function changeVoices(before: LanguageVoices, change: VoiceChange): LanguageVoices {
  if (change.kind === 'voice') {
    const { voice, place } = change.value;
    return { ...before, chosen: new Map([...(place === 'all' ? [] : before.chosen), [place, voice]]) };
  }
  const voice = voiceOf(change);
  const { given, text } = change.value;
  const consents = new Map(before.consents).set(voice, { given, text, when: change.when });
  if (given) return { ...before, consents };
  return {
    ...before,
    consents,
    chosen: new Map([...before.chosen].filter(([, chosen]) => chosen !== voice)),
    approved: before.approved.filter((other) => other !== voice),
  };
}
