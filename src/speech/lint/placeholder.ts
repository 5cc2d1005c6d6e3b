import { declaredLines } from '../../guide/lines.ts';
import { findInLines, type Rule } from './rule.ts';

const placeholdersIn = (text: string): readonly string[] => (text.match(/\{\{[^}]*\}\}/g) ?? []).toSorted();

/** Placeholders are filled by name, and no recording can hold one. */
export const placeholder: Rule = {
  id: 'placeholder',
  says: 'A translation has the placeholders of the English, and each such line a fixed twin that can be recorded.',
  check: (words) => {
    const declared = declaredLines(words.guide);
    return findInLines(words, ({ line, text, english }) => {
      const expected = placeholdersIn(english);
      if (placeholdersIn(text).join() !== expected.join()) {
        const found = placeholdersIn(text).join(' ');
        return expected.length > 0
          ? {
              code: 'placeholder',
              values: { wanted: expected.join(' ') },
              message: `must have ${expected.join(' and ')}, just as the English`,
            }
          : {
              code: 'noPlaceholder',
              values: { found },
              message: `has ${placeholdersIn(text).join(' and ')}, which the English has not: delete it`,
            };
      }
      const twin = declared.get(line)?.twin;
      return expected.length > 0 && twin === undefined
        ? {
            code: 'noTwin',
            message: 'has a placeholder, and prompts/guide names no fixed twin for it to be recorded',
          }
        : undefined;
    });
  },
};
