import { XMLParser } from 'fast-xml-parser';
import { SyntaxValidator } from 'fast-xml-validator';
import { CallFailure, codes } from './failure.ts';
import { checkElement } from './schema.ts';

/** An element of a TwiML document; its children are elements and texts, in order. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Element | string)[];
}

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
  ignoreDeclaration: true,
  ignorePiTags: true,
});

/** Reads a TwiML document. Throws a CallFailure for what is no XML (12100) or has another root (12102). */
export function readDocument(xml: string, url: string): Document {
  if (/^\s/.test(xml)) throw new CallFailure(codes.notXml, url, 'there are blanks before the document');
  try {
    SyntaxValidator.validate(xml);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : 'unreadable';
    throw new CallFailure(codes.notXml, url, `the document is no XML: ${why}`, { cause });
  }
  const [root, ...others] = readNodes(parser.parse(xml)).filter((node) => typeof node !== 'string');
  if (!root || others.length > 0 || root.name !== 'Response') {
    throw new CallFailure(codes.wrongRoot, url, `the root is <${root?.name ?? ''}>, not <Response>`);
  }
  const faults = [
    ...Object.keys(root.attributes).map((attribute) => `<Response> has no attribute "${attribute}"`),
    ...checkChildren(root),
  ];
  const verbs = root.children.filter((child) => typeof child !== 'string');
  return { verbs, faults };
}

/** The text of an element without its children's. */
export function textOf(element: Element): string {
  return element.children
    .filter((child) => typeof child === 'string')
    .join('')
    .trim();
}

/** All text in an element, as a voice would say it. */
export function allText(element: Element): string {
  return element.children
    .map((child) => (typeof child === 'string' ? child : (child.attributes.alias ?? allText(child))))
    .join(' ')
    .replace(/\s+/gu, ' ')
    .trim();
}

function checkChildren(parent: Element): readonly string[] {
  return parent.children
    .filter((child) => typeof child !== 'string')
    .flatMap((child) => [
      ...checkElement(child.name, Object.keys(child.attributes), parent.name),
      ...checkChildren(child),
    ]);
}

function readNodes(nodes: unknown): readonly (Element | string)[] {
  if (!Array.isArray(nodes)) return [];
  return nodes.flatMap((node: Readonly<Record<string, unknown>>): readonly (Element | string)[] => {
    const text = node['#text'];
    if (typeof text === 'string') return [text];
    const attributes = (node[':@'] ?? {}) as Record<string, string>;
    return Object.keys(node)
      .filter((name) => name !== ':@' && !name.startsWith('#'))
      .map((name) => ({ name, attributes, children: readNodes(node[name]) }));
  });
}
