/** Controls but for tabs and line breaks, what is no character, and what turns the text around it. */
const hidden = /(?![\t\n\r])[\p{Cc}\p{Cs}\p{Co}\u202a-\u202e\u2066-\u2069]/gu;

/** A text without what nobody sees and no database keeps. */
export function withoutHidden(text: string): string {
  return text.replaceAll(hidden, '');
}
