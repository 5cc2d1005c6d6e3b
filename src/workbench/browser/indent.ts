/** A document's elements, a line each, so that it can be read. */
export function indent(xml: string): string {
  let depth = 0;
  return xml
    .replaceAll(/>\s*</g, '>\n<')
    .split('\n')
    .map((line) => {
      if (line.startsWith('</')) depth -= 1;
      const indented = `${'  '.repeat(Math.max(0, depth))}${line}`;
      if (/^<[^/?!][^>]*[^/]>$/.test(line) || /^<[A-Za-z]+>$/.test(line)) depth += 1;
      return indented;
    })
    .join('\n');
}
