import { readKeptGuides, type WrittenGuides } from './kept.ts';

/** Every version of the guide: as a build has kept it, else written out of its documents, whose reader is loaded only then. */
export const writtenGuides: WrittenGuides = readKeptGuides() ?? (await import('./write-out.ts')).writeOut();
