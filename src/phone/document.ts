import { XMLParser } from 'fast-xml-parser';
import { SyntaxValidator } from 'fast-xml-validator';
import type { Element } from './element.ts';
import { resolveReferences } from './entities.ts';
import { CallFailure, codes } from './failure.ts';
import { checkElement } from './schema.ts';

/** A document that was read: its verbs, and what its schema does not know. */
export interface Document {
  readonly verbs: readonly Element[];
  readonly faults: readonly string[];
}

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  processEntities: false,
  cdataPropName: '#cdata',
  ignoreDeclaration: true,
  ignorePiTags: true,
});

/**
 * Reads a TwiML document. Throws a CallFailure for what is no XML, blanks before its declaration included
 * (12100), or has another root (12102).
 */
export function readDocument(xml: string, url: string): Document {
  if (/^\s+<\?xml/.test(xml)) throw new CallFailure(codes.notXml, url, 'there are blanks before <?xml');
  const [root, ...others] = parse(xml.trimStart(), url).filter((node) => typeof node !== 'string');
  if (!root || others.length > 0) throw new CallFailure(codes.notXml, url, 'the document has not one root');
  if (root.name !== 'Response') {
    throw new CallFailure(codes.wrongRoot, url, `the root is <${root.name}>, not <Response>`);
  }
  const verbs = root.children.filter((child) => typeof child !== 'string');
  return { verbs, faults: checkElement(root) };
}

function parse(xml: string, url: string): readonly (Element | string)[] {
  try {
    SyntaxValidator.validate(xml);
    return readNodes(parser.parse(xml));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : 'unreadable';
    throw new CallFailure(codes.notXml, url, `the document is no XML: ${why}`, { cause });
  }
}

/** All text in an element, as a voice would say it. */
export function allText(element: Element): string {
  return element.children
    .map((child) => (typeof child === 'string' ? child : (child.attributes.alias ?? allText(child))))
    .join(' ')
    .replace(/\s+/gu, ' ')
    .trim();
}

function readNodes(nodes: unknown): readonly (Element | string)[] {
  if (!Array.isArray(nodes)) return [];
  return nodes.flatMap((node: Readonly<Record<string, unknown>>): readonly (Element | string)[] => {
    const text = node['#text'];
    if (typeof text === 'string') return [resolveReferences(text)];
    if ('#cdata' in node) return [readRaw(node['#cdata'])];
    const attributes = Object.entries((node[':@'] ?? {}) as Readonly<Record<string, string>>);
    return Object.keys(node)
      .filter((name) => name !== ':@' && !name.startsWith('#'))
      .map((name) => ({
        name,
        attributes: Object.fromEntries(attributes.map(([key, value]) => [key, resolveReferences(value)])),
        children: readNodes(node[name]),
      }));
  });
}

/** The text of a CDATA section, in which nothing is a reference. */
function readRaw(nodes: unknown): string {
  if (!Array.isArray(nodes)) return '';
  return nodes.map((node: Readonly<Record<string, string>>) => node['#text'] ?? '').join('');
}
