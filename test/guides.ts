import { readGuides } from '../src/facts/versions.ts';
import { mergeGuides } from '../src/guide/merge.ts';

/** Every version of the guidance, as the project's files have it. */
export const guides = readGuides();

/** The version that a demo says. */
export const guide = guides.faq;

/** All that any version says. */
export const allWords = mergeGuides(guides);
