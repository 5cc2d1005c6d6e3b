import { compileVersions } from './join-own.ts';
import { readDocuments } from './read.ts';
import type { WrittenGuides } from './kept.ts';

/** Writes out every version of the project's guide from its documents. Throws as `readDocuments` and `compileGuide` do. */
export function writeOut(): WrittenGuides {
  return compileVersions(readDocuments());
}
