import * as z from 'zod';
import type { Guide } from '../guide/guide.ts';
import { lintOwnText } from '../speech/own-lint.ts';
import { canSilence, type OwnWordsFile } from '../speech/own-words.ts';
import type { Outcome } from './outcome.ts';
import { readBody, type OwnBody, type OwnPart } from './changes.ts';
import { fingerprintOf } from './ground.ts';
import { refuse, type Checking } from './lines.ts';

/** A part of the hotline's own words as a change has it. */
export function partOf(own: OwnWordsFile, part: OwnPart): unknown {
  return part === 'notice' ? own.notice : part === 'name' ? own.name : own.legalHelp;
}

/** The texts of a part by their languages; none where it is not there. */
export function textsOf(
  { notice, legalHelp, name }: OwnWordsFile,
  part: OwnPart,
): Readonly<Record<string, string>> {
  return (part === 'notice' ? notice?.text : part === 'name' ? name : legalHelp?.text) ?? {};
}

/** Whether a text is a month as files write it, such as 2026-11. */
export const isMonth = (text: string): boolean => /^\d{4}-(?:0[1-9]|1[0-2])$/.test(text);

/** Whether a text is a day as files write it, such as 2026-11-28. */
export const isDay = (text: string): boolean => z.iso.date().safeParse(text).success;

/** What is said of one that is not. */
export const noMonth = refuse('noMonth', 'The month of a comparison is written as 2026-11.');

/** The fingerprints of all parts. */
export function seenOf(own: OwnWordsFile): Readonly<Record<OwnPart, string>> {
  const seen = (part: OwnPart): string => fingerprintOf(partOf(own, part));
  return { notice: seen('notice'), 'legal help': seen('legal help'), name: seen('name') };
}

/** The words with another value of one part. */
export function withPart(own: OwnWordsFile, { kind, value }: OwnBody): OwnWordsFile {
  const key = kind === 'legal help' ? 'legalHelp' : kind;
  return { ...own, [key]: value ?? undefined };
}

/** Why a new value of a part is not taken; undefined where it is. `isKept` has the value that stands there written again. */
export function faultOfOwn(
  checking: Checking,
  own: OwnWordsFile,
  body: OwnBody,
  seen: string,
  isKept = false,
): Outcome | undefined {
  const now = partOf(own, body.kind);
  if (fingerprintOf(now) !== seen) return { kind: 'conflict', theirs: JSON.stringify(now ?? null) };
  if (fingerprintOf(body.value ?? undefined) === seen && !isKept) return { kind: 'same' };
  try {
    readBody(body);
  } catch {
    return refuse('ownForm', 'Each text needs its language and some words, and a notice its last day.');
  }
  const texts = body.value === null ? {} : body.kind === 'name' ? body.value : body.value.text;
  const why = Object.entries(texts).flatMap(([language, text]) =>
    lintOwnText(checking, language, text).map((fault) => ({
      ...fault,
      at: { language },
      text: `${language}: ${fault.text}`,
    })),
  );
  return why.length > 0 ? { kind: 'refused', why } : undefined;
}

/** Why something cannot be silenced, or spoken again; undefined where it can. */
export function faultOfSilence(
  guide: Guide,
  { silenced }: OwnWordsFile,
  subject: string,
  isSilenced: boolean,
): Outcome | undefined {
  if (silenced.includes(subject) === isSilenced) return { kind: 'same' };
  // What is silenced and no longer known can always be taken away.
  if (!isSilenced || canSilence(guide, subject)) return undefined;
  return refuse('noSubject', `"${subject}" is no fact and no answer of guidance ${guide.version}.`, {
    subject,
  });
}
