import * as z from 'zod';
import { name, node } from './node-document.ts';
import { templateNames } from './template-names.ts';

const words = z.string().trim().min(1).max(2000);
const title = z.string().trim().min(1).max(80);
const choice = z.string().trim().min(1).max(200);
const source = z.string().trim().min(1).max(300);
const by = z.enum(['up', 'down']);
const index = z.coerce.number().int().min(0).max(99);
/** A field that a form sends empty is not set. */
const unset = <Schema extends z.ZodType>(schema: Schema): z.ZodPreprocess<z.ZodOptional<Schema>> =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());
const key = unset(z.coerce.number().int().min(1).max(7));
/** Each paragraph of a text field is a message of its own. */
const paragraphs = z.preprocess(
  (value) => (typeof value === 'string' ? value.split(/\n+/).filter((one) => one.trim() !== '') : value),
  z.array(words).min(1).max(20),
);
/** One checked box of a form comes alone, and none not at all. */
const several = <Schema extends z.ZodType>(schema: Schema): z.ZodPreprocess<z.ZodArray<Schema>> =>
  z.preprocess(
    (value): unknown => (value === undefined || value === '' ? [] : Array.isArray(value) ? value : [value]),
    z.array(schema).max(10),
  );

/** Where something new is offered: the words of the choice, and its key, the first that is free unless given. */
const offered = { under: node, choice, key };
const added = {
  /** The topic that it is added to: that of the node above, else the house's, unless given. */
  topic: unset(name),
  ...offered,
  title: unset(title),
  sentences: paragraphs,
  source: unset(source),
  /** What can be done next: shared choices, by their names in the parts. */
  next: several(name),
};

/** One thing that is done to a hotline's own topics, as plain data; a form's fields are read by it. */
export const topicEdit = z.discriminatedUnion('act', [
  z.object({
    act: z.literal('start'),
    title,
    about: z.string().trim().min(1).max(300),
    template: z.enum(templateNames),
    ...offered,
  }),
  z.object({ act: z.literal('answer'), ...added }),
  z.object({ act: z.literal('question'), ...added }),
  z.object({ act: z.literal('add-choice'), topic: unset(name), ...offered, to: node }),
  z.object({ act: z.literal('add-part'), topic: unset(name), under: node, part: name, key }),
  z.object({ act: z.literal('add-sentence'), topic: unset(name), node, words, source: unset(source) }),
  z.object({ act: z.literal('reword'), line: name, words }),
  z.object({ act: z.literal('move-sentence'), topic: unset(name), node, sentence: index, by }),
  z.object({ act: z.literal('remove-sentence'), topic: unset(name), node, sentence: index }),
  z.object({ act: z.literal('source'), line: name, source }),
  z.object({ act: z.literal('facts'), line: name, facts: several(z.string().max(20)) }),
  z.object({ act: z.literal('reword-choice'), node, to: node, words: choice }),
  z.object({ act: z.literal('move-choice'), node, to: node, by }),
  z.object({ act: z.literal('key'), node, to: node, key: z.coerce.number().int().min(1).max(7) }),
  z.object({ act: z.literal('remove-choice'), node, to: node }),
  z.object({ act: z.literal('hide'), node, instead: unset(node) }),
  z.object({ act: z.literal('show'), node }),
  z.object({ act: z.literal('rename'), node, title }),
  z.object({ act: z.literal('about'), topic: name, about: z.string().trim().min(1).max(300) }),
  z.object({ act: z.literal('remove-node'), node }),
  z.object({ act: z.literal('remove-topic'), topic: name }),
  z.object({
    act: z.literal('untranslated'),
    topic: name,
    untranslated: z.enum(['english', 'left-out', 'not-offered']),
  }),
]);

export type TopicEdit = z.infer<typeof topicEdit>;
/** One kind of edit by its name. */
export type EditOf<Act extends TopicEdit['act']> = Extract<TopicEdit, { readonly act: Act }>;
