import * as z from 'zod';
import { hedges, terms } from '../speech/languages.ts';

const fingerprint = z.string().regex(/^[0-9a-f]{16}$/);

/** A name as people read it: letters, and what stands between them. */
const name = z
  .string()
  .trim()
  .max(60)
  .regex(/^[\p{L}\p{M}][\p{L}\p{M}\p{N} ’'ʼ().,-]*$/u);

/** The form of what a hotline says of a language. */
export const languageValue = z.strictObject({
  /** Its name in the language itself, and in English. */
  name,
  english: name,
  /** Whether anybody writes it; one that nobody writes is recorded from the English. */
  written: z.boolean(),
  /** The Unicode names of its scripts. */
  scripts: z
    .array(z.string().regex(/^[A-Z][A-Za-z_]{1,39}$/))
    .min(1)
    .max(5),
  /** Whether the voice speaks it that the phone company has for its code. */
  voice: z.boolean(),
  /** Whether it is still being written: then it is offered to nobody. */
  draft: z.boolean(),
});

/** What a hotline says of a language. */
export type LanguageValue = z.infer<typeof languageValue>;

const ways = z.array(z.string().trim().min(1).max(60)).min(1).max(12);

/** The form of a glossary. */
export const glossaryValue = z.strictObject({
  terms: z.partialRecord(z.enum(terms), ways),
  hedges: z.partialRecord(z.enum(hedges), ways),
});

/** How a language says the words that it says in certain ways alone. */
export type Glossary = z.infer<typeof glossaryValue>;

/** The form of a review that was made elsewhere. */
export const reviewElsewhere = z.strictObject({
  /** The hotline whose member reviewed it, as it calls itself. */
  from: z.string().trim().min(1).max(80),
  /** The day, as 2026-11-22. */
  on: z.iso.date(),
  english: fingerprint,
  translation: fingerprint,
});

/** A review by a member of another hotline: it is told, and counts as none here. */
export type ReviewElsewhere = z.infer<typeof reviewElsewhere>;
