import { COMMON_HTML, CURRENCY, EntityDecoder } from '@nodable/entities';
import { XMLParser } from 'fast-xml-parser';
import { SyntaxValidator } from 'fast-xml-validator';
import { TextFileError } from '../../text-file.ts';
import { placeIn, type Entry } from './entry.ts';

/** An element of XML: its children are elements and texts, in order. */
interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Element | string)[];
  readonly index: number;
}

// A file with a DOCTYPE never comes as far: no entity is known but XML's own and numbers.
const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  processEntities: true,
  entityDecoder: new EntityDecoder({
    namedEntities: { ...COMMON_HTML, ...CURRENCY },
    numericAllowed: true,
  }),
  ignoreDeclaration: true,
  ignorePiTags: true,
  captureMetaData: true,
  maxNestedTags: 64,
});

const startOf = XMLParser.getMetaDataSymbol() as symbol;

/**
 * Reads a text that is XLIFF 1.2 or 2.x, whatever stands around its units. Throws a TextFileError for what is none, for one that is from another
 * language than English or into another than `language`, and for a DOCTYPE, which no translator's tool writes.
 */
export function readXliffEntries(text: string, name: string, language: string): readonly Entry[] {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) {
    throw new TextFileError(
      name,
      undefined,
      'has a DOCTYPE, which is not read: have it exported without one',
    );
  }
  const [root] = parse(text, name);
  if (root?.name !== 'xliff')
    throw new TextFileError(name, undefined, 'is no XLIFF: its root is not <xliff>');
  const isTwo = root.attributes.version?.startsWith('2') ?? false;
  const files = elementsIn(root, 'file');
  if (files.length === 0) throw new TextFileError(name, undefined, 'has no <file> in it');
  const lineOf = lineCounter(text);
  for (const file of files) {
    const { attributes } = isTwo ? root : file;
    const [from, to] = isTwo
      ? [attributes.srcLang, attributes.trgLang]
      : [attributes['source-language'], attributes['target-language']];
    checkLanguages(name, from, to, language);
  }
  return files.flatMap((file) =>
    unitsIn(file, isTwo ? 'unit' : 'trans-unit').map((unit): Entry => {
      const { id = '', name: unitName, resname } = unit.attributes;
      const key = (isTwo ? unitName : resname) ?? id;
      const parts = isTwo
        ? unit.children.flatMap((one) =>
            typeof one !== 'string' && /^(?:segment|ignorable)$/.test(one.name) ? [one] : [],
          )
        : [unit];
      const all = (element: string): string =>
        parts.flatMap((part) => elementsIn(part, element).map(textOf)).join('');
      const seen = notesOf(unit).find((note) => note.startsWith('seen '));
      return {
        key,
        text: all('target'),
        english: all('source'),
        ...(seen !== undefined && { seen: seen.slice('seen '.length).trim() }),
        place: placeIn(name, lineOf(unit.index)),
      };
    }),
  );
}

function checkLanguages(
  name: string,
  from: string | undefined,
  to: string | undefined,
  language: string,
): void {
  const isOf = (tag: string, code: string): boolean => tag.toLowerCase().split(/[-_]/)[0] === code;
  if (from !== undefined && !isOf(from, 'en')) {
    throw new TextFileError(
      name,
      undefined,
      `is translated from "${from}": the lines are translated from English`,
    );
  }
  if (to !== undefined && !isOf(to, language)) {
    throw new TextFileError(name, undefined, `is translated into "${to}", not into "${language}"`);
  }
}

function parse(text: string, name: string): readonly Element[] {
  try {
    SyntaxValidator.validate(text);
    return toNodes(parser.parse(text)).filter((one) => typeof one !== 'string');
  } catch (error) {
    throw new TextFileError(name, undefined, `is no XML that can be read: ${(error as Error).message}`);
  }
}

function toNodes(nodes: unknown): readonly (Element | string)[] {
  if (!Array.isArray(nodes)) return [];
  return nodes.flatMap((node: Readonly<Record<string | symbol, unknown>>): readonly (Element | string)[] => {
    const text = node['#text'];
    if (typeof text === 'string') return [text];
    const attributes = (node[':@'] ?? {}) as Readonly<Record<string, string>>;
    const { startIndex: index } = node[startOf] as { readonly startIndex: number };
    return Object.keys(node)
      .filter((name) => name !== ':@')
      .map((name) => ({ name, attributes, children: toNodes(node[name]), index }));
  });
}

function elementsIn(element: Element, name: string): readonly Element[] {
  return element.children.filter((one): one is Element => typeof one !== 'string' && one.name === name);
}

/** The units of a file, in groups or not. */
function unitsIn(element: Element, name: string): readonly Element[] {
  return element.children.flatMap((one): readonly Element[] => {
    if (typeof one === 'string') return [];
    return one.name === name ? [one] : unitsIn(one, name);
  });
}

function notesOf(unit: Element): readonly string[] {
  const grouped = elementsIn(unit, 'notes').flatMap((notes) => elementsIn(notes, 'note'));
  return [...grouped, ...elementsIn(unit, 'note')].map(textOf);
}

function textOf(element: Element): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}

/** Tells in which line a place of a text is; places are asked in their order. */
function lineCounter(text: string): (index: number) => number {
  let [line, from] = [1, 0];
  return (index) => {
    for (let end = text.indexOf('\n', from); end !== -1 && end < index; end = text.indexOf('\n', from)) {
      line += 1;
      from = end + 1;
    }
    return line;
  };
}
