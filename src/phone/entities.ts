const named: Readonly<Record<string, string>> = { amp: '&', apos: "'", gt: '>', lt: '<', quot: '"' };

/**
 * Text with its XML references resolved. Throws an Error for a reference that XML alone does not know
 * (such as `&nbsp;`) or that is no character: a document with one is not well-formed.
 */
export function resolveReferences(text: string): string {
  return text.replace(/&([^;&]*);/g, (reference, name: string) => {
    const known = Object.hasOwn(named, name) ? named[name] : undefined;
    if (known !== undefined) return known;
    const [, hex, decimal] = /^#(?:x([0-9a-f]+)|(\d+))$/i.exec(name) ?? [];
    const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    if (!isCharacter(point)) throw new Error(`${reference} is no character`);
    return String.fromCodePoint(point);
  });
}

function isCharacter(point: number): boolean {
  if (point < 0x20) return point === 0x9 || point === 0xa || point === 0xd;
  return point <= 0xd7ff || (point >= 0xe000 && point <= 0xfffd) || (point >= 0x10000 && point <= 0x10ffff);
}
