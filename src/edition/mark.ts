import { createHash } from 'node:crypto';
import type { Language } from '../guide/ids.ts';
import { createEdition, type EditionParts } from './edition.ts';
import { editionLanguages } from './said.ts';

/** The file that tells what an edition was made from. */
export const editionMark = 'edition.json';

/** What an edition was made from: the version that it says, and a hash of all that it says. */
export interface EditionMark {
  readonly guidance: string;
  readonly languages: readonly Language[];
  readonly hash: string;
}

/** What an edition of these parts is known by: the same as long as callers hear the same, wherever it is served. */
export function markEdition(parts: Omit<EditionParts, 'baseUrl'>): EditionMark {
  const { guide, speech, offers } = parts;
  const hash = createHash('sha256');
  for (const { path, content } of createEdition({ ...parts, baseUrl: 'https://edition/' })) {
    hash.update(`${path}\n${typeof content === 'string' ? content : ''}\n`);
  }
  return {
    guidance: guide.version,
    languages: editionLanguages(speech, offers),
    hash: hash.digest('hex').slice(0, 32),
  };
}
