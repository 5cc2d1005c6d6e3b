const mostWords = 4;
const mostCharacters = 32;

/** A name in small letters, digits and hyphens made of some words; `otherwise` where they have no such letters. */
export function toName(words: string, otherwise: string): string {
  const plain = words
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’]/gu, '')
    .toLowerCase();
  const name = (plain.match(/[a-z0-9]+/gu) ?? []).slice(0, mostWords).join('-').slice(0, mostCharacters);
  return name.replace(/-+$/u, '') || otherwise;
}

/** The name itself, or with the first number that makes it one that is free. */
export function freeName(name: string, isTaken: (name: string) => boolean): string {
  if (!isTaken(name)) return name;
  let number = 2;
  while (isTaken(`${name}-${number}`)) number += 1;
  return `${name}-${number}`;
}
