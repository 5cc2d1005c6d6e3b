import * as z from 'zod';
import { lineInfo, topicDocument } from './document.ts';
import { choice, key, line, message, name, node } from './node-document.ts';

/** The name of a topic of a hotline's own. */
export const topicName = name.max(40);

const ownLine = lineInfo.extend({
  source: z
    .string()
    .trim()
    .min(1)
    .max(300)
    .describe('Where the sentence comes from, such as a web address; "own" for the hotline’s own.'),
});

/**
 * A topic that a hotline adds to the guide that the project ships: the same document, and what it changes of the shipped nodes. What it changes
 * is said by name, so that a release can change the rest.
 */
export const ownTopicDocument = topicDocument
  .omit({ interpreter: true, card: true })
  .extend({
    topic: topicName,
    lines: z.record(line, ownLine).optional(),
    titles: z
      .record(node, z.string().trim().min(1).max(80))
      .optional()
      .describe('What its nodes are called on the pages; their names stay as they are.'),
    joins: z
      .record(
        node,
        z.strictObject({ messages: z.array(message).optional(), choices: z.array(choice).optional() }),
      )
      .optional()
      .describe('What is added to nodes of other topics: messages before the choices, and choices.'),
    keys: z
      .record(node, z.record(node, key))
      .optional()
      .describe('The keys of a node’s choices by where they lead, in the order in which they are offered.'),
    hides: z
      .array(z.strictObject({ node, instead: node.optional() }))
      .optional()
      .describe('Nodes that are not offered, and what is offered in their stead.'),
    untranslated: z
      .enum(['english', 'left-out', 'not-offered'])
      .optional()
      .describe(
        'What callers hear of a sentence that is not yet said in their language: the English after a word that it is (english, unless it says otherwise); nothing of it (left-out); or its node is not offered to them at all (not-offered).',
      ),
  })
  .describe('A topic that a hotline adds to the line’s guide.');

export type OwnTopicDocument = z.infer<typeof ownTopicDocument>;

/** A topic of a hotline's own: its document, and the English words of its lines. */
export const ownTopic = z.strictObject({
  document: ownTopicDocument,
  words: z.record(line, z.string().trim().min(1).max(2000)),
});

export type OwnTopic = z.infer<typeof ownTopic>;

/** All topics of a hotline's own, by their names. */
export type OwnTopics = ReadonlyMap<string, OwnTopic>;

/** No topic of a hotline's own. */
export const noTopics: OwnTopics = new Map();
