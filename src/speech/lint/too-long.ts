import { findInLines, type Rule } from './rule.ts';

const mostCharacters = 400;

/** Twilio takes no more than this of one <Say>, URL-encoded. Source: https://www.twilio.com/docs/voice/twiml/say */
const mostEncoded = 4500;

/** What a voice cannot take whole, or a caller. */
export const tooLong: Rule = {
  id: 'too-long',
  says: `A line has fewer than ${mostCharacters} characters, and ${mostEncoded} URL-encoded.`,
  check: (words) =>
    findInLines(words, ({ text }) => {
      const encoded = encodeURIComponent(text.toWellFormed()).length;
      if (text.length >= mostCharacters)
        return {
          code: 'tooLong',
          values: { count: text.length, most: mostCharacters },
          message: `has ${text.length} characters: make it shorter, or two lines`,
        };
      return encoded >= mostEncoded
        ? {
            code: 'tooLongForVoice',
            message: `has ${encoded} characters URL-encoded: make it shorter, or two lines`,
          }
        : undefined;
    }),
};
