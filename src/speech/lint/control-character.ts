import { findInLines, type Rule } from './rule.ts';

/** U+FFFD stands where a letter was lost in another encoding. Joiners that Persian and the scripts of India need stand among the format characters, and are letters there. */
const unspeakable = /[\p{Cc}\p{Cs}\p{Co}\p{Cn}]|(?![\u200c\u200d])\p{Cf}|[\u00a0\u2028\u2029\ufffd]/u;

/** TwiML refuses them, or a voice stumbles over them. */
export const controlCharacter: Rule = {
  id: 'control-character',
  says: 'No line has control characters, unseen marks or blanks that are none.',
  check: (words) =>
    findInLines(words, ({ text }) => {
      const [found] = unspeakable.exec(text) ?? [];
      if (found !== undefined) {
        if (found === '\ufffd')
          return {
            code: 'lostLetters',
            message:
              'has U+FFFD where letters were lost by another encoding: write the word anew, and save it as UTF-8',
          };
        const code = (found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
        return {
          code: 'unseen',
          values: { found: `U+${code}` },
          message: `has the unseen character U+${code}: delete it, or write a plain blank`,
        };
      }
      return text !== text.trim() || /\s\s/.test(text)
        ? { code: 'blanks', message: 'has blanks at an end, or two in a row: delete them' }
        : undefined;
    }),
};
