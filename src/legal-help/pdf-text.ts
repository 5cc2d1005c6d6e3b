import { readFileSync } from 'node:fs';

/** A piece of text on a page: x and y from the lower left corner, in points; the font by an id that differs from file to file. */
export interface Item {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly font: string;
}

/** A page of a document, counted from 1, with its text. */
export interface Page {
  readonly number: number;
  readonly items: readonly Item[];
}

const round = (points: number): number => Math.round(points * 10) / 10;

/** Reads a PDF file's text by positions. Rejects where it is no PDF, telling which file. */
export async function readPdf(file: string): Promise<readonly Page[]> {
  const bytes = new Uint8Array(readFileSync(file));
  const { getDocumentProxy } = await import('unpdf');
  const document = await getDocumentProxy(bytes, { verbosity: 0 }).catch((error: unknown) => {
    throw new Error(`${file} cannot be read as a PDF: ${(error as Error).message}`, { cause: error });
  });
  const pages: Page[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    pages.push({
      number,
      items: items.flatMap((item): readonly Item[] => {
        if (!('str' in item) || item.str.trim() === '') return [];
        const [, , , , x, y] = item.transform as readonly number[];
        return [
          {
            text: item.str.trim().normalize('NFC'),
            x: round(x ?? 0),
            y: round(y ?? 0),
            width: round(item.width),
            height: round(item.height),
            font: item.fontName,
          },
        ];
      }),
    });
  }
  return pages;
}

/** A line of a column. */
export interface Line {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly font: string;
  /** How far it is below the line before it; endless for the first. */
  readonly gap: number;
}

/** What of a line's letters may stand higher or lower than the line itself, in points: the "th" of "5th". */
const superscript = 7;

/** Puts pieces of text into lines, from above to below; what touches is one word. */
export function linesOf(items: readonly Item[]): readonly Line[] {
  const rows: Item[][] = [];
  for (const item of items.toSorted((a, b) => b.y - a.y || a.x - b.x)) {
    const row = rows.at(-1);
    if (row?.[0] !== undefined && row[0].y - item.y < superscript) row.push(item);
    else rows.push([item]);
  }
  let above: number | undefined;
  return rows.flatMap((row): readonly Line[] => {
    const [first, ...rest] = row.toSorted((a, b) => a.x - b.x);
    if (!first) return [];
    let { text } = first;
    let end = first.x + first.width;
    for (const next of rest) {
      text += (next.x - end < 1 ? '' : ' ') + next.text;
      end = next.x + next.width;
    }
    const y = Math.min(...row.map((item) => item.y));
    const gap = above === undefined ? Infinity : above - y;
    above = y;
    return [{ text, x: first.x, y, font: first.font, gap }];
  });
}
