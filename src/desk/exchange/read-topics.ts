import { existsSync } from 'node:fs';
import path from 'node:path';
import type { OwnTopicDocument } from '../../topics/own-document.ts';
import { ownFolder, readOwnDocument, topicFilesIn } from '../../topics/read.ts';
import { TextFileError } from '../../text-file.ts';

/** A topic of a hotline's own as a checkout has it, or why it cannot be read. */
export type CheckoutTopic =
  | { readonly place: string; readonly document: OwnTopicDocument }
  | { readonly place: string; readonly why: string };

/** Reads the topics of a hotline's own from a checkout; none where it has no such folder. */
export function readCheckoutTopics(folder: string): readonly CheckoutTopic[] {
  const place = `prompts/guide/${ownFolder}`;
  const topics = path.join(folder, place);
  if (!existsSync(topics)) return [];
  return topicFilesIn(topics).map((file) => readTopic(path.join(topics, file), `${place}/${file}`));
}

function readTopic(file: string, name: string): CheckoutTopic {
  try {
    return { place: name, document: readOwnDocument(file, name) };
  } catch (error) {
    if (!(error instanceof TextFileError)) throw error;
    return { place: error.place, why: error.why };
  }
}
