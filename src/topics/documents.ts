import { readKeptDocuments } from './kept.ts';
import type { GuideDocuments } from './read.ts';

/** The documents of the shipped guide: as a build has kept them, else read, by a reader that is loaded only then. */
export const shippedDocuments: GuideDocuments =
  readKeptDocuments() ?? (await import('./read.ts')).readDocuments();
