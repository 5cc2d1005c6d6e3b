import * as z from 'zod';
import { partsDocument, topicDocument } from './document.ts';
import { ownTopicDocument } from './own-document.ts';

/** The published format of the guide's documents, as JSON Schema, by its file in the guide's folder. */
export function documentSchemas(): Readonly<
  Record<'topic.schema.json' | 'parts.schema.json' | 'own.schema.json', string>
> {
  return {
    'topic.schema.json': toText(topicDocument),
    'parts.schema.json': toText(partsDocument),
    'own.schema.json': toText(ownTopicDocument),
  };
}

function toText(schema: z.ZodType): string {
  return `${JSON.stringify(z.toJSONSchema(schema, { io: 'input' }), undefined, 2)}\n`;
}
