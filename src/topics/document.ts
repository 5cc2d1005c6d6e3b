import * as z from 'zod';
import type { Untranslated } from '../guide/topic.ts';
import { choice, fact, line, message, name, node, nodeDocument, say, spoken } from './node-document.ts';

export const lineInfo = z.strictObject({
  facts: z.array(fact).optional().describe('The facts that the line says.'),
  plain: z.literal(true).optional().describe('It says that part of its facts in which there is no hedge.'),
  legalHelp: z.literal(true).optional().describe('It speaks of legal help.'),
  perLanguage: z.literal(true).optional().describe('Said in English about each other language.'),
  spare: z
    .enum(['date', 'told', 'called', 'edition', 'print'])
    .optional()
    .describe('Kept in every language although no node names it.'),
  twin: line.optional().describe('The line without a placeholder that is recorded in its stead.'),
  pieces: z.array(line).min(1).optional().describe('The pieces in which a script teaches the sentence.'),
});

const cardWords = z.strictObject({
  lines: z.array(line).min(1),
  sounds: z.array(line).min(1),
  means: line.optional(),
  exceptEnglish: z.literal(true).optional(),
});

/** A topic as people write it: one file of the guide. */
export const topicDocument = z
  .strictObject({
    topic: name.describe('Its name: its lines stand in prompts/<language>/<topic>.json.'),
    about: z.string().min(1).describe('What it is about, in one sentence for whoever reads the guide.'),
    branch: z.enum(['court', 'uscis']).optional().describe('Where the case of a caller is who comes here.'),
    interpreter: z
      .strictObject({
        say: z.array(spoken).min(1),
        first: z.literal(true).optional(),
        facts: z.array(fact).optional(),
      })
      .optional()
      .describe('How an interpreter is asked for in every script: first of all, or only if asked.'),
    card: z.array(cardWords).optional().describe('The phrases of the wallet card, in its order.'),
    lines: z.record(line, lineInfo).optional(),
    nodes: z.record(node, nodeDocument).optional(),
  })
  .describe('A topic of the line’s guide.');

/** What several topics share, by its name. */
export const partsDocument = z
  .strictObject({
    say: z.record(name, say),
    messages: z.record(name, message),
    choices: z.record(name, choice),
  })
  .describe('What several topics share: { part: <name> } stands for it.');

/** A topic as it is written, or as a hotline adds it: then it says what is heard of its lines where they are not yet said. */
export type TopicDocument = z.infer<typeof topicDocument> & {
  readonly untranslated?: Untranslated | undefined;
};
export type PartsDocument = z.infer<typeof partsDocument>;
