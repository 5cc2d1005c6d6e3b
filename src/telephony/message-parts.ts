/** The basic characters of GSM-7, one septet each. Source: 3GPP TS 23.038 */
const basic = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
/** Those of its extension, two septets each. */
const extended = new Set('^{}\\[~]|€');

/** Letters and marks that GSM-7 lacks, as it has them. */
const plain: Readonly<Partial<Record<string, string>>> = {
  ı: 'i',
  İ: 'I',
  ş: 's',
  Ş: 'S',
  ğ: 'g',
  Ğ: 'G',
  ç: 'c',
  œ: 'oe',
  '“': '"',
  '”': '"',
  '’': "'",
  '–': '-',
};

/** How many parts a phone company makes of a message, and in which alphabet. */
export interface Parts {
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

function septetsOf(text: string): number | undefined {
  let septets = 0;
  for (const character of text) {
    if (!basic.has(character) && !extended.has(character)) return undefined;
    septets += extended.has(character) ? 2 : 1;
  }
  return septets;
}

/**
 * A message in GSM-7 where its letters allow: accents that are not in it go, for a message of one script that is half as many parts is
 * one that is sent. Other scripts stay as they are.
 */
export function toFewestParts(text: string): string {
  const simpler = Array.from(text, simplify).join('');
  return septetsOf(simpler) === undefined ? text : simpler;
}

function simplify(character: string): string {
  if (basic.has(character) || extended.has(character)) return character;
  return plain[character] ?? character.normalize('NFD').replaceAll(/\p{Mark}/gu, '');
}
