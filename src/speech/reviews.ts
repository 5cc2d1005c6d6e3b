import path from 'node:path';
import * as z from 'zod';
import type { Language, LineKey } from '../guide/ids.ts';
import { toFingerprint } from './fingerprint.ts';
import { readJson, writeJson } from './json-file.ts';

const reviewSchema = z.strictObject({
  by: z.string().min(1),
  /** The day, as 2026-11-22. */
  on: z.iso.date(),
  /** Fingerprints of the English and of the translation that were reviewed. */
  english: z.string(),
  translation: z.string(),
});

const entrySchema = z.strictObject({
  /** What a reader who had not seen the English took the translation to say, and the fingerprint of that translation. */
  back: z.strictObject({ says: z.string(), translation: z.string() }).optional(),
  review: reviewSchema.optional(),
  /** Reviews by members of other hotlines: they are told, and count as none. */
  elsewhere: z.array(reviewSchema.omit({ by: true }).extend({ from: z.string().min(1) })).optional(),
});

const reviewsSchema = z.record(z.string(), entrySchema);

/** What prompts/<language>/review.json knows of one line. */
export type ReviewEntry = z.infer<typeof entrySchema>;

/** What prompts/<language>/review.json knows, by line. */
export type Reviews = Readonly<Record<LineKey, ReviewEntry>>;

/**
 * Whether a person has reviewed a line: never in these words; in these words, but the English has changed since;
 * or just as it is now.
 */
export type ReviewState = 'unreviewed' | 'stale' | 'reviewed';

function fileOf(promptsFolder: string, language: Language): string {
  return path.join(promptsFolder, language, 'review.json');
}

/** Reads a language's reviews; none where it has no such file. Throws an error that names the file and what is wrong. */
export function readReviews(promptsFolder: string, language: Language): Reviews {
  const place = `prompts/${language}/review.json`;
  const read = reviewsSchema.safeParse(readJson(fileOf(promptsFolder, language), place) ?? {});
  if (read.success) return read.data;
  throw new Error(`${place}: ${z.prettifyError(read.error)}`);
}

/** Keeps a review by a member of another hotline beside what is known of a line. */
export function addElsewhere(
  promptsFolder: string,
  { language, line }: { readonly language: Language; readonly line: LineKey },
  review: NonNullable<ReviewEntry['elsewhere']>[number],
): void {
  const reviews = readReviews(promptsFolder, language);
  const entry = reviews[line];
  const elsewhere = [...(entry?.elsewhere ?? []), review];
  writeReviews(promptsFolder, language, { ...reviews, [line]: { ...entry, elsewhere } });
}

/** Keeps what a translation says in English, to somebody who has not seen the English that it was made from. */
export function keepBack(
  promptsFolder: string,
  { language, line }: { readonly language: Language; readonly line: LineKey },
  { says, text }: { readonly says: string; readonly text: string },
): void {
  const reviews = readReviews(promptsFolder, language);
  const back = { says, translation: toFingerprint(text) };
  writeReviews(promptsFolder, language, { ...reviews, [line]: { ...reviews[line], back } });
}

/** Writes a language's reviews, in the order given. */
export function writeReviews(promptsFolder: string, language: Language, reviews: Reviews): void {
  writeJson(fileOf(promptsFolder, language), reviews);
}

/** The state of one line's review. */
export function reviewState(
  entry: ReviewEntry | undefined,
  english: string,
  translation: string,
): ReviewState {
  const review = entry?.review;
  // Most lines have no review: nothing is to be worked out for these.
  if (review === undefined) return 'unreviewed';
  if (review.translation !== toFingerprint(translation)) return 'unreviewed';
  return review.english === toFingerprint(english) ? 'reviewed' : 'stale';
}

/** What the translation was read back as; undefined where that was another wording. */
export function backTranslation(entry: ReviewEntry | undefined, translation: string): string | undefined {
  const back = entry?.back;
  return back?.translation === toFingerprint(translation) ? back.says : undefined;
}
