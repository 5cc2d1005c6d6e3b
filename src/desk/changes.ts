import * as z from 'zod';
import { officeId, ownOffice } from '../legal-help/own-offices.ts';
import { ownTopic, topicName } from '../topics/own-document.ts';
import { glossaryValue, languageValue, reviewElsewhere } from './language-values.ts';

const language = z.string().regex(/^[a-z]{2,8}$/);
const line = z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/);
/** The name of a fact or of an answer of the guide. */
const subject = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,79}$/);
const fingerprint = z.string().regex(/^[0-9a-f]{16}$/);
const text = z.string().trim().min(1).max(2000);
const texts = z.record(language, text);
/** An owner says that nobody else is there who speaks the language. */
const alone = z.literal(true).optional();
/** A change by its number. */
const number = z.int().positive();

/** Why somebody is against something; it may be empty. */
const why = z.string().max(500);
/** A member by their id. */
const member = z.string().min(1).max(80);

const words = z.strictObject({
  text,
  /** For a recorded line: whether what is recorded still means what the words mean. */
  meaning: z.enum(['same', 'changed']).optional(),
});

/** A sound by which a recording is known in the store: SHA-256 of its bytes, in hex. */
const hash = z.string().regex(/^[0-9a-f]{64}$/);

const onLine = { language, line };

const body = z.discriminatedUnion('kind', [
  /** New words of a line. */
  z.strictObject({ kind: z.literal('words'), ...onLine, value: words }),
  /** Words that take effect once a second person has accepted them. */
  z.strictObject({ kind: z.literal('proposal'), ...onLine, value: words }),
  z.strictObject({
    kind: z.literal('accepted'),
    ...onLine,
    value: z.strictObject({ proposal: number, alone }),
  }),
  z.strictObject({
    kind: z.literal('declined'),
    ...onLine,
    value: z.strictObject({ proposal: number, why }),
  }),
  /** A person who speaks the language found the line right, in these words of it and of the English. */
  z.strictObject({
    kind: z.literal('review'),
    ...onLine,
    value: z.strictObject({ english: fingerprint, translation: fingerprint }),
  }),
  /** Whoever found the line right, in these words, takes that back. */
  z.strictObject({
    kind: z.literal('unreview'),
    ...onLine,
    value: z.strictObject({ translation: fingerprint }),
  }),
  z.strictObject({ kind: z.literal('vouched'), ...onLine, value: reviewElsewhere }),
  /** A person who speaks the language found these words wrong, and may have said aloud why. */
  z.strictObject({
    kind: z.literal('refusal'),
    ...onLine,
    value: z.strictObject({ translation: fingerprint, why, remark: hash.optional() }),
  }),
  /** A take of a line: what callers are played, the same more slowly, and the fingerprint of the text that it says. */
  z.strictObject({
    kind: z.literal('recording'),
    ...onLine,
    value: z.strictObject({ plain: hash, slower: hash, seconds: z.number().positive(), text: fingerprint }),
  }),
  /** What a person found who listened to the recording of this fingerprint; `why` goes back to whoever spoke it. */
  z.strictObject({
    kind: z.literal('heard'),
    ...onLine,
    value: z.strictObject({
      sound: fingerprint,
      verdict: z.enum(['approved', 'refused']),
      why: why.optional(),
      alone,
      remark: hash.optional(),
    }),
  }),
  /**
   * A member agrees that callers hear their voice in a language, by the wording of this number, or takes that back. `voice`: an owner takes it
   * back for somebody who cannot do so themselves.
   */
  z.strictObject({
    kind: z.literal('consent'),
    language,
    value: z.strictObject({ given: z.boolean(), text: number, voice: member.optional() }),
  }),
  /** Whose voice callers hear in a whole language, or in one topic of it. */
  z.strictObject({
    kind: z.literal('voice'),
    language,
    value: z.strictObject({ voice: member, place: z.union([z.literal('all'), line]) }),
  }),
  /** What somebody said of the line has been seen to: its spoken remarks are deleted. */
  z.strictObject({ kind: z.literal('settled'), ...onLine, value: z.strictObject({}) }),
  z.strictObject({ kind: z.literal('comment'), ...onLine, value: z.strictObject({ text }) }),
  /** A language that the hotline has started, or says something else of. */
  z.strictObject({ kind: z.literal('language'), language, value: languageValue }),
  z.strictObject({ kind: z.literal('glossary'), language, value: glossaryValue }),
  /** Whether anybody who has the address may see how far a language is. */
  z.strictObject({ kind: z.literal('shown'), language, value: z.strictObject({ shown: z.boolean() }) }),
  /** What is said after the greeting up to its last day; null takes it away. */
  z.strictObject({
    kind: z.literal('notice'),
    value: z.strictObject({ until: z.iso.date(), text: texts }).nullable(),
  }),
  /** Where to find legal help nearby; null takes it away. */
  z.strictObject({ kind: z.literal('legal help'), value: z.strictObject({ text: texts }).nullable() }),
  /** The hotline's name as each language says it; null takes it away. */
  z.strictObject({ kind: z.literal('name'), value: texts.nullable() }),
  /** A fact or an answer that callers are told to ask a person about, or that is spoken again. */
  z.strictObject({ kind: z.literal('silence'), subject, value: z.strictObject({ silenced: z.boolean() }) }),
  /** An office of the hotline's own that gives legal help; null takes it away. */
  z.strictObject({ kind: z.literal('office'), subject: officeId, value: ownOffice.nullable() }),
  /** Whether an office, of the hotline's own or of the government's lists, is not told to callers. */
  z.strictObject({
    kind: z.literal('hidden office'),
    subject: officeId,
    value: z.strictObject({ hidden: z.boolean() }),
  }),
  /** The day on which somebody called an office's number and it was right; null takes that back. */
  z.strictObject({
    kind: z.literal('called office'),
    subject: officeId,
    value: z.strictObject({ on: z.iso.date().nullable() }),
  }),
  /**
   * A topic of the hotline's own, with the English words of its lines; null takes it away. A change that takes back another, or makes one again
   * that was taken back, names it; `step` is the first change of an act that has changed several topics.
   */
  z.strictObject({
    kind: z.literal('topic'),
    subject: topicName,
    value: z.strictObject({
      topic: ownTopic.nullable(),
      undoes: number.optional(),
      redoes: number.optional(),
      step: number.optional(),
    }),
  }),
  /** The month in which a person compared a fact of a version with its source, such as 2026-11. */
  z.strictObject({
    kind: z.literal('compared'),
    subject,
    value: z.strictObject({
      version: z.string().regex(/^[a-z0-9]{1,20}$/),
      month: z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/),
    }),
  }),
]);

/** What is changed, without who and when. */
export type ChangeBody = z.infer<typeof body>;

/** What is kept of every change. */
const stamp = z.strictObject({
  /** Its place in the log: the first is 1, and none is left out. */
  number,
  /** The member's id; nothing else of them is kept here. */
  who: member,
  /** Milliseconds since 1970. */
  when: z.int().nonnegative(),
  /** The fingerprint of what stood there before, to whoever made the change; empty where nothing did. */
  before: z.string().max(16),
  /** The fingerprint of what the repository shipped there then; empty where it shipped nothing. */
  ground: z.string().max(16),
});

/** Who made a change, when, and over what. */
type Stamp = z.infer<typeof stamp>;

/** One change of the log. */
export type Change = Stamp & ChangeBody;

/** A change that has no number yet. */
export type NewChange = Omit<Stamp, 'number'> & ChangeBody;

/** Reads what is changed from plain data. Throws a ZodError for what is no change. */
export function readBody(value: unknown): ChangeBody {
  return body.parse(value);
}

/** Whether this is a change as the log keeps it. */
export function isBody(value: unknown): value is ChangeBody {
  return body.safeParse(value).success;
}

/** Reads a whole change from plain data. Throws a ZodError for what is none. */
export function readChange(value: unknown): Change {
  const { number: at, who, when, before, ground, ...rest } = z.looseObject(stamp.shape).parse(value);
  return { number: at, who, when, before, ground, ...readBody(rest) };
}

/** Whether callers are to hear of a change at once, without a publication: so no publication brings back a voice that was withdrawn. */
export function isUrgent(change: ChangeBody): boolean {
  const { kind } = change;
  return kind === 'notice' || kind === 'silence' || kind === 'hidden office' || isWithdrawal(change);
}

/** Whether somebody takes back that callers hear a voice. */
export function isWithdrawal(change: ChangeBody): boolean {
  return change.kind === 'consent' && !change.value.given;
}

/** A change of one line. */
export type LineChange = Extract<Change, { readonly line: string }>;

/** A part of the hotline's own words that is changed as a whole. */
export type OwnPart = 'notice' | 'legal help' | 'name';

/** A new value of such a part; null takes it away. */
export type OwnBody = Extract<ChangeBody, { kind: OwnPart }>;
