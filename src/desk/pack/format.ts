import * as z from 'zod';
import { glossaryValue, languageValue, reviewElsewhere } from '../language-values.ts';
import { mostBlobBytes } from '../store.ts';

const code = z.string().regex(/^[a-z]{2,8}$/);
const line = z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/);
const text = z.string().trim().min(1).max(2000);
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const fingerprint = z.string().regex(/^[0-9a-f]{16}$/);
/** A voice: 1 and on are people who agreed at the desk that it was made at; of 0 no desk knows who it is. */
const voice = z.int().min(0).max(1000);

/** The form of a pack's first line: what it is, whose, and of which language. */
export const packHead = z.strictObject({
  pack: z.literal('biometrics-line language'),
  format: z.literal(1),
  /** The hotline that made it, as it calls itself, and the day. */
  from: z.string().trim().min(1).max(80),
  on: z.iso.date(),
  code,
  language: languageValue,
  glossary: glossaryValue,
});

/** The form of each line between the first and the last. */
export const packItem = z.discriminatedUnion('kind', [
  /** A line's words, with the English that they were made from, and who has reviewed just these: hotlines, and no people. */
  z.strictObject({
    kind: z.literal('words'),
    line,
    english: text,
    text,
    reviews: z.array(reviewElsewhere).max(20),
  }),
  /** A person has agreed that callers hear this voice, by the wording of a number. */
  z.strictObject({ kind: z.literal('consent'), voice: voice.min(1), text: z.int().positive() }),
  /** What callers are played of a line, and the fingerprint of the text that it says. */
  z.strictObject({
    kind: z.literal('recording'),
    line,
    voice,
    text: fingerprint,
    hash,
    sound: z.base64().max(Math.ceil((mostBlobBytes * 4) / 3)),
  }),
]);

/** The form of the last line: how many there are between it and the first. */
export const packEnd = z.strictObject({ kind: z.literal('end'), items: z.int().nonnegative() });

/** What a pack says of itself. */
export type PackHead = z.infer<typeof packHead>;

/** One thing that a pack carries. */
export type PackItem = z.infer<typeof packItem>;

/** A language as one hotline hands it to another. */
export interface Pack {
  readonly head: PackHead;
  readonly items: readonly PackItem[];
}

/** The most bytes of a pack: a language that is recorded whole has about a quarter of it. */
export const mostPackBytes = 200 * 1024 * 1024;

/** A pack as the text of its file: one value in JSON on each line. */
export function toPackText({ head, items }: Pack): string {
  return [head, ...items, { kind: 'end', items: items.length }]
    .map((value) => `${JSON.stringify(value)}\n`)
    .join('');
}
