import * as z from 'zod';
import type { OwnBody, OwnPart } from '../../desk/changes.ts';
import { textsOf } from '../../desk/own.ts';
import type { Guide } from '../../guide/guide.ts';
import type { Language } from '../../guide/ids.ts';
import type { Reason } from '../../reason.ts';
import { lintOwnText } from '../../speech/own-lint.ts';
import type { OwnWordsFile } from '../../speech/own-words.ts';
import type { Surveyed } from '../../speech/survey.ts';

/** The parts of the hotline's own words, by their name in an address. */
export const partsByName = {
  notice: 'notice',
  'legal-help': 'legal help',
  name: 'name',
} as const satisfies Readonly<Record<string, OwnPart>>;

/** The name of a part in an address. */
export type PartName = keyof typeof partsByName;

/** What somebody has typed of a part, and what they had before their eyes. */
export interface Draft {
  readonly name: PartName;
  readonly texts: Readonly<Record<Language, string>>;
  /** The last day of a notice. */
  readonly until: string;
  readonly seen: string;
}

/** What a form sends of a part: what is done with it, and a text for each language. */
export const sentSchema = z.looseObject({
  step: z.enum(['look', 'back', 'say']),
  seen: z.string().max(16),
  until: z.string().max(10).default(''),
});

/** What was sent, with the texts that are in it; undefined for a text that is longer than any that could be said. */
export function toDraft(name: PartName, sent: z.infer<typeof sentSchema>): Draft | undefined {
  const texts = Object.entries(sent).flatMap(([field, value]) => {
    const [, language] = /^text-([a-z]{2,8})$/.exec(field) ?? [];
    return language === undefined || typeof value !== 'string'
      ? []
      : [[language, value.replaceAll(/\s+/g, ' ').trim()] as const];
  });
  if (texts.some(([, text]) => text.length > 2000)) return undefined;
  return { name, texts: Object.fromEntries(texts), until: sent.until, seen: sent.seen };
}

/** A part as it stands, for whoever changes it; a new notice is said for a week, unless they say otherwise. */
export function draftOf(name: PartName, own: OwnWordsFile, seen: string, now: number): Draft {
  const until = own.notice?.until ?? dayOf(now + 7 * 24 * 3_600_000);
  return { name, texts: textsOf(own, partsByName[name]), until, seen };
}

/** The change that a draft is. */
export function toBody({ name, texts, until }: Draft): OwnBody {
  const text = Object.fromEntries(Object.entries(texts).filter(([, one]) => one !== ''));
  if (name === 'notice') return { kind: 'notice', value: { until, text } };
  return name === 'name' ? { kind: 'name', value: text } : { kind: 'legal help', value: { text } };
}

/** What is wrong with a draft: by language, with its day, or as a whole. */
export interface Faults {
  readonly byLanguage: ReadonlyMap<Language, readonly Reason[]>;
  readonly isDayPast: boolean;
  readonly isEmpty: boolean;
}

/** What the rules have against a draft; undefined for one that can be said. */
export function faultsOf(
  draft: Draft,
  linting: { guide: Guide; surveyed: readonly Surveyed[]; seconds: (text: string, rate?: number) => number },
  now: number,
): Faults | undefined {
  const written = Object.entries(draft.texts).filter(([, text]) => text !== '');
  const byLanguage = new Map(
    written.flatMap(([language, text]) => {
      const found = lintOwnText(linting, language, text);
      return found.length === 0 ? [] : [[language, found] as const];
    }),
  );
  const isDay = z.iso.date().safeParse(draft.until).success && draft.until >= dayOf(now);
  const isDayPast = draft.name === 'notice' && !isDay;
  const isEmpty = written.length === 0;
  return byLanguage.size > 0 || isDayPast || isEmpty ? { byLanguage, isDayPast, isEmpty } : undefined;
}

/** The day of a moment, as 2026-11-22. */
export function dayOf(when: number): string {
  return new Date(when).toISOString().slice(0, 10);
}
