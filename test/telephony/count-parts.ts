import { septetsOf } from '../../src/telephony/message-parts.ts';

/** How many parts a phone company makes of a message, and in which alphabet. */
interface Parts {
  readonly alphabet: 'GSM-7' | 'UCS-2';
  readonly count: number;
}

/** Counts a message's parts: 160 characters of GSM-7 in one, 153 in each of several; 70 and 67 of UCS-2. */
export function countParts(text: string): Parts {
  const septets = septetsOf(text);
  if (septets !== undefined) {
    return { alphabet: 'GSM-7', count: septets <= 160 ? 1 : Math.ceil(septets / 153) };
  }
  return { alphabet: 'UCS-2', count: text.length <= 70 ? 1 : Math.ceil(text.length / 67) };
}
