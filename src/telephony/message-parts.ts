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

/** How many septets of GSM-7 a text is; undefined where it has a letter that is not in it. */
export function septetsOf(text: string): number | undefined {
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
